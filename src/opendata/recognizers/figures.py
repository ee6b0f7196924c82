"""Names that nobody bears: figures of tales, plays and novels, stand-ins for anybody, and makes that are called like people.

Written for this project from general knowledge. Of somebody who is addressed or has a role it is not asked: "Herr Bosch" is one.
"""

from typing import Final

import polars as pl

from opendata.recognizers.cells import fold, fold_text

_FIGURES: Final = (
    "Otto Normalverbraucher; Lieschen Müller; Hinz und Kunz; Otto Normalbürger; Frau Holle; Frau Musica; Mutter Erde; "
    "Mutter Natur; Vater Rhein; Vater Staat; Meister Eder; Meister Petz; Meister Lampe; Knecht Ruprecht; Sankt Martin; "
    "Sankt Nikolaus; Till Eulenspiegel; Wilhelm Tell; Robin Hood; Robinson Crusoe; Baron Münchhausen; Hänsel und Gretel; "
    "Jorinde und Joringel; Max und Moritz; Jim Knopf; Pippi Langstrumpf; Ronja Räubertochter; Michel aus Lönneberga; "
    "Karlsson vom Dach; Peter Pan; Peter Pettersson; Pettersson und Findus; Räuber Hotzenplotz; Bibi Blocksberg; Benjamin "
    "Blümchen; Harry Potter; Sherlock Holmes; Oliver Twist; Tom Sawyer; Huckleberry Finn; Alice im Wunderland; Emil "
    "Tischbein; Momo; Anna Karenina; Effi Briest; Jenny Treibel; Frau Jenny Treibel; Doktor Faustus; Doktor Schiwago; Herr "
    "Lehmann; Felix Krull; Hans Castorp; Gregor Samsa; Josef K.; Emilia Galotti; Minna von Barnhelm; Nathan der Weise; "
    "Maria Stuart; Don Carlos; Don Juan; Don Giovanni; Don Quijote; Sancho Pansa; Romeo und Julia; König Lear; Lady "
    "Macbeth; Peer Gynt; Nora Helmer; Johannes Elias Alder; Michael Kohlhaas; Hauptmann von Köpenick; Mutter Courage; "
    "Mackie Messer; Madame Butterfly; Figaro; Papageno; Gloria Dei; Miss Marple; Hercule Poirot; James Bond; Micky Maus; "
    "Donald Duck; Benjamin Button; Heidi; Rumpelstilzchen; Schneewittchen; Fräulein von Scuderi; Das Fräulein von Scuderi; "
    "Fleißiges Lieschen; Schwarzäugige Susanne; Gute Luise; Jakob Fischer; Jakob Lebel; Kaiser Wilhelm; Ave Maria; Maria "
    "Hilf; Rosa Kruse"
)
_MAKES: Final = (
    "Otto Bock; Max Bahr; Mercedes Benz; Mercedes-Benz; Robert Bosch; Bosch; Siemens; Miele; Stihl; Dräger; Rosenbauer; "
    "Steinway; Bechstein; Viessmann; Vaillant; Buderus; Junkers; Kärcher; Hilti; Festool; Fendt; Claas; Deutz; Magirus; "
    "Ziegler; Schlingmann; Liebherr; Porsche; Opel; Ford; Daimler; Grohe; Geberit; Zumtobel; Philips; Rossmann; Lidl; Aldi; "
    "Rewe; Edeka; Schindler; Kone; Thyssen; Krupp; Sennheiser; Bosch Rexroth; Hugo Boss; Carl Zeiss; Jack Wolfskin; Ernst "
    "Klett; Peter Hahn; Henkel; Knauf; Hörmann; Dorma; Geze; Husqvarna; Makita; Metabo; Wacker; Bomag; Hako; Kubota; Faun; "
    "Unimog; Gebrüder Grimm; Brüder Grimm"
)


def _key(name: str) -> str:
    return " ".join(fold_text(name).replace("-", " ").split())


FIGURES: Final = frozenset(map(_key, _FIGURES.split("; ")))
MAKES: Final = frozenset(map(_key, _MAKES.split("; ")))


def is_figure(name: str, before: str) -> bool:
    """Say whether a name is that of a figure, alone or with the word before it: "Frau" and "Holle"."""
    return _key(name) in FIGURES or _key(f"{before.rsplit(maxsplit=1)[-1]} {name}" if before.split() else name) in FIGURES


def are_figures(names: pl.Series) -> pl.Series:
    """Say which cells of a column name a figure."""
    return fold(names).str.replace_all(r"[- ]+", " ").is_in(sorted(FIGURES))


def is_make(name: str) -> bool:
    """Say whether a name is that of a make, or begins with one: "Otto Bock Rollstuhl"."""
    words = _key(name).split()
    return any(" ".join(words[:count]) in MAKES for count in (1, 2, len(words)))

"""Names that nobody bears: figures of tales, plays and novels, stand-ins for anybody, and makes that are called like people.

Written for this project from general knowledge, without what somebody alive may well be called: a name that is taken for a
figure's is shown. Makes count only where nobody is addressed or has a role: "Hausmeister Ziegler" is a person.
"""

from typing import Final

import polars as pl

from opendata.recognizers.cells import fold, fold_text

_FIGURES: Final = (
    "Otto Normalverbraucher; Lieschen Müller; Otto Normalbürger; Knecht Ruprecht; Till Eulenspiegel; Wilhelm Tell; Robin "
    "Hood; Robinson Crusoe; Baron Münchhausen; Hänsel und Gretel; Jorinde und Joringel; Max und Moritz; Jim Knopf; Pippi "
    "Langstrumpf; Ronja Räubertochter; Michel aus Lönneberga; Karlsson vom Dach; Peter Pan; Pettersson und Findus; Räuber "
    "Hotzenplotz; Bibi Blocksberg; Benjamin Blümchen; Harry Potter; Sherlock Holmes; Oliver Twist; Tom Sawyer; Huckleberry "
    "Finn; Alice im Wunderland; Anna Karenina; Effi Briest; Jenny Treibel; Doktor Faustus; Doktor Schiwago; Felix Krull; "
    "Hans Castorp; Gregor Samsa; Emilia Galotti; Minna von Barnhelm; Nathan der Weise; Don Carlos; Don Juan; Don Giovanni; "
    "Don Quijote; Sancho Pansa; Romeo und Julia; König Lear; Lady Macbeth; Peer Gynt; Michael Kohlhaas; Hauptmann von "
    "Köpenick; Mutter Courage; Mackie Messer; Madame Butterfly; Papageno; Miss Marple; Hercule Poirot; James Bond; Micky "
    "Maus; Donald Duck; Rumpelstilzchen; Schneewittchen; Fräulein von Scuderi; Das Fräulein von Scuderi; Ave Maria; Maria "
    "Hilf; Peter und der Wolf; Onkel Toms Hütte; Toms Hütte; Meister Eder; Zwerg Nase; Mario und der Zauberer; Iphigenie auf "
    "Tauris; Maria Himmelfahrt; Mariä Himmelfahrt; Maria Lichtmess; Sankt Nikolaus; Percy Jackson; Hotzenplotz; Pumuckl; "
    "Hans Dampf; Hello Kitty; Gloria Dei; Drosselbart"
)
_MAKES: Final = (
    "Otto Bock; Mercedes Benz; Mercedes-Benz; Mercedes Sprinter; Mercedes Vito; Bosch; Siemens; Miele; Stihl; Dräger; "
    "Rosenbauer; Steinway; Bechstein; Viessmann; Vaillant; Buderus; Junkers; Kärcher; Hilti; Festool; Fendt; Claas; Deutz; "
    "Magirus; Ziegler; Schlingmann; Liebherr; Porsche; Opel; Ford; Daimler; Grohe; Geberit; Zumtobel; Philips; Rossmann; "
    "Lidl; Aldi; Rewe; Edeka; Schindler; Kone; Thyssen; Krupp; Sennheiser; Bosch Rexroth; Hugo Boss; Carl Zeiss; Jack "
    "Wolfskin; Henkel; Knauf; Aral; Aral pulse; Shell; Hörmann; Dorma; Geze; Husqvarna; Kyocera; Lexmark; Ricoh; Epson; "
    "Xerox; Toshiba; Makita; Metabo; Wacker; Bomag; Hako; Kubota; Faun; Unimog; John Deere; Mercedes Citaro; Mercedes Atego; "
    "Mercedes Actros; Mercedes Econic; Mercedes Conecto; Renault Zoe; Renault Kangoo; Renault Master; Renault Twingo; "
    "Piaggio Porter; Caddy Maxi; Fiat Ducato; Fiat Doblo; Ford Transit; Opel Vivaro; Opel Corsa; Opel Combo; Skoda Octavia; "
    "Skoda Fabia; Dacia Dokker; Dacia Sandero; Seat Ibiza; Iveco Daily; Jabra Evolve; Jabra; Veeam; Remondis; Veolia; "
    "Apetito; Sodexo; Wisag; Dr. Oetker; Mr. Wash; Vonovia; Telekom; Vodafone; Securitas; Strabag; "
    "Hochtief; Bilfinger; Eurovia; Ikea; Logitech; Lenovo; Fujitsu; Cisco; Fortinet; Panasonic; Yamaha; Kaldewei; "
    "Netto; Dekra; Amprion; Greenpeace; Enercity; Google; Zalando; Techem; Brunata; Tennet; Westnetz; Bayernwerk; Avacon; "
    "Vattenfall; Destatis; Forsa; Infratest; Nabu; Flixbus; Prezero; Amazon; Facebook; Instagram; Whatsapp; Microsoft; Paypal; "
    "Lufthansa; Kaufland; Tegut; Woolworth; Excel; Scada; Outlook; Ernst und Young; "
    "Hansgrohe; Wilo; Grundfos; Honeywell; Schüco; Velux; Demag; Manitou; Zetor; Multicar; Ladog; Schmidt Swingo"
)


def _key(name: str) -> str:
    return " ".join(fold_text(name).replace("-", " ").split())


FIGURES: Final = frozenset(map(_key, _FIGURES.split("; ")))
MAKES: Final = frozenset(map(_key, _MAKES.split("; ")))


def is_figure(name: str) -> bool:
    """Say whether a name is that of a figure."""
    return _key(name) in FIGURES


def are_figures(names: pl.Series) -> pl.Series:
    """Say which cells of a column name a figure or a make."""
    return fold(names).str.replace_all(r"[- ]+", " ").is_in(sorted(FIGURES | MAKES))


def is_make(name: str) -> bool:
    """Say whether a name is that of a make; where nobody is called, for many families are called so too."""
    return _key(name) in MAKES

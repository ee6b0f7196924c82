"""People of history, whose names stand in texts, titles and street names without concerning anybody alive.

Written for this project from general knowledge; all of them are long dead. A text that names one names nobody who could be
harmed (recital 27 GDPR).
"""

from typing import Final

import polars as pl

from opendata.recognizers.cells import fold, fold_text

_NAMES: Final = (
    "Konrad Adenauer; Theodor W. Adorno; Hannah Arendt; Bettina von Arnim; Johann Sebastian Bach; Ernst Barlach; "
    "Gertrud Bäumer; August Bebel; Ludwig van Beethoven; Otto von Bismarck; Heinrich Böll; Dietrich Bonhoeffer; "
    "Robert Bosch; Johannes Brahms; Willy Brandt; Bertolt Brecht; Clemens Brentano; Anton Bruckner; Georg Büchner; "
    "Wilhelm Busch; Matthias Claudius; Lucas Cranach; Marie Curie; Gottlieb Daimler; Rudolf Diesel; Otto Dix; "
    "Annette von Droste-Hülshoff; Albrecht Dürer; Friedrich Ebert; Joseph von Eichendorff; Albert Einstein; "
    "Georg Elser; Michael Ende; Friedrich Engels; Ludwig Erhard; Matthias Erzberger; Johann Gottlieb Fichte; "
    "Theodor Fontane; Anne Frank; Sigmund Freud; Caspar David Friedrich; Friedrich Fröbel; Carl Friedrich Gauß; "
    "Johann Wolfgang von Goethe; Günter Grass; Gebrüder Grimm; Jacob Grimm; Wilhelm Grimm; Matthias Grünewald; "
    "Johannes Gutenberg; Otto Hahn; Georg Friedrich Händel; Gerhart Hauptmann; Joseph Haydn; "
    "Georg Wilhelm Friedrich Hegel; Heinrich Heine; Gustav Heinemann; Werner Heisenberg; Johann Gottfried Herder; "
    "Hermann Hesse; Theodor Heuss; Hildegard von Bingen; Friedrich Hölderlin; Ernst Theodor Amadeus Hoffmann; "
    "E. T. A. Hoffmann; E.T.A. Hoffmann; Heinrich Hoffmann; Ricarda Huch; Alexander von Humboldt; "
    "Wilhelm von Humboldt; Friedrich Ludwig Jahn; Jean Paul; Immanuel Kant; Erich Kästner; Wassily Kandinsky; "
    "Johannes Kepler; Ernst Ludwig Kirchner; Paul Klee; Heinrich von Kleist; Friedrich Gottlieb Klopstock; "
    "Sebastian Kneipp; Robert Koch; Adolph Kolping; Käthe Kollwitz; Nikolaus Kopernikus; Else Lasker-Schüler; "
    "Gottfried Wilhelm Leibniz; Gotthold Ephraim Lessing; Justus von Liebig; Max Liebermann; Karl Liebknecht; "
    "Otto Lilienthal; Franz Liszt; August Macke; Martin Luther; Rosa Luxemburg; Thomas Mann; Heinrich Mann; "
    "Golo Mann; Franz Marc; Karl Marx; Karl May; Lise Meitner; Philipp Melanchthon; Felix Mendelssohn Bartholdy; "
    "Moses Mendelssohn; Adolph von Menzel; Maria Montessori; Eduard Mörike; Wolfgang Amadeus Mozart; Thomas Müntzer; "
    "Balthasar Neumann; Friedrich Nietzsche; Carl von Ossietzky; Louise Otto-Peters; Johann Heinrich Pestalozzi; "
    "Max Planck; August von Platen; Wilhelm Raabe; Max Reger; Rainer Maria Rilke; Tilman Riemenschneider; "
    "Joachim Ringelnatz; Conrad Röntgen; Wilhelm Conrad Röntgen; Friedrich Rückert; Hans Sachs; Nelly Sachs; "
    "Hans Scholl; Sophie Scholl; Geschwister Scholl; Friedrich Schiller; Karl Friedrich Schinkel; "
    "August Wilhelm Schlegel; Friedrich Schlegel; Oskar Schindler; Carlo Schmid; Kurt Schumacher; Clara Schumann; "
    "Robert Schumann; Albert Schweitzer; Werner von Siemens; Edith Stein; Rudolf Steiner; "
    "Claus Schenk Graf von Stauffenberg; Adalbert Stifter; Theodor Storm; Veit Stoß; Richard Strauss; "
    "Franz Josef Strauß; Gustav Stresemann; Bertha von Suttner; Georg Philipp Telemann; Ernst Thälmann; Ludwig Thoma; "
    "Ludwig Tieck; Kurt Tucholsky; Ludwig Uhland; Richard Wagner; Walther von der Vogelweide; Carl Maria von Weber; "
    "Max Weber; Frank Wedekind; Alfred Wegener; Christoph Martin Wieland; Johann Joachim Winckelmann; Konrad Zuse; "
    "Carl Zeiss; Clara Zetkin; Heinrich Zille; Stefan Zweig; Ferdinand Graf von Zeppelin; Leonardo da Vinci; "
    "Vincent van Gogh; Pablo Picasso; William Shakespeare; Isaac Newton; Charles Darwin; Galileo Galilei; "
    "Christoph Kolumbus; Antonio Vivaldi; Giuseppe Verdi; Frédéric Chopin; Franz Schubert; Johann Strauß; "
    "Astrid Lindgren; Hans Christian Andersen; Florence Nightingale; Henri Dunant; Mahatma Gandhi; "
    "Martin Luther King; Johann Dientzenhofer; Leonhard Dientzenhofer; Georg Dientzenhofer; Christoph Clavius; "
    "Otto von Bamberg; Heinrich II.; Adam Krafft; Karl Höller; Kunigunde von Luxemburg"
)


def _key(name: str) -> str:
    return " ".join(fold_text(name).replace("-", " ").replace(".", " ").split())


HISTORIC: Final = frozenset(_key(name) for name in _NAMES.split("; "))


def are_historic(names: pl.Series) -> pl.Series:
    """Say which names of a column are of somebody from history."""
    return fold(names).str.replace_all(r"[-. ]+", " ").is_in(sorted(HISTORIC))


def is_historic(name: str) -> bool:
    """Say whether a name, however its umlauts are written, is that of somebody from history."""
    return _key(name) in HISTORIC

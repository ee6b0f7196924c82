"""People of history, whose names stand in texts, titles and street names without concerning anybody alive.

Written for this project from general knowledge; all of them are long dead. A text that names one names nobody who could be
harmed (recital 27 GDPR).
"""

from functools import lru_cache
from typing import Final

import polars as pl

from opendata.recognizers.cells import fold, fold_text

_NAMES: Final = (
    "Henriette Davidis; Helene Stöcker; Minna Cauer; Lily Braun; Bertha Pappenheim; Dorothea Erxleben; Dorothea Christiane "
    "Erxleben; Amalie Sieveking; Malwida von Meysenbug; Elsa Brändström; Louise Aston; Emilie Wüstenfeld; Franziska "
    "Tiburtius; Ottilie Baader; Hedwig Bollhagen; Frida Kahlo; Valeska Gert; Mary Wigman; Gret Palucca; Tilla Durieux; "
    "Eleonore Prochaska; Friedrich Gottlob Keller; Karl Ernst Osthaus; Philipp Nicolai; Joachim Neander; Gerhard "
    "Tersteegen; Nikolaus von Zinzendorf; Nikolaus Ludwig von Zinzendorf; August Gottlieb Spangenberg; Jan "
    "Arnošt Smoler; Mina Witkojc; Korla Awgust Kocor; Jakub Bart-Ćišinski; Otto Pankok; Wilhelm Lehmbruck; "
    "Gerhard Marcks; Ewald Mataré; Conrad Felixmüller; Ludwig Meidner; Heinrich Vogeler; Otto Modersohn; Bernhard Hoetger; "
    "Clara Rilke-Westhoff; Rudolf Belling; Sophie Taeuber-Arp; Willi Baumeister; Ida Kerkovius; Adolf Hölzel; Gunta Stölzl; "
    "Anni Albers; Hugo Häring; Dominikus Böhm; Emil Fahrenkamp; Heinrich Tessenow; Gabriel von Seidl; Friedrich von "
    "Thiersch; German Bestelmeyer; Hermann Muthesius; Joseph Maria Olbrich; Alfred Messel; Karl von Drais; Felix Wankel; "
    "Hugo Junkers; Ernst Heinkel; Anton Flettner; Gustav Weißkopf; Wernher von Braun; Hermann Oberth; Manfred von Ardenne; "
    "Justus Perthes; Ernst Litfaß; Samuel Heinicke; Louis Braille; Friedrich Eberhard von Rochow; Johann Bernhard Basedow; "
    "Christian Gotthilf Salzmann; Célestin Freinet; Helen Keller; Olympe de Gouges; Harriet Tubman; Simón Bolívar; Che "
    "Guevara; Salvador Allende; Pablo Neruda; Patrice Lumumba; Olof Palme; Jean Monnet; Robert Schuman; Charles de Gaulle; "
    "Winston Churchill; John F. Kennedy; Abraham Lincoln; George Washington; Juri Gagarin; Neil Armstrong; Sigmund Jähn; "
    "Alexander Puschkin; Maxim Gorki; Wladimir Majakowski; Lew Tolstoi; Nikolai Gogol; Adam Mickiewicz; Bedřich Smetana; "
    "Leoš Janáček; Johann Amos Comenius; Jan Amos Komenský; Albrecht Thaer; Albrecht Daniel Thaer; Charlotte von Stein; "
    "Friedrich Justin Bertuch; Johannes Daniel Falk; Christiane Vulpius; Corona Schröter; Wilhelm Pieck; Otto Grotewohl; "
    "Käthe Duncker; Julian Marchlewski; Werner Seelenbinder; Anton Saefkow; Bernhard Bästlein; Robert Havemann; Harro "
    "Schulze-Boysen; Libertas Schulze-Boysen; Arvid Harnack; Mildred Harnack; Adam von Trott zu Solz; Peter Yorck von "
    "Wartenburg; Henning von Tresckow; Fabian von Schlabrendorff; Erwin von Witzleben; Hans von Dohnanyi; Elisabeth von "
    "Thadden; Titus Brandsma; Max Josef Metzger; Karl Leisner; Karl Friedrich Stellbrink; Jochen Klepper; Ödön von Horváth; "
    "Marieluise Fleißer; Bruno Apitz; Louis Fürnberg; Johannes R. Becher; Erwin Strittmatter; Brigitte Reimann; Franz "
    "Fühmann; Ludwig Renn; Hans Marchwitza; Egon Erwin Kisch; Walter Benjamin; Siegfried Kracauer; Ernst Cassirer; Moritz "
    "Schlick; Gottlob Frege; Nicolaus Cusanus; Nikolaus von Kues; Albertus Magnus; Meister Eckhart; Mechthild von "
    "Magdeburg; Hrotsvit von Gandersheim; Roswitha von Gandersheim; Wolfram von Eschenbach; Hartmann von Aue; Heinrich von "
    "Veldeke; Eike von Repgow; Heinrich Cornelius Agrippa; Georgius Agricola; Paracelsus von Hohenheim; Johann Tetzel; "
    "Andreas Karlstadt; Wendelin Hipler; Michael Gaismair; "
    "Ehm Welk; Johannes Bobrowski; Heinrich Schliemann; Ferdinand von Schill; "
    "Alois Senefelder; Ludwig Börne; Friedrich Silcher; Bettine von Arnim; Friederike Caroline Neuber; Ubbo Emmius; "
    "Wilhelmine Siefkes; Wilhelm Löhe; Friedrich List; Adolph Menzel; Ferdinand von Zeppelin; Friedrich Ludwig "
    "Schröder; Paul Ehrlich; Ottmar Mergenthaler; Philipp Matthäus Hahn; Graf Zeppelin; Georg Agricola; Johannes a "
    "Lasco; "
    "Konrad Adenauer; Theodor W. Adorno; Hannah Arendt; Bettina von Arnim; Johann Sebastian Bach; Ernst Barlach; Gertrud "
    "Bäumer; August Bebel; Ludwig van Beethoven; Otto von Bismarck; Heinrich Böll; Dietrich Bonhoeffer; Robert Bosch; "
    "Johannes Brahms; Willy Brandt; Bertolt Brecht; Clemens Brentano; Anton Bruckner; Georg Büchner; Wilhelm Busch; "
    "Matthias Claudius; Lucas Cranach; Marie Curie; Gottlieb Daimler; Rudolf Diesel; Otto Dix; Annette von Droste-Hülshoff; "
    "Albrecht Dürer; Friedrich Ebert; Joseph von Eichendorff; Albert Einstein; Georg Elser; Michael Ende; Friedrich Engels; "
    "Ludwig Erhard; Matthias Erzberger; Johann Gottlieb Fichte; Theodor Fontane; Anne Frank; Sigmund Freud; Caspar David "
    "Friedrich; Friedrich Fröbel; Carl Friedrich Gauß; Johann Wolfgang von Goethe; Günter Grass; Gebrüder Grimm; Jacob "
    "Grimm; Wilhelm Grimm; Matthias Grünewald; Johannes Gutenberg; Otto Hahn; Georg Friedrich Händel; Gerhart Hauptmann; "
    "Joseph Haydn; Georg Wilhelm Friedrich Hegel; Heinrich Heine; Gustav Heinemann; Werner Heisenberg; Johann Gottfried "
    "Herder; Hermann Hesse; Theodor Heuss; Hildegard von Bingen; Friedrich Hölderlin; Ernst Theodor Amadeus Hoffmann; E. T. "
    "A. Hoffmann; E.T.A. Hoffmann; Heinrich Hoffmann; Ricarda Huch; Alexander von Humboldt; Wilhelm von Humboldt; Friedrich "
    "Ludwig Jahn; Jean Paul; Immanuel Kant; Erich Kästner; Wassily Kandinsky; Johannes Kepler; Ernst Ludwig Kirchner; Paul "
    "Klee; Heinrich von Kleist; Friedrich Gottlieb Klopstock; Sebastian Kneipp; Robert Koch; Adolph Kolping; Käthe "
    "Kollwitz; Nikolaus Kopernikus; Else Lasker-Schüler; Gottfried Wilhelm Leibniz; Gotthold Ephraim Lessing; Justus von "
    "Liebig; Max Liebermann; Karl Liebknecht; Otto Lilienthal; Franz Liszt; August Macke; Martin Luther; Rosa Luxemburg; "
    "Thomas Mann; Heinrich Mann; Golo Mann; Franz Marc; Karl Marx; Karl May; Lise Meitner; Philipp Melanchthon; Felix "
    "Mendelssohn Bartholdy; Moses Mendelssohn; Adolph von Menzel; Maria Montessori; Eduard Mörike; Wolfgang Amadeus Mozart; "
    "Thomas Müntzer; Balthasar Neumann; Friedrich Nietzsche; Carl von Ossietzky; Louise Otto-Peters; Johann Heinrich "
    "Pestalozzi; Max Planck; August von Platen; Wilhelm Raabe; Max Reger; Rainer Maria Rilke; Tilman Riemenschneider; "
    "Joachim Ringelnatz; Conrad Röntgen; Wilhelm Conrad Röntgen; Friedrich Rückert; Hans Sachs; Nelly Sachs; Hans Scholl; "
    "Sophie Scholl; Geschwister Scholl; Friedrich Schiller; Karl Friedrich Schinkel; August Wilhelm Schlegel; Friedrich "
    "Schlegel; Oskar Schindler; Carlo Schmid; Kurt Schumacher; Clara Schumann; Robert Schumann; Albert Schweitzer; Werner "
    "von Siemens; Edith Stein; Rudolf Steiner; Claus Schenk Graf von Stauffenberg; Adalbert Stifter; Theodor Storm; Veit "
    "Stoß; Richard Strauss; Franz Josef Strauß; Gustav Stresemann; Bertha von Suttner; Georg Philipp Telemann; Ernst "
    "Thälmann; Ludwig Thoma; Ludwig Tieck; Kurt Tucholsky; Ludwig Uhland; Richard Wagner; Walther von der Vogelweide; Carl "
    "Maria von Weber; Max Weber; Frank Wedekind; Alfred Wegener; Christoph Martin Wieland; Johann Joachim Winckelmann; "
    "Konrad Zuse; Carl Zeiss; Clara Zetkin; Heinrich Zille; Stefan Zweig; Ferdinand Graf von Zeppelin; Leonardo da Vinci; "
    "Vincent van Gogh; Pablo Picasso; William Shakespeare; Isaac Newton; Charles Darwin; Galileo Galilei; Christoph "
    "Kolumbus; Antonio Vivaldi; Giuseppe Verdi; Orlando di Lasso; Lou "
    "Andreas-Salomé; Frédéric Chopin; Franz Schubert; Johann Strauß; Astrid Lindgren; Hans "
    "Christian Andersen; Florence Nightingale; Henri Dunant; Mahatma Gandhi; Martin Luther King; Johann Dientzenhofer; "
    "Leonhard Dientzenhofer; Georg Dientzenhofer; Christoph Clavius; Otto von Bamberg; Heinrich II.; Adam Krafft; Karl "
    "Höller; Kunigunde von Luxemburg; Paula Modersohn-Becker; Emil Nolde; Kurt Schwitters; Hoffmann von Fallersleben; "
    "August Heinrich Hoffmann von Fallersleben; Caroline Herschel; Wilhelm Herschel; Theo van Doesburg; Max Ernst; Max "
    "Beckmann; Ernst Wilhelm Nay; Gabriele Münter; Lovis Corinth; Max Slevogt; Carl Spitzweg; Wilhelm Leibl; Franz von "
    "Lenbach; Franz von Stuck; Anselm Feuerbach; Adolf von Hildebrand; Philipp Otto Runge; Hans Holbein; Hans Memling; "
    "Stefan Lochner; Tizian Vecellio; Rembrandt van Rijn; Peter Paul Rubens; Jan Vermeer; Claude Monet; Paul Cézanne; "
    "Auguste Rodin; Gustav Klimt; Egon Schiele; Oskar Kokoschka; Joseph Beuys; Walter Gropius; Ludwig Mies van der Rohe; "
    "Gottfried Semper; Leo von Klenze; Elias Holl; Fischer von Erlach; Dominikus Zimmermann; Cosmas Damian Asam; Egid "
    "Quirin Asam; Gustav Mahler; Clara Wieck; Fanny Hensel; Fanny Mendelssohn; Felix Mendelssohn; Heinrich Schütz; Johann "
    "Pachelbel; Dietrich Buxtehude; Christoph Willibald Gluck; Albert Lortzing; Engelbert Humperdinck; Paul Hindemith; Kurt "
    "Weill; Carl Orff; Arnold Schönberg; Giacomo Puccini; Georges Bizet; Jacques Offenbach; Peter Tschaikowski; Hermann "
    "Löns; Wilhelm Hauff; Ludwig Achim von Arnim; Jean Paul Richter; Gottfried Keller; Conrad Ferdinand Meyer; Marie von "
    "Ebner-Eschenbach; Gustav Freytag; Fritz Reuter; Klaus Groth; Emanuel Geibel; Detlev von Liliencron; Christian "
    "Morgenstern; Hugo von Hofmannsthal; Arthur Schnitzler; Franz Kafka; Max Brod; Robert Musil; Alfred Döblin; Lion "
    "Feuchtwanger; Arnold Zweig; Anna Seghers; Erich Maria Remarque; Hans Fallada; Wolfgang Borchert; Ingeborg Bachmann; "
    "Paul Celan; Mascha Kaléko; Otfried Preußler; James Krüss; Agatha Christie; Mark Twain; Charles Dickens; Jules Verne; "
    "Leo Tolstoi; Anton Tschechow; Fjodor Dostojewski; Voltaire; Jean-Jacques Rousseau; Victor Hugo; Ernst Abbe; Bertha "
    "Benz; August Horch; Ferdinand Porsche; Ernst Haeckel; Max von Laue; Fritz Haber; Emil von Behring; Rudolf Virchow; "
    "Ignaz Semmelweis; Samuel Hahnemann; Alexander Fleming; Louis Pasteur; Albert Schweizer; Georg Simon Ohm; Heinrich "
    "Hertz; Carl von Linné; Adam Riese; Peter Henlein; Martin Behaim; Johann Philipp Reis; Thomas Edison; Nikola Tesla; "
    "James Watt; Otto von Guericke; Ferdinand Braun; Hermann von Helmholtz; Theodor Mommsen; Leopold von Ranke; Karl "
    "Jaspers; Martin Heidegger; Arthur Schopenhauer; Ludwig Feuerbach; Hannah Höch; Karl Valentin; Liesl Karlstadt; Marlene "
    "Dietrich; Heinz Rühmann; Paul von Hindenburg; Friedrich der Große; Karl der Große; Otto der Große; Heinrich der Löwe; "
    "Friedrich Barbarossa; Maria Theresia; Katharina die Große; Kaiser Wilhelm; Prinz Eugen; Elisabeth von Thüringen; "
    "Hildegard Hamm-Brücher; Matthias Grünwald; Peter Vischer; Veit Stoss; Christoph Probst; Alexander Schmorell; Carl "
    "Friedrich Goerdeler; Julius Leber; Elisabeth Selbert; Marie Juchacz; Anita Augspurg; Hedwig Dohm; Lena Christ; Argula "
    "von Grumbach; Florian Geyer; Götz von Berlichingen; Ulrich von Hutten; Franz von Sickingen; Johannes Hus; Johannes "
    "Calvin; Ulrich Zwingli; Ignatius von Loyola; Franz von Assisi; Teresa von Avila; Mutter Teresa; Maximilian Kolbe; "
    "Janusz Korczak; Friedrich Wilhelm Raiffeisen; Hermann Schulze- Delitzsch; Ferdinand Lassalle; Wilhelm Liebknecht; Rosa "
    "Parks; Nelson Mandela; Lothar Franz von Schönborn; Julius Echter; Julius Echter von Mespelbrunn; Lola Montez; Conrad "
    "Celtis; Maria Sibylla Merian; Caroline Schlegel; Karoline Schelling; "
    "Felix Nussbaum; Ludwig Windthorst; Justus Möser; Wilhelm Leuschner; Carl Goerdeler; Helmuth James von Moltke; Adolf "
    "Reichwein; Bernhard Lichtenberg; Alfred Delp; Clemens August von Galen; Käthe Paulus; Lida Gustava Heymann; Mathilde "
    "Anneke; Fanny Lewald; Rahel Varnhagen; Karoline von Günderrode; Sophie von La Roche; Katharina von Bora; Walther "
    "Rathenau; Philipp Scheidemann; Gustav Landauer; Erich Mühsam; Oskar Maria Graf; Ludwig Ganghofer; Christoph von "
    "Schmid; Simon Marius; Adam Ries; Willibald Pirckheimer; Caritas Pirckheimer; Hartmann Schedel; Erasmus von Rotterdam; "
    "Johannes Reuchlin; Johannes Bugenhagen; Philipp Jakob Spener; August Hermann Francke; Johann Hinrich Wichern; "
    "Friedrich von Bodelschwingh; Theodor Fliedner; Johann Michael Sailer; Wilhelm Emmanuel von Ketteler; Georg von "
    "Vollmar; Carl Severing; Wilhelm Kaisen; Carl Legien; Johann Nestroy; Franz Grillparzer; Georg Trakl; Gottfried Benn; "
    "Nikolaus Lenau; Adelbert von Chamisso; Ernst Moritz Arndt; Theodor Körner; Ludwig Bechstein; Johann Peter Hebel; "
    "Justinus Kerner; Friedrich Hebbel; Christian Dietrich Grabbe; Georg Herwegh; Ferdinand Freiligrath; Georg Weerth; Carl "
    "Schurz; Gottfried Kinkel; Heinrich von Gagern; Gerhard von Scharnhorst; Carl von Clausewitz; Helmuth von Moltke; "
    "Friedrich Harkort; Alfred Krupp; August Borsig; Joseph von Fraunhofer; Gustav Kirchhoff; Robert Bunsen; Robert Wilhelm "
    "Bunsen; Friedrich Wöhler; Christoph Wilhelm Hufeland; Max von Pettenkofer; Ferdinand Sauerbruch; Gregor Mendel; Alfred "
    "Brehm; Carl Benz; Nikolaus August Otto; Wilhelm Maybach; Claude Dornier; Oskar von Miller; Arnold Sommerfeld; Erwin "
    "Schrödinger; Niels Bohr; Michael Faraday; Alessandro Volta; Emmy Noether; Maria Goeppert-Mayer; Ada Lovelace; "
    "Margarete Steiff; Elly Beinhorn; Heinrich Lübke; Hinrich Wilhelm Kopf; Kurt Georg Kiesinger; Herbert Wehner; Martin "
    "Niemöller; Rudolf Bultmann; Martin Buber; Leo Baeck; Ernst Bloch; Edmund Husserl; Friedrich Schleiermacher; Gottfried "
    "August Bürger; Johann Heinrich Voß; Georg Christoph Lichtenberg; Christian Fürchtegott Gellert; Andreas Gryphius; "
    "Angelus Silesius; Friedrich Spee; Athanasius Kircher; Tycho Brahe; Friedrich Wilhelm Bessel; Bernhard Riemann; David "
    "Hilbert; Karl Weierstraß; Leonhard Euler; Hans Poelzig; Hans Scharoun; Erich Mendelsohn; Fritz Höger; Henry van de "
    "Velde; Friedrich Weinbrenner; Matthäus Daniel Pöppelmann; George Bähr; Johann Gottfried Schadow; Bertel Thorvaldsen; "
    "Peter Joseph Lenné; Hermann von Pückler-Muskau; Fritz Mackensen; Marianne von Werefkin; Alexej von Jawlensky; Max "
    "Pechstein; Franz Radziwill; George Grosz; Lyonel Feininger; László Moholy-Nagy; Oskar Schlemmer; Johannes Itten; "
    "Moritz von Schwind; Carl Gustav Carus; Peter von Cornelius; Wilhelm von Kaulbach; Fritz von Uhde; Johann Baptist "
    "Straub; Johann Baptist Zimmermann; Johann Lucas von Hildebrandt; Ferdinand Tietz; Giovanni Battista Tiepolo; Erasmus "
    "Grasser; Johann Gottfried Seume; Carl Czerny; Béla Bartók; Barbara Uthmann; Gustave Flaubert; "
    "Gottfried Silbermann; Arp Schnitger; Friedrich Ladegast; Rudolf Siemering; "
    "Reinhold Begas; Adolf von Hildebrand; Balthasar Permoser; Georg Raphael Donner; Egid Quirin Asam; Cosmas "
    "Damian Asam; Michael Wolgemut; Joachim Beuckelaer; Matthäus Merian; Bernt Notke; Hans Memling; Franz von Lenbach; Leo von "
    "Klenze; Gottfried Semper; Conrad Wilhelm Hase; Johann Conrad Schlaun; Johann Dientzenhofer; Leonhard Dientzenhofer; "
    "Maximilian von Welsch; Johannes von Nepomuk; Antonín "
    "Dvořák; Klaus Störtebeker; Till Eulenspiegel; Hans Leinberger; Jörg Syrlin; Michael Pacher; Albrecht Altdorfer; "
    "Hans Baldung Grien; Martin Schongauer; Hans "
    "Burgkmair; Jakob Fugger; Anton Fugger; Bartholomäus Welser; Philippine Welser; Agnes Bernauer; Karl Schmidt-Rottluff"
)


def _key(name: str) -> str:
    return " ".join(fold_text(name).replace("-", " ").replace(".", " ").split())


HISTORIC: Final = frozenset(_key(name) for name in _NAMES.split("; "))


def are_historic(names: pl.Series) -> pl.Series:
    """Say which names of a column are of somebody from history, also turned, with a calling, or with a workshop."""
    folded = fold(names).str.replace_all(r"[-. ]+", " ")
    known = sorted(HISTORIC)
    plain = folded.str.replace_all(_SCHOOL, "")
    turned = folded.str.replace(r"^([^,]+), ([^,]+?)( (?:von|van|de))?$", "$2$3 $1")
    return plain.is_in(known) | turned.is_in(known) | plain.str.replace(r", [a-z]+(?: d [aj])?$", "").is_in(known)


_SCHOOL: Final = r"^(?:umkreis|werkstatt|nachfolger?|schule|kopie nach|nach|zugeschrieben) (?:des |von )?| d [aj]$| [ivx]{1,4}$"
"""How museums say that a work is of somebody's time or hand."""


_FIRST: Final = frozenset(name.split(" ")[0] for name in HISTORIC)


@lru_cache(maxsize=10_000)
def begins_historic(word: str) -> bool:
    """Say whether a word, or its first part, is the first of the name of somebody from history."""
    return _key(word).split(" ")[0] in _FIRST


@lru_cache(maxsize=10_000)
def is_historic(name: str) -> bool:
    """Say whether a name, however its umlauts are written, is that of somebody from history."""
    return _key(name) in HISTORIC


_FAMOUS: Final = frozenset(
    "goethe schiller lessing mozart beethoven bach haydn haendel brahms duerer luther kant hegel marx bismarck grieg verdi "
    "vivaldi chopin liszt telemann rembrandt picasso kafka brecht fontane heine hoelderlin napoleon riemenschneider gropius "
    "schinkel humboldt kandinsky klee freud buxtehude bruckner puccini rossini tschaikowski dvorak smetana shakespeare "
    "moliere ibsen tolstoi dostojewski droste eichendorff klopstock wieland herder".split()
)


def is_famous(word: str) -> bool:
    """Say whether a family name alone makes everybody think of somebody from history: "Goethe schrieb hier …"."""
    return _key(word) in _FAMOUS

"""Notes that tell of somebody by the family name alone, as neighbours do; and of things that are called like families."""

PEOPLE = (
    # by what only somebody does
    ("Kunze hat wieder angerufen, will Antwort bis Freitag", ["Kunze"]),
    ("Ahrens zahlt in Raten", ["Ahrens"]),
    ("Hövelmann sagt, er wisse von nichts", ["Hövelmann"]),
    ("Obermayr sen. weiß von nichts", ["Obermayr"]),
    ("Ebeling ist verzogen", ["Ebeling"]),
    ("Crumbiegler weigert sich", ["Crumbiegler"]),
    ("Crumbiegler hat zwei Mal nicht geöffnet.", ["Crumbiegler"]),
    ("dos Santos will ein Hausboot anmelden", ["dos Santos"]),
    # households and pairs
    ("Krügers haben schon wieder gegrillt", ["Krügers"]),
    ("Meyer/Brandes teilen sich den Garten", ["Meyer", "Brandes"]),
    ("Schlichtung zwischen Petridis und Kälble gescheitert", ["Petridis", "Kälble"]),
    ("Bearbeiterwechsel: Nitsche -> Rauschenbach", ["Nitsche", "Rauschenbach"]),
    ("Das Grab gehört den Geschwistern Petridis.", ["Petridis"]),
    ("Spende Ehel. Terbrüggen über 500 Euro", ["Terbrüggen"]),
    # whose word it is
    ("lt. Kunze schon erledigt??", ["Kunze"]),
    ("Fahrer nannte sich Crumbiegler.", ["Crumbiegler"]),
    ("s. Schreiben Petridis vom Montag", ["Petridis"]),
    ("Dienstwagen zuletzt gefahren von Rasche, Delle hinten", ["Rasche"]),
    ("Gegenüber bei Stumpf wird bis nachts gehämmert.", ["Stumpf"]),
    ("Opa Dangel aus dem dritten Stock ist gestürzt", ["Dangel"]),
    # initials before nouns and places
    ("Den Garten hat früher L. Fries bewirtschaftet", ["L. Fries"]),
    ("Eigentümerin ist inzwischen J. Hochstein, Erbfall", ["J. Hochstein"]),
    ("Laut M. Freitag aus der Nachbarschaft steht es seit Ostern dort", ["M. Freitag"]),
    # small letters
    ("Auf Nachfrage von lutz meier erläutert das Amt die Kosten", ["lutz meier"]),
    ("Zweite Beschwerde in dieser Sache, wieder halina zembrod", ["halina zembrod"]),
    ("Absender: norbert freitag", ["norbert freitag"]),
    # cells
    ("Gransee Nenad", ["Gransee Nenad"]),
    ("Kindergrab Milan Petridis, Windspiel darf bleiben", ["Milan Petridis"]),
    # who may live is never of history
    ("Antrag Ludwig Thomas liegt vor", ["Ludwig Thomas"]),
    ("Frau Holle hat angerufen wegen der Miete", ["Holle"]),
    ("Hier wohnte Anna Petridis von 1928 bis 2019", ["Anna Petridis"]),
    ("Ein Roman von Petridis wohnt hier", ["Roman von Petridis"]),
    ("Der Hamburger Kamp hat nicht bezahlt", ["Kamp"]),
)
NOBODY = (
    "Bordstein Löherstraße / Puschkinallee nicht abgesenkt.",
    "Im Sandkasten bei Gerhard-Ludwig-Mürmann-Heim liegen Scherben.",
    "Am Eingang Eversten Holz hängt kein Schild mit den Zeiten.",
    "Frau Holle war dieses Jahr fleißig, Räumfahrzeuge im Dauereinsatz.",
    "Der Überlieferung nach übernachtete Crumbiegler Anton im Gasthof.",
    "Hier wohnte Franz Petridis um 1836 für kurze Zeit.",
    "Hier starb 1791 der Dichter Christian Petridis",
    "Auf den Spuren Martin Luthers",
    "Goethe schrieb hier 1774 einen Brief",
    "Bus 112 Mercedes Citaro, Klima kaputt",
    "Leasing Renault Zoe endet im August",
    "Räuber Hotzenplotz – Puppenbühne auf dem Festplatz",
    "Regensburg: Steinerne Brücke gesperrt",
    "Trödelhalle am Sonntag, Aufsicht Hausmeisterei",
    "Rückfragen bitte nur schriftlich an pforte@huntewerder.example",
    "Bei Fragen wasserwerk@hohenlenne.example",
    "siehe Akte XI/4 im Archiv",
    "Sammelakte 1938-1945 ausgehoben",
    "Beiträge Anlieger (Lindenweg 3-15)",
    "Sammlung durch den Verein e.V. Crossen fehlt",
)
BESIDE = (
    ("Mail an sonnenblume@petridis-huber.example", "sonnenblume@petridis-huber.example", "EMAIL"),
    ("Rückruf für Fragen: 030 23125431 privat", "030 23125431", "PHONE"),
    ("Unser Haus (Röpersdorfer Weg 115) hat Risse.", "Röpersdorfer Weg 115", "ADDRESS"),
    ("Seit 2019 wohne ich hier (Rudolf-Bultmann-Straße 93/2)", "Rudolf-Bultmann-Straße 93/2", "ADDRESS"),
    ("Anwohnerin aus Grimmestraße 134a bittet um einen Ortstermin", "Grimmestraße 134a", "ADDRESS"),
    ("Ich bitte um Fällung der Birke vor meinem Fenster (Tegelbusch 59).", "Tegelbusch 59", "ADDRESS"),
    ("Die alte Dame in der Lise-Meitner-Straße 8 füttert Tauben", "Lise-Meitner-Straße 8", "ADDRESS"),
    ("Akte FD 4-787.30/24 liegt beim Anwalt.", "FD 4-787.30/24", "CASE_REF"),
    ("Bitte die Mahnung WG 12082/24 zurücknehmen", "WG 12082/24", "CASE_REF"),
    ("Widerspruch zu Az. 34-NÄ-0066/24", "34-NÄ-0066/24", "CASE_REF"),
)

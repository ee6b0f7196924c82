"""Words of the command line: failures of use, headings, progress, results."""

TEXTS: dict[str, tuple[str, str]] = {
    # wrong use and configuration
    "actor-unknown": (
        "OPENDATA_ACTOR nennt keine Rolle. Erwartet: department:ID, release:ID oder dsb:ID (Kürzel, keine Namen).",
        "OPENDATA_ACTOR names no role. Expected: department:ID, release:ID or dsb:ID (ids, no names).",
    ),
    "now-unreadable": (
        "OPENDATA_NOW ist keine Zeitangabe nach ISO 8601, zum Beispiel 2026-11-23T12:00:00+00:00.",
        "OPENDATA_NOW is not a time in ISO 8601, for example 2026-11-23T12:00:00+00:00.",
    ),
    "model-unknown": (
        "OPENDATA_MODEL nennt kein Modell. Erwartet: spacy:ORDNER, transformers:ORDNER oder presidio:MODUL:NAME.",
        "OPENDATA_MODEL names no model. Expected: spacy:FOLDER, transformers:FOLDER or presidio:MODULE:NAME.",
    ),
    "model-library-missing": (
        "Das Modell aus OPENDATA_MODEL braucht die Bibliothek {library}, und die fehlt. Bitte in diese Umgebung installieren: "
        "docs/howto/use-a-model.md. Es wurde nichts geprüft und nichts veröffentlicht.",
        "The model of OPENDATA_MODEL needs the library {library}, which is missing. Please install it into this environment: "
        "docs/howto/use-a-model.md. Nothing was checked or published.",
    ),
    "model-unusable": (
        "Das Modell aus OPENDATA_MODEL ({model}) lässt sich nicht laden. Es muss für diesen Benutzer lesbar sein, vollständig, außerhalb der "
        "Ablage (OPENDATA_VAR), und zur installierten Bibliothek passen. Es wurde nichts geprüft und nichts veröffentlicht.",
        "The model of OPENDATA_MODEL ({model}) does not load. It has to be readable for this user, complete, outside the storage "
        "(OPENDATA_VAR), and fit the installed library. Nothing was checked or published.",
    ),
    "model-labels": (
        "Das Modell aus OPENDATA_MODEL ({model}) kennt keine Personen: Keine seiner Bezeichnungen ist PER, PERSON oder eine der Arten in "
        "docs/reference/recognizers.md. Es wurde nichts geprüft und nichts veröffentlicht.",
        "The model of OPENDATA_MODEL ({model}) knows no people: none of its labels is PER, PERSON or one of the kinds in "
        "docs/reference/recognizers.md. Nothing was checked or published.",
    ),
    "model-failed": (
        "Das Modell aus OPENDATA_MODEL ist beim Lesen der Daten gescheitert. Es wurde nichts veröffentlicht. Ohne OPENDATA_MODEL gelten die "
        "Regeln allein.",
        "The model of OPENDATA_MODEL failed while it read the data. Nothing was published. Without OPENDATA_MODEL the rules alone "
        "apply.",
    ),
    "language-unknown": ("Sprachen sind de und en.", "Languages are de and en."),
    "portal-unknown": (
        "OPENDATA_PORTALS nennt ein Portal, das es nicht gibt. Bekannt sind: folder, ckan.",
        "OPENDATA_PORTALS names a portal that does not exist. Known: folder, ckan.",
    ),
    "portal-none": (
        "OPENDATA_PORTALS nennt kein Portal. Das eingebaute heißt folder.",
        "OPENDATA_PORTALS names no portal. The built-in one is called folder.",
    ),
    "path-missing": (
        "Dort liegt nichts. Erwartet: ein Ordner mit datapackage.json, diese Datei selbst, ein zip davon oder eine Datendatei.",
        "There is nothing. Expected: a folder with datapackage.json, that file itself, a zip of it, or a data file.",
    ),
    "path-without-data": (
        "Der Ordner enthält weder datapackage.json noch Datendateien (CSV und verwandte).",
        "The folder holds neither datapackage.json nor data files (CSV and the like).",
    ),
    "dataset-name": (
        "So kann kein Datensatz heißen: nur Kleinbuchstaben a-z, Ziffern und Bindestriche, zum Beispiel baumkataster-2026.",
        "No dataset can be called that: only lower-case a-z, digits and hyphens, for example baumkataster-2026.",
    ),
    "dataset-name-long": (
        "Der Name des Datensatzes ist zu lang: höchstens {longest} Zeichen. Bitte den Ordner umbenennen oder --dataset angeben.",
        "The dataset's name is too long: at most {longest} characters. Please rename the folder, or use --dataset.",
    ),
    "rows-no-code": (
        "--rows: Eine Ursache „{name}“ gibt es nicht. Es gibt: {known}.",
        "--rows: there is no cause “{name}”. There are: {known}.",
    ),
    "dataset-one-path": ("--dataset geht nur mit einem einzigen PATH.", "--dataset goes with one single PATH only."),
    "dataset-unknown": (
        "Einen Datensatz dieses Namens gibt es hier nicht. `opendata portal status` zeigt alle.",
        "There is no dataset of this name here. `opendata portal status` shows all.",
    ),
    "dataset-not-published": (
        "Dieser Datensatz wurde nie veröffentlicht; es gibt nichts zurückzuziehen.",
        "This dataset was never published; there is nothing to withdraw.",
    ),
    "dataset-name-personal": (
        "Der Name des Ordners oder der Datei sieht nach personenbezogenen Daten aus. Nichts wurde gespeichert. "
        "Bitte umbenennen; `opendata publish` nimmt mit --dataset NAME auch einen anderen Namen für den Datensatz.",
        "The name of the folder or file looks like personal data. Nothing was kept. "
        "Please rename it; `opendata publish` takes another name for the dataset with --dataset NAME.",
    ),
    "expected-missing": (
        "Neben der Lieferung liegt kein lesbares expected/check.json; --expect vergleicht damit.",
        "There is no readable expected/check.json beside the delivery; --expect compares with it.",
    ),
    "question-unknown": (
        "Unter dieser Nummer wird nichts gefragt. `opendata review list` zeigt, was wartet.",
        "Nothing is asked under this id. `opendata review list` shows what waits.",
    ),
    "answer-without-choice": (
        "Es fehlt die Antwort: opendata answer DATENSATZ FRAGE ANTWORT.",
        "The choice is missing: opendata answer DATASET QUESTION CHOICE.",
    ),
    "answer-own": (
        "Wer abgegeben hat, gibt nicht selbst frei. Eine andere Person der Freigabestelle muss entscheiden.",
        "Who submitted does not release. Another person of the releasing office has to decide.",
    ),
    "program-fault": (
        "Ein Programmfehler ist aufgetreten ({where}). Es wurde nichts Halbes veröffentlicht; ein neuer Versuch ist gefahrlos. "
        "Bitte melden.",
        "A fault in the program occurred ({where}). Nothing was published by half; it is safe to try again. Please report it.",
    ),
    "reason-missing": ("Eine Begründung ist nötig: --reason TEXT.", "A reason is needed: --reason TEXT."),
    # deliveries that are not even opened
    "delivery-link": (
        "Die Lieferung enthält eine Verknüpfung oder etwas, das keine gewöhnliche Datei ist. Bitte die Dateien selbst abgeben.",
        "The delivery holds a link, or something that is no ordinary file. Please hand in the files themselves.",
    ),
    "delivery-file-missing": (
        "datapackage.json nennt eine Datei, die nicht in der Lieferung liegt. Bitte Datei und Pfad prüfen.",
        "datapackage.json names a file that is not in the delivery. Please check file and path.",
    ),
    "file-too-large": (
        "Eine Datei ist größer als {limit} Bytes. Bitte aufteilen.",
        "A file is larger than {limit} bytes. Please split it.",
    ),
    "too-many-files": (
        "Die Lieferung hat mehr als {limit} Dateien. Bitte aufteilen.",
        "The delivery has more than {limit} files. Please split it.",
    ),
    "zip-damaged": (
        "Das zip-Archiv ist beschädigt oder kein zip. Bitte neu packen.",
        "The zip archive is damaged or no zip. Please pack it again.",
    ),
    "zip-too-large": (
        "Das zip-Archiv enthält ausgepackt zu viel (mehr als {limit} Bytes, oder auffällig stark gepackt). Bitte aufteilen.",
        "The zip archive holds too much when unpacked (more than {limit} bytes, or suspiciously dense). Please split it.",
    ),
    "zip-doubled-path": (
        "Im zip-Archiv heißen zwei Dateien gleich. Bitte umbenennen.",
        "Two files in the zip archive have the same name. Please rename one.",
    ),
    "zip-method": (
        "Das zip-Archiv ist verschlüsselt oder mit einem seltenen Verfahren gepackt. Bitte gewöhnlich packen.",
        "The zip archive is encrypted or packed by a rare method. Please pack it the usual way.",
    ),
    "path-unsafe": (
        "Ein Pfad ist nicht erlaubt: nur einfache Namen unterhalb des Ordners, ohne .., ohne Laufwerk, ohne Sonderzeichen.",
        "A path is not allowed: only plain names below the folder, without .., drive letters or special characters.",
    ),
    "content-refused": (
        "Genau dieser Inhalt wurde aus Datenschutzgründen zurückgezogen und wird nicht wieder angenommen. "
        "Bitte die Personendaten entfernen und neu abgeben.",
        "This very content was withdrawn for privacy and is not taken again. Please remove the personal data and submit anew.",
    ),
    # headings
    "head-dataset": ("Datensatz", "dataset"),
    "head-verdict": ("Urteil", "verdict"),
    "head-removed": ("entfernt oder vergröbert [Regel]", "removed or coarsened [rule]"),
    "head-asked": ("gefragt", "asked"),
    "head-published": ("veröffentlicht", "published"),
    "head-seconds": ("s", "s"),
    "head-column": ("Spalte", "column"),
    "head-type": ("Typ", "type"),
    "head-finding": ("Befund", "finding"),
    "head-share": ("Anteil", "share"),
    "head-action": ("Maßnahme", "action"),
    "head-reason": ("Grund", "reason"),
    "head-id": ("Nr.", "id"),
    "head-place": ("Stelle", "place"),
    "head-question": ("Frage", "question"),
    "head-choices": ("Antworten", "choices"),
    "head-asked_of": ("gefragt ist", "asked of"),
    "head-file": ("Datei", "file"),
    "head-spans": ("Textstellen", "spans"),
    "head-portal": ("Portal", "portal"),
    "head-found": ("vorgefunden", "found"),
    "head-state": ("Stand", "state"),
    # words
    "word-rows": ("{rows} Zeilen", "{rows} rows"),
    "word-rows-one": ("1 Zeile", "1 row"),
    "word-in-row": ("Zeile {rows}", "row {rows}"),
    "word-in-rows": ("Zeilen {rows}", "rows {rows}"),
    "word-and": ("{first} und {last}", "{first} and {last}"),
    "word-column": ("Spalte „{name}“", "Column “{name}”"),
    "word-quoted": ("„{name}“", "“{name}”"),
    "word-columns": ("Spalten {names}", "columns {names}"),
    "word-column-number": ("Spalte {number}", "Column {number}"),
    "word-number": ("Nr. {number}", "No. {number}"),
    "word-table": ("Tabelle „{name}“", "Table “{name}”"),
    "word-package": ("Datenpaket", "Data package"),
    "word-question": ("Frage", "Question"),
    "severity-error": ("Fehler", "Error"),
    "severity-warning": ("Hinweis", "Note"),
    "severity-review": ("Zur Freigabe", "For review"),
    "office-department": ("Fachamt", "department"),
    "office-release": ("Freigabestelle", "releasing office"),
    "office-dsb": ("Datenschutzbeauftragte", "data-protection officer"),
    "reading-sheet": (
        "gelesen aus {format}, Blatt {sheet}; Überschriften in Zeile {header}, Vorspann {preamble}, Fußzeilen {footer}",
        "read from {format}, sheet {sheet}; headers in row {header}, preamble {preamble}, footer {footer}",
    ),
    "reading-records": ("gelesen aus {format}", "read from {format}"),
    "reading-sentence": (
        "gelesen als {encoding}, Trennzeichen {delimiter}, Dezimalzeichen {decimal}; Vorspann {preamble}, Fußzeilen {footer}",
        "read as {encoding}, delimiter {delimiter}, decimal mark {decimal}; preamble {preamble}, footer {footer}",
    ),
    # what became of a delivery
    "state-published": ("veröffentlicht", "published"),
    "state-unchanged": ("unverändert", "unchanged"),
    "state-waiting": ("wartet", "waiting"),
    "state-rejected": ("abgelehnt", "rejected"),
    "state-failed": ("gescheitert", "failed"),
    "rejected-errors": (
        "{count} Fehler in den Daten; `opendata check` nennt sie",
        "{count} errors in the data; `opendata check` names them",
    ),
    "sum-published": ("{count} von {total} Datensätzen neu veröffentlicht.", "{count} of {total} datasets newly published."),
    "sum-unchanged": ("Nichts hat sich geändert ({total} Lieferungen).", "Nothing has changed ({total} deliveries)."),
    "sum-failed": ("Gescheitert: {count} von {total}.", "Failed: {count} of {total}."),
    "sum-expected": ("Alle {total} Urteile sind wie erwartet.", "All {total} verdicts are as expected."),
    "sum-unexpected": ("Anders als erwartet: {datasets}.", "Not as expected: {datasets}."),
    "withdrawn-from": ("{dataset}: von {portal} zurückgezogen am {at}", "{dataset}: withdrawn from {portal} at {at}"),
    "withdrawn-absent": ("nachgesehen und nicht mehr da", "looked at and absent"),
    "withdrawn-absent-many": (
        "an {count} Stellen nachgesehen und nichts mehr da (`--json` nennt jede)",
        "looked at {count} places, and nothing is there any more (`--json` names each)",
    ),
    "withdrawn-remains": ("bleibt", "remains"),
    "remains-ckan-activity": (
        "alte Titel und Beschreibungen im Verlauf des CKAN (Erweiterung activity), keine Dateien; "
        "löschen kann sie die Verwaltung: `ckan -c ckan.ini dataset purge {dataset}`, dann `ckan -c ckan.ini clean activities`",
        "old titles and descriptions in CKAN's activity stream (extension activity), no files; "
        "its administrators can delete them: `ckan -c ckan.ini dataset purge {dataset}`, then `ckan -c ckan.ini clean activities`",
    ),
    "remains-ckan-trash": (
        "der leere Datensatz im Papierkorb des CKAN; löschen kann ihn die Verwaltung: `ckan -c ckan.ini dataset purge {dataset}`",
        "the empty dataset in CKAN's trash; its administrators can delete it: `ckan -c ckan.ini dataset purge {dataset}`",
    ),
    "remains-ckan-backups": (
        "Sicherungen des CKAN-Servers, bis sie überschrieben sind; zuständig ist, wer ihn betreibt",
        "backups of the CKAN server until they are overwritten; who runs it is in charge",
    ),
    "remains-ckan-logs": (
        "Zugriffsprotokolle des CKAN-Servers (Adressen der Dateien, keine Inhalte); zuständig ist, wer ihn betreibt",
        "access logs of the CKAN server (addresses of files, no contents); who runs it is in charge",
    ),
    "remains-tombstone": ("die Seite, die sagt, dass zurückgezogen wurde", "the page that says it was withdrawn"),
    "nothing-waits": ("Nichts wartet.", "Nothing waits."),
    "file-not-searched": (
        "{file}: Darin wurde keine Tabelle gelesen, also nichts gesucht. `opendata check` mit dieser Datei sagt, woran es liegt.",
        "{file}: No table was read in it, so nothing was searched. `opendata check` with this file says why.",
    ),
    "nothing-found": ("Keine Personendaten gefunden.", "No personal data found."),
    "policy-examples-passed": (
        "Alle {count} Beispiele ergeben, was sie sollen.",
        "All {count} examples come out as they should.",
    ),
    "nothing-to-explain": (
        "Zu diesem Datensatz gibt es noch kein Urteil.",
        "There is no verdict on this dataset yet.",
    ),
    "ledger-whole": (
        "Das Protokoll ist vollständig und unverändert: {size} Einträge, Wurzel {root}.",
        "The ledger is complete and unchanged: {size} entries, root {root}.",
    ),
    "held-same": ("gleich", "same"),
    "held-edited": ("dort verändert", "edited there"),
    "held-missing": ("fehlt dort", "missing there"),
    "portals-agree": (
        "Die Portale halten, was veröffentlicht wurde ({count} geprüft).",
        "The portals hold what was published ({count} checked).",
    ),
    "repair-question": (
        "{dataset} auf {portal} wiederherstellen? Anders ist dort: {changed} [j/N]",
        "Restore {dataset} on {portal}? Different there: {changed} [y/N]",
    ),
    "held-other": ("von einer anderen Installation", "of another installation"),
    "held-unfinished": ("noch nicht fertig", "not finished yet"),
    "held-away": ("antwortet nicht", "does not answer"),
    "held-foreign": ("nicht von uns", "not ours"),
    "held-withdrawn": ("zurückgezogen", "withdrawn"),
    # doctor
    "doctor-python": ("Python {version}", "Python {version}"),
    "doctor-python-fix": (
        "Python {version} wird nicht unterstützt; bitte 3.11, 3.12 oder 3.13.",
        "Python {version} is not supported; please use 3.11, 3.12 or 3.13.",
    ),
    "doctor-policy": ("Richtlinie stimmig, {rules} Regeln", "policy sound, {rules} rules"),
    "doctor-policy-unsound-fix": (
        "Die Richtlinie fehlt oder ist nicht stimmig ({code}); `opendata policy check` nennt Datei und Zeile. Ohne sie wird nichts veröffentlicht.",
        "The policy is missing or unsound ({code}); `opendata policy check` names file and line. Nothing is published without it.",
    ),
    "doctor-folder": ("Ablage beschreibbar, {megabytes} MB frei", "storage writable, {megabytes} MB free"),
    "doctor-folder-fix": (
        "Die Ablage ist nicht beschreibbar oder fast voll ({megabytes} MB frei); OPENDATA_VAR auf einen anderen Ordner setzen.",
        "The storage is not writable or almost full ({megabytes} MB free); set OPENDATA_VAR to another folder.",
    ),
    "doctor-sandbox": ("Daten werden ohne Netz und ohne Schlüssel gelesen", "data is read without network and without keys"),
    "doctor-sandbox-less": (
        "Dieses System erlaubt keine Namensräume: Daten werden nur mit Grenzen für Zeit und Speicher gelesen.",
        "This system allows no namespaces: data is read with limits on time and memory only.",
    ),
    "doctor-nameless": ("Zwischenergebnisse liegen in namenlosen Dateien", "intermediate results lie in nameless files"),
    "doctor-nameless-less": (
        "Dieses System kennt keine namenlosen Dateien: Zwischenergebnisse liegen in Dateien, die beim Schließen verschwinden.",
        "This system has no nameless files: intermediate results lie in files that vanish on closing.",
    ),
    "doctor-detector": (
        "Erkennung bereit, {recognizers} Erkenner, ohne Modell",
        "detection ready, {recognizers} recognizers, no model",
    ),
    "doctor-model": (
        "Erkennung bereit, {recognizers} Erkenner und das Modell {model}",
        "detection ready, {recognizers} recognizers and the model {model}",
    ),
    "doctor-model-fix": (
        "{why} Ohne OPENDATA_MODEL gelten die Regeln allein.",
        "{why} Without OPENDATA_MODEL the rules alone apply.",
    ),
    "doctor-detector-missing-fix": (
        "Die Erkennung lädt nicht ({code}); ohne sie wird nichts veröffentlicht. `make setup` stellt die Umgebung wieder her.",
        "Detection does not load ({code}); nothing is published without it. `make setup` restores the environment.",
    ),
    "doctor-installation-broken-fix": (
        "Die Installation öffnet sich nicht: {why}",
        "The installation does not open: {why}",
    ),
    "doctor-new-less": (
        "In {folder} gibt es noch keine Installation; die erste Veröffentlichung legt sie an",
        "there is no installation in {folder} yet; the first publication makes it",
    ),
    "serving": (
        "Seiten und API: http://{host}:{port}/ (beenden mit Strg+C). Adressen in Seiten und Katalog beginnen mit {base} "
        "(OPENDATA_BASE_URL).",
        "Pages and API: http://{host}:{port}/ (end with Ctrl+C). Addresses in pages and catalogue begin with {base} "
        "(OPENDATA_BASE_URL).",
    ),
    "doctor-ledger": ("Protokoll unverändert, {entries} Einträge", "ledger unchanged, {entries} entries"),
    "doctor-ledger-fix": (
        "Das Protokoll hat {problems} Fehler auf {entries} Einträge; `opendata audit verify` nennt sie.",
        "The ledger has {problems} faults in {entries} entries; `opendata audit verify` names them.",
    ),
    "doctor-portals": ("Portale: {names}", "Portals: {names}"),
}

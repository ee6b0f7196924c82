"""Failures: code of errors.py to a sentence that says what, why and how to mend it."""

TEXTS: dict[str, tuple[str, str]] = {
    # sandbox: the room where cells are read
    "sandbox-cpu": (
        "Die Daten zu verarbeiten dauert länger als erlaubt. Bitte kleinere Dateien oder ein einfacheres Muster (pattern).",
        "Processing the data takes longer than allowed. Please split it into smaller files, or simplify the pattern.",
    ),
    "sandbox-memory": (
        "Die Daten brauchen mehr Speicher als erlaubt. Bitte in kleinere Dateien teilen.",
        "The data needs more memory than allowed. Please split it into smaller files.",
    ),
    "sandbox-size": (
        "Aus den Daten entsteht eine größere Datei als erlaubt. Bitte in kleinere Dateien teilen.",
        "The data turns into a larger file than allowed. Please split it into smaller files.",
    ),
    "sandbox-time": (
        "Die Verarbeitung hat zu lange gedauert und wurde beendet. Bitte später noch einmal.",
        "Processing took too long and was ended. Please try again later.",
    ),
    "sandbox-crashed": (
        "Beim Verarbeiten der Daten ist ein Programmfehler aufgetreten ({where}). Es wurde nichts veröffentlicht.",
        "A fault in the program occurred while processing the data ({where}). Nothing was published.",
    ),
    "sandbox-died": (
        "Die Verarbeitung ist unerwartet abgebrochen. Es wurde nichts veröffentlicht; ein neuer Versuch ist gefahrlos.",
        "Processing ended unexpectedly. Nothing was published; it is safe to try again.",
    ),
    # sealed and released files
    "disk-failed": (
        "Der Datenträger ließ sich nicht beschreiben oder lesen ({reason}). Bitte Platz und Rechte prüfen.",
        "The disk could not be written or read ({reason}). Please check space and rights.",
    ),
    "raw-damaged": (
        "Eine versiegelte Rohdatei fehlt oder ist beschädigt. Bitte die Daten noch einmal abgeben.",
        "A sealed raw file is missing or damaged. Please hand the data in again.",
    ),
    "raw-erased": (
        "Die Rohdaten dieser Abgabe wurden gelöscht. Bitte die Daten neu abgeben, wenn sie noch gebraucht werden.",
        "The raw data of this submission was erased. Please hand the data in again if it is still needed.",
    ),
    "released-damaged": (
        "Eine freigegebene Datei fehlt oder wurde verändert; sie wird nicht veröffentlicht. Ein neuer Lauf erstellt sie wieder.",
        "A released file is missing or was changed; it will not be published. A new run makes it again.",
    ),
    "clock-behind": (
        "Die Uhr dieses Rechners steht vor der letzten Lieferung dieses Datensatzes ({day}). Bitte die Uhr stellen; sonst liefen die "
        "Versionen rückwärts.",
        "The clock of this machine is before the last delivery of this dataset ({day}). Please set the clock; otherwise versions "
        "would go backwards.",
    ),
    # store
    "dataset-busy": (
        "An diesem Datensatz arbeitet gerade ein anderer Lauf. Bitte später noch einmal.",
        "Another run is working on this dataset. Please try again later.",
    ),
    "lease-lost": (
        "Ein anderer Lauf hat diesen Datensatz übernommen; dieser hat nichts mehr geschrieben. Ein neuer Versuch ist gefahrlos.",
        "Another run has taken over this dataset; this one has written nothing more. It is safe to try again.",
    ),
    "store-busy": (
        "Die Datenbank ist zu lange durch andere belegt ({reason}). Bitte noch einmal versuchen.",
        "The database was in use by others for too long ({reason}). Please try again.",
    ),
    "store-failed": (
        "Die Datenbank ließ sich nicht lesen oder beschreiben ({reason}). Bitte Platz und Rechte prüfen.",
        "The database could not be read or written ({reason}). Please check space and rights.",
    ),
    "store-damaged": (
        "Die Datenbank ist beschädigt ({reason}). Nichts wurde geändert. Bitte die letzte Sicherung von var/ zurückspielen.",
        "The database is damaged ({reason}). Nothing was changed. Please restore the last backup of var/.",
    ),
    "ledger-broken": (
        "Das Protokoll ist nicht vollständig oder wurde verändert. Solange wird nichts veröffentlicht. "
        "„opendata audit verify“ zeigt, wo; die letzte Sicherung von var/ stellt es wieder her.",
        "The ledger is not whole or was changed. Until then nothing is published. "
        "“opendata audit verify” shows where; the last backup of var/ restores it.",
    ),
    "installation-missing": (
        "In {folder} gibt es keine Installation. Bitte --var oder OPENDATA_VAR prüfen.",
        "There is no installation in {folder}. Please check --var or OPENDATA_VAR.",
    ),
    "var-unusable": (
        "Der Ordner {folder} lässt sich nicht anlegen oder betreten. Bitte --var oder OPENDATA_VAR und die Rechte prüfen.",
        "The folder {folder} cannot be made or entered. Please check --var or OPENDATA_VAR and the rights.",
    ),
    "address-unusable": (
        "Unter {host}, Port {port}, lässt sich nichts anbieten: belegt, verboten oder unbekannt. Bitte --host und --port ändern.",
        "Nothing can be served at {host}, port {port}: in use, forbidden or unknown. Please change --host and --port.",
    ),
    "store-edited": (
        "Ein gespeichertes Ergebnis passt nicht zum Protokoll; es wird nicht verwendet. `opendata audit verify` zeigt, welches.",
        "A kept result does not match the ledger; it will not be used. `opendata audit verify` shows which one.",
    ),
    "store-newer": (
        "Die Datenbank wurde von einer neueren Version dieses Programms angelegt. Bitte das Programm aktualisieren.",
        "The database was made by a newer version of this program. Please update the program.",
    ),
    # ledger: what `audit verify` finds
    "checkpoint-unreadable": (
        "Das ist kein Prüfpunkt des Protokolls.",
        "This is not a checkpoint of the ledger.",
    ),
    "checkpoint-forged": (
        "Der Prüfpunkt trägt keine gültige Unterschrift dieser Installation.",
        "The checkpoint bears no valid signature of this installation.",
    ),
    "ledger-unreadable": (
        "Die Datenbank des Protokolls ist beschädigt.",
        "The ledger's database is damaged.",
    ),
    "ledger-entry-missing": (
        "Eintrag {seq} des Protokolls fehlt.",
        "Entry {seq} of the ledger is missing.",
    ),
    "ledger-entry-edited": (
        "Eintrag {seq} des Protokolls wurde verändert.",
        "Entry {seq} of the ledger was changed.",
    ),
    "ledger-value-missing": (
        "Das Ergebnis zu Eintrag {seq} des Protokolls fehlt.",
        "The result for entry {seq} of the ledger is missing.",
    ),
    "ledger-value-edited": (
        "Das Ergebnis zu Eintrag {seq} wurde verändert oder gehört nicht ins Protokoll.",
        "The result for entry {seq} was changed, or does not belong to the ledger.",
    ),
    "ledger-head-differs": (
        "Das Protokoll endet nicht dort, wo es enden müsste: Einträge wurden abgeschnitten, angehängt oder neu geschrieben.",
        "The ledger does not end where it should: entries were cut off, added or written anew.",
    ),
    "ledger-cut-off": (
        "Das Protokoll ist kürzer als der Prüfpunkt: Einträge fehlen am Ende, oder ein alter Stand wurde zurückgespielt.",
        "The ledger is shorter than the checkpoint: entries are missing at its end, or an old state was put back.",
    ),
    "ledger-forked": (
        "Das Protokoll setzt den Prüfpunkt nicht fort: es wurde neu geschrieben oder gehört zu einer anderen Installation.",
        "The ledger does not go on from the checkpoint: it was written anew, or belongs to another installation.",
    ),
    "note-edited": (
        "Eine Begründung wurde nachträglich verändert.",
        "The words of a reason were changed afterwards.",
    ),
    # the package's descriptor
    "descriptor-too-large": (
        "datapackage.json ist größer als erlaubt ({limit} Bytes).",
        "datapackage.json is larger than allowed ({limit} bytes).",
    ),
    "descriptor-too-deep": (
        "datapackage.json ist tiefer verschachtelt als erlaubt ({limit} Ebenen).",
        "datapackage.json is nested deeper than allowed ({limit} levels).",
    ),
    "descriptor-not-json": (
        "datapackage.json ist kein gültiges JSON in UTF-8. Bitte mit einem JSON-Prüfer ansehen.",
        "datapackage.json is no valid JSON in UTF-8. Please look at it with a JSON checker.",
    ),
    "descriptor-not-object": (
        "datapackage.json muss ein JSON-Objekt sein (mit geschweiften Klammern beginnen).",
        "datapackage.json has to be a JSON object (to begin with a curly bracket).",
    ),
    "descriptor-duplicate-key": (
        "datapackage.json enthält eine Angabe doppelt. Bitte eine davon entfernen.",
        "datapackage.json holds a property twice. Please remove one of them.",
    ),
    "descriptor-bad-number": (
        "datapackage.json enthält eine Zahl, die JSON nicht kennt (NaN, Infinity oder zu groß).",
        "datapackage.json holds a number that JSON does not know (NaN, Infinity or too large).",
    ),
    "descriptor-lone-surrogate": (
        "datapackage.json enthält ein halbes Unicode-Zeichen (\\ud800 bis \\udfff). Bitte entfernen.",
        "datapackage.json holds half a Unicode character (\\ud800 to \\udfff). Please remove it.",
    ),
    "descriptor-reference": (
        "datapackage.json enthält „$ref“. Verweise auf andere Dateien sind hier nicht erlaubt.",
        "datapackage.json holds “$ref”. References to other files are not allowed here.",
    ),
    "descriptor-no-resources": (
        "datapackage.json nennt keine Dateien („resources“ fehlt, ist leer oder keine Liste von Objekten).",
        "datapackage.json names no files (“resources” is missing, empty or no list of objects).",
    ),
    "descriptor-inline-data": (
        "datapackage.json enthält Daten in sich („data“). Bitte als eigene Datei abgeben und mit „path“ nennen.",
        "datapackage.json holds data itself (“data”). Please hand it in as a file of its own and name it by “path”.",
    ),
    "descriptor-wrong-type": (
        "„schema“ oder „dialect“ in datapackage.json ist weder ein Objekt noch ein Dateipfad.",
        "“schema” or “dialect” in datapackage.json is neither an object nor a file path.",
    ),
    "schema-fields-wrong": (
        "„schema“ in datapackage.json ist fehlerhaft: „fields“ muss eine Liste von Feldern mit je einem „name“ sein.",
        "“schema” in datapackage.json is wrong: “fields” has to be a list of fields, each with a “name”.",
    ),
    "dialect-unsupported": (
        "„dialect“ in datapackage.json nennt Zeichen, mit denen sich nicht lesen lässt: Trenn-, Anführungs- und Maskierungszeichen müssen verschieden und je ein Zeichen lang sein.",
        "“dialect” in datapackage.json names characters that cannot be read with: delimiter, quote and escape have to differ and be one character each.",
    ),
    "line-end-unsupported": (
        "„lineTerminator“ in datapackage.json ist kein Zeilenende: Gelesen werden LF, CRLF und CR.",
        "“lineTerminator” in datapackage.json is no line end: LF, CRLF and CR are read.",
    ),
    "too-many-resources": (
        "Die Lieferung hat mehr Tabellen als erlaubt ({limit}). Bitte in mehrere Lieferungen teilen.",
        "The delivery has more tables than allowed ({limit}). Please split it into several deliveries.",
    ),
    "too-many-keys": (
        "Das Schema nennt mehr Schlüssel, oder Spalten eines Schlüssels, als erlaubt ({limit}).",
        "The schema names more keys, or columns of a key, than allowed ({limit}).",
    ),
    "too-many-columns": (
        "Das Schema nennt mehr Spalten als erlaubt ({limit}).",
        "The schema names more columns than allowed ({limit}).",
    ),
    "format-not-allowed": (
        "datapackage.json nennt ein Format, das nicht gelesen wird (etwa sql). Bitte als CSV abgeben.",
        "datapackage.json names a format that is not read (such as sql). Please hand in CSV.",
    ),
    "compression-unsupported": (
        "datapackage.json nennt eine gepackte Datei. Bitte ungepackt abgeben.",
        "datapackage.json names a compressed file. Please hand it in uncompressed.",
    ),
    "reference-remote": (
        "datapackage.json verweist bei „schema“, „dialect“, „profile“ oder „package“ auf eine andere Adresse. Bitte den Inhalt in das Paket selbst schreiben.",
        "datapackage.json refers to another address for “schema”, “dialect”, “profile” or “package”. Please write the content into the package itself.",
    ),
    "path-missing-in-resource": (
        "In datapackage.json fehlt bei einer Datei der „path“.",
        "In datapackage.json the “path” of a file is missing.",
    ),
    "path-absolute": (
        "datapackage.json nennt einen absoluten Pfad. Erlaubt sind nur Pfade innerhalb des Pakets, etwa data/tabelle.csv.",
        "datapackage.json names an absolute path. Only paths within the package are allowed, such as data/table.csv.",
    ),
    "path-parent": (
        "datapackage.json nennt einen Pfad mit „..“. Erlaubt sind nur Pfade innerhalb des Pakets.",
        "datapackage.json names a path with “..”. Only paths within the package are allowed.",
    ),
    "path-remote": (
        "datapackage.json nennt eine Internetadresse oder ein Laufwerk als Datei. Bitte die Datei selbst beilegen.",
        "datapackage.json names an internet address or a drive as a file. Please hand in the file itself.",
    ),
    "path-backslash": (
        "datapackage.json nennt einen Pfad mit umgekehrtem Schrägstrich. Bitte „/“ verwenden.",
        "datapackage.json names a path with a backslash. Please use “/”.",
    ),
    "path-home": (
        "datapackage.json nennt einen Pfad mit „~“ am Anfang. Erlaubt sind nur Pfade innerhalb des Pakets.",
        "datapackage.json names a path that begins with “~”. Only paths within the package are allowed.",
    ),
    "path-variable": (
        "datapackage.json nennt einen Pfad mit „$“ oder „%“. Bitte den Dateinamen ohne diese Zeichen schreiben.",
        "datapackage.json names a path with “$” or “%”. Please write the file name without these characters.",
    ),
    "path-hidden": (
        "datapackage.json nennt eine versteckte Datei oder einen versteckten Ordner (Name mit Punkt am Anfang).",
        "datapackage.json names a hidden file or folder (a name that begins with a dot).",
    ),
    "path-multipart": (
        "datapackage.json nennt für eine Tabelle mehrere Dateien. Bitte zu einer Datei zusammenfügen oder einzeln aufführen.",
        "datapackage.json names several files for one table. Please join them into one file, or list them one by one.",
    ),
}

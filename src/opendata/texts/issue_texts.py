"""Issues of reading: message (`issue-<code>`) and advice (`fix-<code>`), by issue code; blanks: field, rows, count, place, params."""

TEXTS: dict[str, tuple[str, str]] = {
    # the file as a whole
    "issue-file-too-large": (
        "Die Datei ist größer als erlaubt ({limit} Bytes).",
        "The file is larger than allowed ({limit} bytes).",
    ),
    "fix-file-too-large": ("Bitte in mehrere Dateien teilen.", "Please split it into several files."),
    "issue-source-error": (
        "Die Datei ist leer oder liegt nicht bei.",
        "The file is empty or was not handed in.",
    ),
    "fix-source-error": ("Bitte die Datei mit Inhalt abgeben.", "Please hand in the file with its content."),
    "issue-format-unsupported": (
        "Dieses Dateiformat wird nicht gelesen.",
        "This file format is not read.",
    ),
    "fix-format-unsupported": (
        "Bitte als CSV speichern (in Excel: Speichern unter, „CSV UTF-8“).",
        "Please save it as CSV (in Excel: Save as, “CSV UTF-8”).",
    ),
    "issue-unreadable-bytes": (
        "Die Datei enthält keinen Text, sondern Binärdaten (etwa ein Bild, ein Archiv oder eine umbenannte Excel-Datei).",
        "The file holds no text but binary data (such as a picture, an archive or a renamed Excel file).",
    ),
    "fix-unreadable-bytes": (
        "Bitte die Tabelle im Ursprungsprogramm als CSV speichern.",
        "Please save the table as CSV in the program it comes from.",
    ),
    "issue-path-letter-case": (
        "Der Pfad in datapackage.json und der Name der Datei unterscheiden sich in Groß- und Kleinschreibung.",
        "The path in datapackage.json and the name of the file differ in upper and lower case.",
    ),
    "fix-path-letter-case": ("Bitte den Pfad angleichen.", "Please make the path the same."),
    "issue-path-encoding": (
        "Der Name der Datei ist nicht in UTF-8 geschrieben; für einzelne Zeichen steht darin �.",
        "The name of the file is not written in UTF-8; � stands for some of its characters.",
    ),
    "fix-path-encoding": (
        "Bitte die Datei umbenennen, am besten ohne Umlaute und Sonderzeichen.",
        "Please rename the file, best without umlauts and special characters.",
    ),
    "issue-property-ignored": (
        "Die Angabe „{property}“ in datapackage.json hat eine unzulässige Form und bleibt weg.",
        "The property “{property}” in datapackage.json has a form that is not allowed; it is left out.",
    ),
    "fix-property-ignored": (
        "Bitte die Angabe nach dem Standard Data Package v2 schreiben (Links nur mit http oder https).",
        "Please write it as the Data Package v2 standard says (links with http or https only).",
    ),
    "issue-property-repaired": (
        "Die Angabe „{property}“ in datapackage.json fehlt oder ist anders geschrieben als üblich; sie wurde ergänzt.",
        "The property “{property}” in datapackage.json is missing or written in an unusual way; it was mended.",
    ),
    "fix-property-repaired": (
        "Bitte die Angabe nach dem Standard Data Package v2 schreiben.",
        "Please write it as the Data Package v2 standard says.",
    ),
    "issue-descriptor-yaml": (
        "Die Beschreibung des Pakets ist in YAML geschrieben; sie wurde gelesen wie datapackage.json.",
        "The package is described in YAML; it was read as datapackage.json.",
    ),
    "fix-descriptor-yaml": ("Bitte als datapackage.json speichern.", "Please save it as datapackage.json."),
    # limits
    "issue-too-many-rows": ("Die Tabelle hat mehr als {limit} Zeilen.", "The table has more than {limit} rows."),
    "fix-too-many-rows": ("Bitte in mehrere Dateien teilen.", "Please split it into several files."),
    "issue-too-many-blank-rows": (
        "Die Datei besteht zum größten Teil aus leeren Zeilen (mehr als {limit}).",
        "The file consists of empty rows for the most part (more than {limit}).",
    ),
    "fix-too-many-blank-rows": ("Bitte die leeren Zeilen löschen.", "Please delete the empty rows."),
    "issue-too-many-columns": ("Die Tabelle hat mehr als {limit} Spalten.", "The table has more than {limit} columns."),
    "fix-too-many-columns": (
        "Bitte prüfen, ob das Trennzeichen stimmt, und Merkmale als Zeilen statt als Spalten abgeben.",
        "Please check the delimiter, and hand in characteristics as rows rather than as columns.",
    ),
    "issue-cell-too-long": ("Eine Zelle ist länger als {limit} Zeichen.", "A cell is longer than {limit} characters."),
    "fix-cell-too-long": (
        "Bitte prüfen, ob ein Anführungszeichen fehlt, oder lange Texte als eigene Dateien abgeben.",
        "Please check whether a quotation mark is missing, or hand in long texts as files of their own.",
    ),
    "issue-label-too-long": (
        "Eine Überschrift ist länger als {limit} Zeichen.",
        "A header is longer than {limit} characters.",
    ),
    "fix-label-too-long": (
        "Bitte prüfen, ob die erste Zeile wirklich die Überschriften enthält, und diese kürzen.",
        "Please check that the first line really holds the headers, and shorten them.",
    ),
    "issue-record-too-long": ("Eine Zeile ist länger als {limit} Zeichen.", "A line is longer than {limit} characters."),
    "fix-record-too-long": ("Bitte prüfen, ob Zeilenenden fehlen.", "Please check whether line ends are missing."),
    # encoding
    "issue-encoding-error": (
        "{count} Zeilen enthalten Zeichen in einer anderen Kodierung als der Rest der Datei (Zeilen {rows}).",
        "{count} rows hold characters in another encoding than the rest of the file (rows {rows}).",
    ),
    "fix-encoding-error": (
        "Vermutlich wurden Daten aus zwei Programmen zusammenkopiert. Bitte die Quelle einheitlich als UTF-8 speichern.",
        "Data of two programs was probably copied together. Please save the source as UTF-8 throughout.",
    ),
    "issue-encoding-contradiction": (
        "Angegeben ist die Kodierung {declared}, die Bytes der Datei sprechen aber für {found}.",
        "The encoding is declared as {declared}, but the bytes of the file speak for {found}.",
    ),
    "fix-encoding-contradiction": (
        "Bitte die Angabe „encoding“ berichtigen oder die Datei so speichern, wie angegeben.",
        "Please correct the property “encoding”, or save the file as declared.",
    ),
    "issue-damaged-characters": (
        "{count} Zeilen enthalten zerstörte Zeichen, etwa � oder Ã¤ statt ä (Zeilen {rows}).",
        "{count} rows hold destroyed characters, such as � or Ã¤ instead of ä (rows {rows}).",
    ),
    "fix-damaged-characters": (
        "Die Zeichen lassen sich nicht sicher zurückrechnen. Bitte neu aus der Quelle ausgeben, am besten als UTF-8.",
        "The characters cannot be restored safely. Please export again from the source, best as UTF-8.",
    ),
    "issue-control-characters": (
        "{count} Zeilen enthalten unsichtbare Steuerzeichen (Zeilen {rows}).",
        "{count} rows hold invisible control characters (rows {rows}).",
    ),
    "fix-control-characters": ("Bitte die Zeichen in der Quelle entfernen.", "Please remove the characters in the source."),
    "issue-inner-byte-order-mark": (
        "In {count} Zeilen steht die Marke, mit der eine Datei beginnt (Zeilen {rows}): Wurden zwei Dateien aneinandergehängt?",
        "{count} rows hold the mark that a file begins with (rows {rows}): were two files put together?",
    ),
    "fix-inner-byte-order-mark": (
        "Bitte jede Datei einzeln abgeben, oder die zweite Kopfzeile und die Marke (U+FEFF) entfernen.",
        "Please hand in each file by itself, or remove the second header and the mark (U+FEFF).",
    ),
    # dialect and layout
    "issue-dialect-contradiction": (
        "Angegeben ist das Trennzeichen „{declared}“, die Datei verwendet aber „{found}“.",
        "The delimiter is declared as “{declared}”, but the file uses “{found}”.",
    ),
    "fix-dialect-contradiction": (
        "Bitte „dialect“ in datapackage.json berichtigen.",
        "Please correct “dialect” in datapackage.json.",
    ),
    "issue-header-contradiction": (
        "Die Kopfzeile der Datei ist nicht so, wie „dialect“ sie angibt ({declared}).",
        "The header of the file is not as “dialect” declares it ({declared}).",
    ),
    "fix-header-contradiction": (
        "Bitte „header“ und „headerRows“ in datapackage.json berichtigen.",
        "Please correct “header” and “headerRows” in datapackage.json.",
    ),
    "issue-doubtful-reading": (
        "Es ist nicht sicher, dass die Datei richtig gelesen wurde ({confidence} %).",
        "It is not certain that the file was read rightly ({confidence} %).",
    ),
    "fix-doubtful-reading": (
        "Bitte prüfen, ob Kodierung, Trennzeichen und Kopfzeile stimmen, oder sie in datapackage.json angeben.",
        "Please check that encoding, delimiter and header are right, or declare them in datapackage.json.",
    ),
    "issue-extra-cell": (
        "{count} Zeilen haben mehr Zellen als die Kopfzeile (Zeilen {rows}).",
        "{count} rows have more cells than the header (rows {rows}).",
    ),
    "fix-extra-cell": (
        "Meist steht das Trennzeichen in einem Text: diesen Text in Anführungszeichen setzen.",
        "Mostly the delimiter stands in a text: put that text in quotation marks.",
    ),
    "issue-missing-cell": (
        "{count} Zeilen haben weniger Zellen als die Kopfzeile (Zeilen {rows}).",
        "{count} rows have fewer cells than the header (rows {rows}).",
    ),
    "fix-missing-cell": (
        "Bitte die fehlenden Zellen ergänzen (leere Zellen brauchen ihr Trennzeichen).",
        "Please add the missing cells (empty cells need their delimiter).",
    ),
    "issue-trailing-delimiter": (
        "{count} Zeilen enden mit überzähligen Trennzeichen (Zeilen {rows}).",
        "{count} rows end with delimiters too many (rows {rows}).",
    ),
    "fix-trailing-delimiter": ("Sie werden übergangen.", "They are passed over."),
    "issue-stray-quote": (
        "{count} Zeilen enthalten Anführungszeichen an falscher Stelle (Zeilen {rows}).",
        "{count} rows hold quotation marks in the wrong place (rows {rows}).",
    ),
    "fix-stray-quote": (
        'Sie werden als Text gelesen. Im Text gehören sie verdoppelt: "".',
        'They are read as text. Within a text they have to be doubled: "".',
    ),
    "issue-unclosed-quote": (
        "In {count} Zeilen wird ein Anführungszeichen geöffnet und nicht geschlossen (Zeilen {rows}).",
        "In {count} rows a quotation mark is opened and not closed (rows {rows}).",
    ),
    "fix-unclosed-quote": (
        "Bitte das fehlende Anführungszeichen ergänzen oder das überzählige entfernen.",
        "Please add the missing quotation mark, or remove the one too many.",
    ),
    # values
    "issue-ambiguous-number": (
        "Spalte „{field}“: {count} Zahlen wie 12.345 können Zwölftausend oder Zwölfkomma bedeuten (Zeilen {rows}).",
        "Column “{field}”: {count} numbers like 12.345 may mean twelve thousand or twelve point something (rows {rows}).",
    ),
    "fix-ambiguous-number": (
        "Bitte in datapackage.json „decimalChar“ und „groupChar“ der Spalte angeben.",
        "Please declare “decimalChar” and “groupChar” of the column in datapackage.json.",
    ),
    "issue-ambiguous-date": (
        "Spalte „{field}“: {count} Angaben wie 01/02/2024 können Tag/Monat oder Monat/Tag bedeuten (Zeilen {rows}).",
        "Column “{field}”: {count} dates like 01/02/2024 may mean day/month or month/day (rows {rows}).",
    ),
    "fix-ambiguous-date": (
        "Bitte das Format der Spalte in datapackage.json angeben, etwa „%d/%m/%Y“.",
        "Please declare the format of the column in datapackage.json, such as “%d/%m/%Y”.",
    ),
    "issue-two-digit-year": (
        "Spalte „{field}“: {count} Jahre mit zwei Ziffern; 00 bis 68 gelten als 2000 bis 2068, 69 bis 99 als 1969 bis 1999.",
        "Column “{field}”: {count} years of two digits; 00 to 68 count as 2000 to 2068, 69 to 99 as 1969 to 1999.",
    ),
    "fix-two-digit-year": ("Bitte Jahre mit vier Ziffern schreiben.", "Please write years with four digits."),
    "issue-dash-as-missing": (
        "Spalte „{field}“: {count} Striche gelten als fehlender Wert (Zeilen {rows}). In amtlichen Statistiken bedeuten sie „nichts vorhanden“, also 0.",
        "Column “{field}”: {count} dashes count as a missing value (rows {rows}). In official statistics they mean “nothing there”, that is 0.",
    ),
    "fix-dash-as-missing": (
        "Wenn 0 gemeint ist, bitte 0 schreiben; sonst den Strich unter „missingValues“ angeben.",
        "If 0 is meant, please write 0; else declare the dash under “missingValues”.",
    ),
}

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
    "issue-archive-not-unpacked": (
        "Die Datei ist ein leeres Archiv, ein Archiv in einem Archiv oder eines von einer Art, die nicht ausgepackt wird.",
        "The file is an empty archive, an archive within an archive or one of a kind that is not unpacked.",
    ),
    "fix-archive-not-unpacked": (
        "Bitte auspacken und die Tabellen selbst abgeben, einzeln oder zusammen in einem ZIP ohne weitere Archive darin.",
        "Please unpack it and hand in the tables themselves, one by one or together in a ZIP without further archives in it.",
    ),
    "issue-litter-left-out": (
        "Nicht gelesen wurden Hilfsdateien von macOS, Windows oder Office (wie __MACOSX, Thumbs.db, ~$…): {count}.",
        "Auxiliary files of macOS, Windows or Office (such as __MACOSX, Thumbs.db, ~$…) were not read: {count}.",
    ),
    "fix-litter-left-out": (
        "Zu tun ist nichts. Nur wo eine Datei mit ~$ dabei war, war die Tabelle noch offen: Bitte speichern, schließen und noch einmal abgeben.",
        "Nothing is to be done. Only where a file with ~$ was among them, the table was still open: please save, close and hand it in again.",
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
        "Zeilen mit Zeichen in einer anderen Kodierung als der Rest der Datei: {count} ({where}).",
        "Rows with characters in another encoding than the rest of the file: {count} ({where}).",
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
        "Zeilen mit zerstörten Zeichen, etwa � oder Ã¤ statt ä: {count} ({where}).",
        "Rows with destroyed characters, such as � or Ã¤ instead of ä: {count} ({where}).",
    ),
    "fix-damaged-characters": (
        "Die Zeichen lassen sich nicht sicher zurückrechnen. Bitte neu aus der Quelle ausgeben, am besten als UTF-8.",
        "The characters cannot be restored safely. Please export again from the source, best as UTF-8.",
    ),
    "issue-control-characters": (
        "Zeilen mit unsichtbaren Steuerzeichen: {count} ({where}).",
        "Rows with invisible control characters: {count} ({where}).",
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
    "issue-no-header": (
        "Die Tabelle hat keine Überschriften; die Spalten heißen nach ihrer Nummer.",
        "The table has no headers; its columns go by their numbers.",
    ),
    "fix-no-header": (
        "Bitte eine erste Zeile mit den Namen der Spalten ergänzen. "
        "Ist die erste Zeile doch die Kopfzeile, sie in datapackage.json unter „dialect“ als „headerRows“ angeben.",
        "Please add a first row with the names of the columns. "
        "If the first row is the header after all, declare it in datapackage.json under “dialect” as “headerRows”.",
    ),
    "issue-total-below": (
        "Zeile {rows} ist die Summe der Zeilen darüber. Sie zählt nicht zu den Daten und wird nicht veröffentlicht.",
        "Row {rows} is the sum of the rows above it. It is not part of the data and is not published.",
    ),
    "fix-total-below": (
        "Sie lässt sich jederzeit neu berechnen; zu tun ist nichts.",
        "It can be computed again; nothing has to be done.",
    ),
    "issue-total-row": (
        "Zeile {rows} zählt die Zeilen darüber zusammen und bleibt in den Daten: Wer die Spalten addiert, zählt doppelt.",
        "Row {rows} adds up the rows above it and stays in the data: whoever adds up a column counts twice.",
    ),
    "fix-total-row": (
        "Soll sie nicht mit hinaus, bitte in der Quelle löschen.",
        "If it is not to go out, please delete it in the source.",
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
        "Zeilen mit mehr Zellen als die Kopfzeile: {count} ({where}).",
        "Rows with more cells than the header: {count} ({where}).",
    ),
    "fix-extra-cell": (
        "Meist steht das Trennzeichen in einem Text: diesen Text in Anführungszeichen setzen.",
        "Mostly the delimiter stands in a text: put that text in quotation marks.",
    ),
    "issue-missing-cell": (
        "Zeilen mit weniger Zellen als die Kopfzeile: {count} ({where}).",
        "Rows with fewer cells than the header: {count} ({where}).",
    ),
    "fix-missing-cell": (
        "Bitte die fehlenden Zellen ergänzen (leere Zellen brauchen ihr Trennzeichen).",
        "Please add the missing cells (empty cells need their delimiter).",
    ),
    "issue-trailing-delimiter": (
        "Zeilen mit überzähligen Trennzeichen am Ende: {count} ({where}).",
        "Rows with delimiters too many at the end: {count} ({where}).",
    ),
    "fix-trailing-delimiter": ("Sie werden übergangen.", "They are passed over."),
    "issue-stray-quote": (
        "Zeilen mit Anführungszeichen an falscher Stelle: {count} ({where}).",
        "Rows with quotation marks in the wrong place: {count} ({where}).",
    ),
    "fix-stray-quote": (
        'Sie werden als Text gelesen. Im Text gehören sie verdoppelt: "".',
        'They are read as text. Within a text they have to be doubled: "".',
    ),
    "issue-unclosed-quote": (
        "Anführungszeichen, die geöffnet und nicht geschlossen werden: {count} ({where}).",
        "Quotation marks that are opened and not closed: {count} ({where}).",
    ),
    "fix-unclosed-quote": (
        "Bitte das fehlende Anführungszeichen ergänzen oder das überzählige entfernen.",
        "Please add the missing quotation mark, or remove the one too many.",
    ),
    "issue-footer-left-out": (
        "Fußnoten am Ende, die nicht zur Tabelle gehören: {count} (Zeile {rows}).",
        "Footnotes at the end that are no part of the table: {count} (row {rows}).",
    ),
    "fix-footer-left-out": (
        "Sind es doch Daten, bitte ihre leeren Zellen füllen; Fußnoten gehören in die Beschreibung.",
        "If they are data, please fill their empty cells; footnotes belong into the description.",
    ),
    # values
    "issue-ambiguous-number": (
        "Spalte „{field}“: Zahlen wie 12.345, die Zwölftausend oder Zwölfkomma bedeuten können: {count} ({where}).",
        "Column “{field}”: numbers like 12.345, which may mean twelve thousand or twelve point something: {count} ({where}).",
    ),
    "fix-ambiguous-number": (
        "Bitte die Frage dazu beantworten, oder in datapackage.json „decimalChar“ und „groupChar“ der Spalte angeben.",
        "Please answer the question about it, or declare “decimalChar” and “groupChar” of the column in datapackage.json.",
    ),
    "issue-ambiguous-date": (
        "Spalte „{field}“: Angaben wie 01/02/2024, die Tag/Monat oder Monat/Tag bedeuten können: {count} ({where}).",
        "Column “{field}”: dates like 01/02/2024, which may mean day/month or month/day: {count} ({where}).",
    ),
    "fix-ambiguous-date": (
        "Bitte die Frage dazu beantworten, oder das Format der Spalte in datapackage.json angeben, etwa „%d/%m/%Y“.",
        "Please answer the question about it, or declare the format of the column in datapackage.json, such as “%d/%m/%Y”.",
    ),
    "issue-two-digit-year": (
        "Spalte „{field}“: Jahre mit zwei Ziffern: {count}. 00 bis 68 gelten als 2000 bis 2068, 69 bis 99 als 1969 bis 1999.",
        "Column “{field}”: years of two digits: {count}. 00 to 68 count as 2000 to 2068, 69 to 99 as 1969 to 1999.",
    ),
    "fix-two-digit-year": ("Bitte Jahre mit vier Ziffern schreiben.", "Please write years with four digits."),
    "issue-nearly-number": (
        "Spalte „{field}“: Fast alle Zellen sind Zahlen, {count} aber nicht (Zeilen {rows}). Deshalb bleibt die Spalte Text.",
        "Column “{field}”: nearly all cells are numbers, but {count} are not (rows {rows}). So the column stays text.",
    ),
    "fix-nearly-number": (
        "Wenn hier gezählt oder gemessen wird, bitte diese Zellen berichtigen oder leeren. Sind die Zahlen Namen (Hausnummern, Klassen), ist alles richtig.",
        "If things are counted or measured here, please correct or empty these cells. If the numbers are names (house numbers, classes), all is well.",
    ),
    "issue-flagged-number": (
        "Spalte „{field}“: {count} Zahlen sind als unsicher, vorläufig, berichtigt oder geschätzt gekennzeichnet, etwa (7) oder 12 r (Zeilen {rows}). Gelesen wurde die Zahl.",
        "Column “{field}”: {count} numbers are marked as uncertain, provisional, revised or estimated, such as (7) or 12 r (rows {rows}). The number was read.",
    ),
    "fix-flagged-number": (
        "Das Kennzeichen wird nicht veröffentlicht. Wenn es gebraucht wird, bitte in eine eigene Spalte schreiben.",
        "The mark is not published. If it is needed, please write it into a column of its own.",
    ),
    "issue-dash-as-zero": (
        "Spalte „{field}“: {count} Striche gelten als 0 (Zeilen {rows}), denn so sagt es die Zeichenerklärung der Tabelle oder ihre Quelle, die amtliche Statistik („nichts vorhanden“).",
        "Column “{field}”: {count} dashes count as 0 (rows {rows}), for so says the legend of the table, or official statistics as its source (“nothing there”).",
    ),
    "fix-dash-as-zero": (
        "Wenn kein Wert gemeint ist, bitte die Zellen leeren.",
        "If no value is meant, please empty the cells.",
    ),
    "issue-dash-as-missing": (
        "Spalte „{field}“: Striche, die als fehlender Wert gelten: {count} ({where}). In amtlichen Statistiken bedeuten sie „nichts vorhanden“, also 0.",
        "Column “{field}”: dashes that count as a missing value: {count} ({where}). In official statistics they mean “nothing there”, that is 0.",
    ),
    "fix-dash-as-missing": (
        "Wenn 0 gemeint ist, bitte 0 schreiben; sonst den Strich unter „missingValues“ angeben.",
        "If 0 is meant, please write 0; else declare the dash under “missingValues”.",
    ),
}

"""Issues that checks find: `issue-<code>` says what and where, `fix-<code>` why and how to mend it.

Blanks: `field` (name of the column), `rows` (the first), `count` (all), `place`, and the Issue's own parameters; no cell.
"""

TEXTS: dict[str, tuple[str, str]] = {
    "issue-withdrawn-before": (
        "Dieser Datensatz wurde früher zurückgezogen. Die Freigabestelle entscheidet, ob er wieder erscheint.",
        "This dataset was withdrawn before. The releasing office decides whether it comes back.",
    ),
    # cells
    "issue-type-error": (
        "Spalte „{field}“: Zellen, die nicht zum Typ {type} passen: {count} ({where}).",
        "Column “{field}”: cells that do not fit the type {type}: {count} ({where}).",
    ),
    "fix-type-error": (
        "Bitte diese Zellen berichtigen, oder den Typ der Spalte im Schema.",
        "Please correct these cells, or the column's type in the schema.",
    ),
    "fix-type-integer": (
        "Hier gehören ganze Zahlen hin: ohne Wörter, Einheiten und Nachkommastellen. Fehlt eine Zahl, bleibt die Zelle leer.",
        "Whole numbers belong here: no words, units or decimals. Where a number is missing, leave the cell empty.",
    ),
    "fix-type-number": (
        "Hier gehören Zahlen hin, mit dem Dezimalzeichen, das im Schema steht, ohne Wörter und Einheiten.",
        "Numbers belong here, with the decimal mark that the schema names, without words or units.",
    ),
    "fix-type-date": (
        "Hier gehört ein Tag hin, den es gibt, in der Schreibweise der anderen Zellen (zum Beispiel 05.03.2024).",
        "A day that exists belongs here, written as in the other cells (for example 05.03.2024).",
    ),
    "fix-type-time": (
        "Hier gehört eine Uhrzeit hin, in der Schreibweise der anderen Zellen (zum Beispiel 06:21).",
        "A time of day belongs here, written as in the other cells (for example 06:21).",
    ),
    "fix-type-datetime": (
        "Hier gehören Tag und Uhrzeit hin, in der Schreibweise der anderen Zellen.",
        "Day and time belong here, written as in the other cells.",
    ),
    "fix-type-boolean": (
        "Hier gehören nur die beiden Wörter hin, die das Schema für wahr und falsch nennt (zum Beispiel ja und nein).",
        "Only the two words belong here that the schema names for true and false (for example yes and no).",
    ),
    "fix-type-year": ("Hier gehört eine Jahreszahl mit vier Ziffern hin.", "A year of four digits belongs here."),
    "fix-type-geopoint": (
        "Hier gehört ein Ort hin: geographische Länge, Komma, geographische Breite (zum Beispiel 10.8877, 49.8916).",
        "A point belongs here: longitude, comma, latitude (for example 10.8877, 49.8916).",
    ),
    "issue-constraint-error": (
        "Spalte „{field}“: Zellen gegen die Bedingung „{constraint}“ des Schemas: {count} ({where}).",
        "Column “{field}”: cells against the schema's constraint “{constraint}”: {count} ({where}).",
    ),
    "fix-constraint-required": (
        "In dieser Spalte braucht jede Zeile einen Wert. Bitte nachtragen, oder die Zeile weglassen.",
        "Every row needs a value in this column. Please fill it in, or leave the row out.",
    ),
    "fix-constraint-enum": (
        "Das Schema zählt {limit} erlaubte Werte auf, Groß- und Kleinschreibung zählt. Bitte einen davon nehmen, oder die Liste ergänzen.",
        "The schema lists {limit} allowed values, case counts. Please take one of them, or add to the list.",
    ),
    "fix-constraint-categories": (
        "Das Schema nennt {limit} Kategorien. Bitte eine davon nehmen, oder die Liste ergänzen.",
        "The schema names {limit} categories. Please take one of them, or add to the list.",
    ),
    "fix-constraint-minimum": (
        "Der kleinste erlaubte Wert ist {limit}. Bitte die Werte prüfen, oder die Grenze im Schema.",
        "The smallest value allowed is {limit}. Please check the values, or the bound in the schema.",
    ),
    "fix-constraint-maximum": (
        "Der größte erlaubte Wert ist {limit}. Bitte die Werte prüfen, oder die Grenze im Schema.",
        "The largest value allowed is {limit}. Please check the values, or the bound in the schema.",
    ),
    "fix-constraint-exclusiveMinimum": (
        "Die Werte müssen größer sein als {limit}. Bitte prüfen, oder die Grenze im Schema ändern.",
        "Values must be greater than {limit}. Please check them, or change the bound in the schema.",
    ),
    "fix-constraint-exclusiveMaximum": (
        "Die Werte müssen kleiner sein als {limit}. Bitte prüfen, oder die Grenze im Schema ändern.",
        "Values must be less than {limit}. Please check them, or change the bound in the schema.",
    ),
    "fix-constraint-minLength": (
        "Die Texte müssen mindestens {limit} Zeichen lang sein. Bitte prüfen, ob etwas abgeschnitten wurde.",
        "The texts must have at least {limit} characters. Please check whether something was cut off.",
    ),
    "fix-constraint-maxLength": (
        "Die Texte dürfen höchstens {limit} Zeichen lang sein. Bitte kürzen, oder die Grenze im Schema ändern.",
        "The texts may have at most {limit} characters. Please shorten them, or change the bound in the schema.",
    ),
    "fix-constraint-jsonSchema": (
        "Bitte den Inhalt der Zelle so schreiben, wie das JSON-Schema der Spalte es verlangt, oder das Schema berichtigen.",
        "Please write the cell's content as the column's JSON Schema asks for, or correct the schema.",
    ),
    "fix-constraint-pattern": (
        "Die Werte müssen als Ganzes dem Muster {limit} entsprechen. Bitte die Schreibweise angleichen.",
        "Values must match the pattern {limit} as a whole. Please write them alike.",
    ),
    # rows and keys
    "issue-unique-error": (
        "Zeilen mit einem Wert, den es nur einmal geben darf: {count} ({columns}; {where}, die erste wie Zeile {first}).",
        "Rows with a value that may stand only once: {count} ({columns}; {where}, the first one as in row {first}).",
    ),
    "fix-unique-error": (
        "Bitte doppelte Zeilen weglassen oder den Wert berichtigen.",
        "Please leave out repeated rows, or correct the value.",
    ),
    "issue-primary-key": (
        "Zeilen ohne eigenen Schlüssel: {count} ({columns}; {where}).",
        "Rows without a key of their own: {count} ({columns}; {where}).",
    ),
    "fix-primary-key": (
        "Zeile {first} hat denselben Schlüssel schon. Bitte eine der Zeilen weglassen oder ihren Schlüssel berichtigen.",
        "Row {first} has the same key already. Please leave one of the rows out, or correct its key.",
    ),
    "fix-primary-key-empty": (
        "Der Schlüssel dieser Zeilen ist leer. Bitte nachtragen.",
        "The key of these rows is empty. Please fill it in.",
    ),
    "issue-foreign-key": (
        "Spalte „{field}“: Verweise auf einen Eintrag, den es in Tabelle „{resource}“ nicht gibt: {count} ({where}).",
        "Column “{field}”: references to an entry that table “{resource}” does not have: {count} ({where}).",
    ),
    "fix-foreign-key": (
        "Bitte den Verweis berichtigen, oder den fehlenden Eintrag in Tabelle „{resource}“ ({columns}) ergänzen.",
        "Please correct the reference, or add the missing entry to table “{resource}” ({columns}).",
    ),
    "issue-blank-row": ("Leere Zeilen: {count} ({where}).", "Empty rows: {count} ({where})."),
    "fix-blank-row": ("Leere Zeilen bitte löschen.", "Please delete empty rows."),
    "issue-no-data-rows": (
        "Keine Datenzeilen: Die Tabelle hat nur Überschriften.",
        "No rows of data: the table has headers alone.",
    ),
    "fix-no-data-rows": (
        "Bitte nachsehen, ob beim Ausgeben ein Filter gesetzt war, und die Datei mit Daten abgeben.",
        "Please see whether a filter was set when it was exported, and hand in the file with its data.",
    ),
    # header
    "issue-blank-label": ("{place}: Die Spalte hat keine Überschrift.", "{place}: the column has no header."),
    "fix-blank-label": (
        "Bitte eine Überschrift eintragen; ohne sie heißt die Spalte nach ihrer Nummer.",
        "Please give it a header; without one the column goes by its number.",
    ),
    "issue-duplicate-label": (
        "{place}: Die Überschrift steht schon über {first}.",
        "{place}: the header stands above {first} already.",
    ),
    "fix-duplicate-label": (
        "Bitte den Spalten verschiedene Überschriften geben; so bekommt die zweite ihre Nummer angehängt.",
        "Please give the columns different headers; as it is, the second has its number appended.",
    ),
    "issue-label-twin": (
        "{place}: Die Überschrift sieht aus wie die von Spalte {first}, ist aber mit anderen Zeichen geschrieben.",
        "{place}: the header looks like that of column {first}, but is written with other characters.",
    ),
    "fix-label-twin": (
        "Bitte den Spalten verschiedene Überschriften geben oder die doppelte Spalte entfernen.",
        "Please give the columns different headers, or remove the column that is there twice.",
    ),
    "issue-label-characters": (
        "{place}: Die Überschrift enthält unsichtbare Zeichen oder Buchstaben aus mehreren Alphabeten, die gleich aussehen.",
        "{place}: the header holds invisible characters, or letters of several alphabets that look alike.",
    ),
    "fix-label-characters": (
        "Bitte die Überschrift neu eintippen; so heißt die Spalte nach ihrer Nummer.",
        "Please type the header anew; as it is, the column goes by its number.",
    ),
    "issue-missing-label": (
        "Die Spalte, die im Schema an Stelle {position} steht, fehlt in der Datei.",
        "The column that is number {position} in the schema is missing in the file.",
    ),
    "issue-missing-label-named": (
        "Die Spalte „{expected}“ des Schemas fehlt in der Datei.",
        "The schema's column “{expected}” is missing in the file.",
    ),
    "fix-missing-label": (
        "Bitte die Spalte ergänzen, oder sie aus dem Schema nehmen.",
        "Please add the column, or take it out of the schema.",
    ),
    "issue-extra-label": (
        "{place}: Die Spalte steht in der Datei, aber nicht im Schema.",
        "{place}: the column is in the file but not in the schema.",
    ),
    "fix-extra-label": (
        "Bitte die Spalte weglassen, oder sie im Schema beschreiben.",
        "Please leave the column out, or describe it in the schema.",
    ),
    "issue-incorrect-label": (
        "{place}: Die Überschrift ist nicht die, die im Schema an dieser Stelle steht.",
        "{place}: the header is not the one that the schema has at this position.",
    ),
    "issue-incorrect-label-named": (
        "{place}: Im Schema steht an dieser Stelle „{expected}“.",
        "{place}: the schema has “{expected}” at this position.",
    ),
    "fix-incorrect-label": (
        "Bitte Reihenfolge und Schreibweise der Spalten mit dem Schema vergleichen.",
        "Please compare order and spelling of the columns with the schema.",
    ),
    "issue-unmatched-header": (
        "Keine Spalte der Datei steht im Schema.",
        "No column of the file is in the schema.",
    ),
    "fix-unmatched-header": (
        "Vermutlich gehört das Schema zu einer anderen Datei. Bitte prüfen.",
        "The schema probably belongs to another file. Please check.",
    ),
    # schema
    "issue-schema-error": (
        "Das Schema ist an einer Stelle nicht zu verstehen ({place}: {part}).",
        "One part of the schema cannot be understood ({place}: {part}).",
    ),
    "fix-schema-error": (
        "Bitte diese Angabe nach Table Schema (datapackage.org) berichtigen oder weglassen.",
        "Please correct this part by Table Schema (datapackage.org), or leave it out.",
    ),
    "fix-schema-error-pattern": (
        "Das Muster ist fehlerhaft, oder es benutzt Vorausschau, Rückverweise oder geschachtelte Klammern. Bitte einfacher schreiben.",
        "The pattern is faulty, or it uses look-around, back-references or nested classes. Please write it more simply.",
    ),
    "fix-schema-error-foreignkeys": (
        "Ein Fremdschlüssel nennt eine Tabelle oder Spalte, die es nicht gibt. Bitte die Namen vergleichen.",
        "A foreign key names a table or column that does not exist. Please compare the names.",
    ),
    "fix-schema-error-primarykey": (
        "Der Schlüssel nennt eine Spalte, die es nicht gibt. Bitte die Namen vergleichen.",
        "The key names a column that does not exist. Please compare the names.",
    ),
    # contract with the last good delivery
    "issue-new-table": (
        "Diese Tabelle war in der letzten Lieferung nicht dabei.",
        "This table was not in the last delivery.",
    ),
    "fix-new-table": (
        "Die Freigabestelle sieht sie an, bevor etwas veröffentlicht wird.",
        "The releasing office looks at it before anything is published.",
    ),
    "issue-new-column": (
        "{place}: Die Spalte ist neu.",
        "{place}: the column is new.",
    ),
    "fix-new-column": (
        "Kam sie aus Versehen hinein, bitte ohne sie liefern; sonst entscheidet die Freigabestelle.",
        "If it came in by mistake, please deliver without it; otherwise the releasing office decides.",
    ),
    "issue-removed-column": (
        "Die Spalte „{name}“ der letzten Lieferung fehlt.",
        "The column “{name}” of the last delivery is missing.",
    ),
    "fix-removed-column": (
        "Wer die Daten nutzt, rechnet mit ihr. Bitte ergänzen, oder den Wegfall ankündigen.",
        "People who use the data expect it. Please add it, or announce that it is gone.",
    ),
    "issue-changed-type": (
        "Spalte „{field}“: Der Typ war {was} und ist jetzt {type}.",
        "Column “{field}”: the type was {was} and is {type} now.",
    ),
    "fix-changed-type": (
        "Bitte prüfen, ob Spalten vertauscht oder Werte anders geschrieben sind; sonst entscheidet die Freigabestelle.",
        "Please check whether columns were swapped or values are written differently; otherwise the releasing office decides.",
    ),
    "issue-changed-rows": (
        "Die Tabelle hat {number} Zeilen, zuletzt waren es {was}.",
        "The table has {number} rows, last time it had {was}.",
    ),
    "fix-changed-rows": ("Bitte prüfen, ob die Lieferung vollständig ist.", "Please check whether the delivery is complete."),
    "issue-changed-missing": (
        "Spalte „{field}“: {share} % der Zellen sind leer, zuletzt waren es {was} %.",
        "Column “{field}”: {share} % of the cells are empty, last time it was {was} %.",
    ),
    "fix-changed-missing": (
        "Bitte prüfen, ob die Spalte vollständig geliefert wurde.",
        "Please check whether the column was delivered completely.",
    ),
}

"""Issues of workbooks and of other files whose cells have types: message (`issue-<code>`) and advice (`fix-<code>`)."""

TEXTS: dict[str, tuple[str, str]] = {
    # the file as a whole
    "issue-workbook-damaged": (
        "Die Arbeitsmappe lässt sich nicht öffnen: Sie ist beschädigt, unvollständig oder keine Arbeitsmappe.",
        "The workbook cannot be opened: it is damaged, incomplete or no workbook.",
    ),
    "fix-workbook-damaged": (
        "Bitte im Ursprungsprogramm öffnen und neu speichern.",
        "Please open it in the program it comes from and save it anew.",
    ),
    "issue-workbook-encrypted": (
        "Die Arbeitsmappe ist mit einem Passwort geschützt und lässt sich nicht lesen.",
        "The workbook is protected by a password and cannot be read.",
    ),
    "fix-workbook-encrypted": ("Bitte ohne Passwort speichern.", "Please save it without a password."),
    "issue-workbook-entities": (
        "Die Arbeitsmappe enthält eine Dokumenttyp-Angabe mit eigenen Entitäten. So etwas schreibt kein Tabellenprogramm; sie wird nicht gelesen.",
        "The workbook holds a document type with entities of its own. No spreadsheet program writes such a thing; it is not read.",
    ),
    "fix-workbook-entities": (
        "Bitte die Tabelle in einem Tabellenprogramm öffnen und neu speichern.",
        "Please open the table in a spreadsheet program and save it anew.",
    ),
    "issue-workbook-empty": (
        "In keinem sichtbaren Tabellenblatt stehen Daten.",
        "No sheet that is to be seen holds data.",
    ),
    "fix-workbook-empty": (
        "Bitte die Datei mit Inhalt abgeben; ausgeblendete Blätter werden nicht veröffentlicht.",
        "Please hand in the file with its content; hidden sheets are not published.",
    ),
    "issue-workbook-markup": (
        "Die Datei heißt wie eine Excel-Datei, enthält aber eine Webseite oder XML.",
        "The file is named like an Excel file but holds a web page or XML.",
    ),
    "fix-workbook-markup": (
        "Bitte in Excel öffnen und als .xlsx oder CSV speichern.",
        "Please open it in Excel and save it as .xlsx or CSV.",
    ),
    "issue-workbook-too-large": (
        "Die Arbeitsmappe ist ausgepackt größer als erlaubt ({limit} Bytes).",
        "The workbook is larger than allowed when unpacked ({limit} bytes).",
    ),
    "fix-workbook-too-large": (
        "Bitte in mehrere Dateien teilen oder als CSV abgeben.",
        "Please split it into several files, or hand it in as CSV.",
    ),
    "issue-workbook-too-many-parts": (
        "Die Arbeitsmappe besteht aus mehr als {limit} Teilen.",
        "The workbook has more than {limit} parts.",
    ),
    "fix-workbook-too-many-parts": (
        "Bitte nur die Tabellen in eine neue Arbeitsmappe kopieren.",
        "Please copy the tables alone into a new workbook.",
    ),
    "issue-workbook-too-many-sheets": (
        "Die Arbeitsmappe hat mehr als {limit} Tabellenblätter.",
        "The workbook has more than {limit} sheets.",
    ),
    "fix-workbook-too-many-sheets": ("Bitte in mehrere Dateien teilen.", "Please split it into several files."),
    "issue-workbook-too-many-cells": (
        "Ein Tabellenblatt reicht über mehr als {limit} Zellen, leere mitgezählt.",
        "A sheet spans more than {limit} cells, empty ones counted.",
    ),
    "fix-workbook-too-many-cells": (
        "Oft steht weit unten oder rechts noch eine vergessene Zelle: Strg+Ende zeigt sie. Sonst bitte als CSV abgeben.",
        "Often a forgotten cell stands far below or to the right: Ctrl+End shows it. Otherwise please hand it in as CSV.",
    ),
    "issue-sheet-missing": (
        "Das in datapackage.json genannte Tabellenblatt gibt es in der Arbeitsmappe nicht.",
        "The workbook has no such sheet as datapackage.json names.",
    ),
    "fix-sheet-missing": (
        "Bitte „sheetNumber“ oder „sheetName“ berichtigen.",
        "Please correct “sheetNumber” or “sheetName”.",
    ),
    "issue-sheet-hidden": (
        "Das in datapackage.json genannte Tabellenblatt ist ausgeblendet. Ausgeblendetes wird nicht veröffentlicht.",
        "The sheet that datapackage.json names is hidden. What is hidden is not published.",
    ),
    "fix-sheet-hidden": (
        "Soll es veröffentlicht werden, bitte einblenden und neu speichern.",
        "If it is to be published, please unhide it and save anew.",
    ),
    # JSON, GeoJSON, Parquet
    "issue-json-not-json": ("Die Datei ist kein gültiges JSON.", "The file is no valid JSON."),
    "fix-json-not-json": (
        "Bitte mit dem Programm neu ausgeben, das sie erzeugt hat; oft fehlt das Ende.",
        "Please write it anew with the program that made it; often the end is missing.",
    ),
    "issue-json-not-utf8": ("Die JSON-Datei ist nicht in UTF-8 kodiert.", "The JSON file is not encoded in UTF-8."),
    "fix-json-not-utf8": ("Bitte als UTF-8 speichern.", "Please save it as UTF-8."),
    "issue-json-too-deep": ("Das JSON ist zu tief verschachtelt.", "The JSON is nested too deeply."),
    "fix-json-too-deep": ("Bitte als flache Liste von Objekten abgeben.", "Please hand it in as a flat list of objects."),
    "issue-json-duplicate-key": (
        "Ein JSON-Objekt nennt denselben Namen zweimal; welcher Wert gilt, ist offen.",
        "A JSON object has the same name twice; which value holds is open.",
    ),
    "fix-json-duplicate-key": ("Bitte jeden Namen nur einmal verwenden.", "Please use each name once."),
    "issue-json-bad-number": (
        "Das JSON enthält eine Zahl, die es nicht gibt (NaN, Infinity) oder die zu groß ist.",
        "The JSON holds a number that does not exist (NaN, Infinity) or is too large.",
    ),
    "fix-json-bad-number": ("Bitte fehlende Werte als null schreiben.", "Please write missing values as null."),
    "issue-json-lone-surrogate": (
        "Das JSON enthält ein halbes Unicode-Zeichen.",
        "The JSON holds half a Unicode character.",
    ),
    "fix-json-lone-surrogate": ("Bitte die Quelle des Textes prüfen.", "Please check where the text comes from."),
    "issue-json-no-records": (
        "Das JSON ist keine Liste von Objekten und enthält auch nicht genau eine.",
        "The JSON is no list of objects and does not hold exactly one.",
    ),
    "fix-json-no-records": (
        "Bitte als Liste von Objekten abgeben, oder in datapackage.json unter „dialect“ mit „property“ sagen, welche gemeint ist.",
        "Please hand in a list of objects, or say with “property” under “dialect” in datapackage.json which one is meant.",
    ),
    "issue-geojson-no-collection": (
        "Das GeoJSON ist keine Sammlung von Objekten (FeatureCollection).",
        "The GeoJSON is no collection of features (FeatureCollection).",
    ),
    "fix-geojson-no-collection": (
        "Bitte als FeatureCollection ausgeben, jedes Objekt mit geometry und properties.",
        "Please write it as a FeatureCollection, each feature with geometry and properties.",
    ),
    "issue-geojson-geometry": (
        "Objekte, deren Linien oder Flächen keine sind: {count} (Objekt {rows}).",
        "Features whose lines or areas are none: {count} (feature {rows}).",
    ),
    "fix-geojson-geometry": (
        "Eine Linie braucht zwei Punkte, der Rand einer Fläche vier, der letzte gleich dem ersten. In QGIS hilft „Geometrien reparieren“.",
        "A line needs two points, the ring of an area four, the last equal to the first. In QGIS “Fix geometries” helps.",
    ),
    "issue-geojson-invalid": (
        "Objekte des GeoJSON, die keine nach RFC 7946 sind: {count} (Objekt {rows}).",
        "Features of the GeoJSON that are none as RFC 7946 says: {count} (feature {rows}).",
    ),
    "fix-geojson-invalid": (
        "Bitte als FeatureCollection ausgeben, jedes Objekt mit geometry und properties.",
        "Please write it as a FeatureCollection, each feature with geometry and properties.",
    ),
    "issue-gpkg-damaged": (
        "Die Datei ist kein lesbares GeoPackage, oder keine ihrer Ebenen ist eine Tabelle.",
        "The file is no readable GeoPackage, or none of its layers is a table.",
    ),
    "fix-gpkg-damaged": (
        "Bitte die Ebenen in QGIS neu als GeoPackage oder GeoJSON speichern, ohne Sichten und berechnete Spalten.",
        "Please save the layers anew in QGIS as GeoPackage or GeoJSON, without views and computed columns.",
    ),
    "issue-parquet-damaged": (
        "Die Parquet-Datei ist beschädigt oder unvollständig.",
        "The Parquet file is damaged or incomplete.",
    ),
    "fix-parquet-damaged": ("Bitte neu schreiben.", "Please write it anew."),
    "issue-parquet-nested": (
        "Die Parquet-Datei hat Spalten mit Listen, Strukturen oder Binärdaten; die werden nicht gelesen.",
        "The Parquet file has columns of lists, structures or binary data; those are not read.",
    ),
    "fix-parquet-nested": (
        "Bitte solche Spalten vorher in einfache auflösen oder weglassen.",
        "Please turn such columns into plain ones before, or leave them out.",
    ),
    # what is left out
    "issue-hidden-sheets": (
        "Ausgeblendete Tabellenblätter: {count} (in der Arbeitsmappe an Stelle {sheets}). Sie werden nicht veröffentlicht.",
        "Hidden sheets: {count} (number {sheets} in the workbook). They are not published.",
    ),
    "fix-hidden-sheets": (
        "Bitte nachsehen, ob sie in der Datei stehen sollen, und sie sonst löschen.",
        "Please see whether they are meant to be in the file, and delete them otherwise.",
    ),
    "place-hidden-sheet-name": ("Name eines ausgeblendeten Blatts", "name of a hidden sheet"),
    "issue-hidden-rows": (
        "Ausgeblendete oder weggefilterte Zeilen: {count} ({where}). Sie werden nicht veröffentlicht.",
        "Hidden or filtered rows: {count} ({where}). They are not published.",
    ),
    "fix-hidden-rows": (
        "Sollen sie mit hinaus, bitte Filter aufheben und Zeilen einblenden; sonst löschen.",
        "If they are to go out, please clear the filter and unhide the rows; otherwise delete them.",
    ),
    "issue-hidden-columns": (
        "Ausgeblendete Spalten: {count} ({columns}). Sie werden nicht veröffentlicht.",
        "Hidden columns: {count} ({columns}). They are not published.",
    ),
    "fix-hidden-columns": (
        "Sollen sie mit hinaus, bitte einblenden; sonst löschen.",
        "If they are to go out, please unhide them; otherwise delete them.",
    ),
    "issue-hidden-comments": (
        "Kommentare an Zellen: {count} ({cells}). Sie werden nicht veröffentlicht.",
        "Comments on cells: {count} ({cells}). They are not published.",
    ),
    "fix-hidden-comments": (
        "Gehört etwas daraus zu den Daten, bitte in eine eigene Spalte schreiben; sonst löschen.",
        "If something of them belongs to the data, please write it into a column of its own; otherwise delete them.",
    ),
    "issue-macros-ignored": (
        "Die Arbeitsmappe enthält Makros. Sie werden weder ausgeführt noch veröffentlicht.",
        "The workbook holds macros. They are neither run nor published.",
    ),
    "fix-macros-ignored": ("Bitte ohne Makros speichern (.xlsx).", "Please save it without macros (.xlsx)."),
    "issue-formula-without-value": (
        "Formeln, deren Ergebnis nicht in der Datei steht: {count} (Spalte {column}; Zeile {rows}). Diese Zellen haben keinen Wert.",
        "Formulas whose result is not in the file: {count} (column {column}; row {rows}). These cells have no value.",
    ),
    "fix-formula-without-value": (
        "Bitte in Excel oder LibreOffice öffnen und speichern, dann werden sie berechnet; oder statt der Formeln die Werte abgeben.",
        "Please open it in Excel or LibreOffice and save it, which computes them; or hand in the values instead of the formulas.",
    ),
    "issue-cell-error": (
        "Zeilen mit einem Formelfehler wie #NV oder #DIV/0!: {count} ({where}).",
        "Rows with a formula error such as #N/A or #DIV/0!: {count} ({where}).",
    ),
    "fix-cell-error": (
        "Bitte die Formeln berichtigen oder die Zellen leeren; in Zahlenspalten gelten sie als fehlend.",
        "Please correct the formulas or empty the cells; in columns of numbers they count as missing.",
    ),
}

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
    # what is left out
    "issue-hidden-sheets": (
        "Ausgeblendete Tabellenblätter: {count}. Sie werden nicht veröffentlicht.",
        "Hidden sheets: {count}. They are not published.",
    ),
    "fix-hidden-sheets": (
        "Bitte nachsehen, ob sie in der Datei stehen sollen, und sie sonst löschen.",
        "Please see whether they are meant to be in the file, and delete them otherwise.",
    ),
    "issue-hidden-rows": (
        "Ausgeblendete oder weggefilterte Zeilen: {count} (Zeilen {rows}). Sie werden nicht veröffentlicht.",
        "Hidden or filtered rows: {count} (rows {rows}). They are not published.",
    ),
    "fix-hidden-rows": (
        "Sollen sie mit hinaus, bitte Filter aufheben und Zeilen einblenden; sonst löschen.",
        "If they are to go out, please clear the filter and unhide the rows; otherwise delete them.",
    ),
    "issue-hidden-columns": (
        "Ausgeblendete Spalten: {count}. Sie werden nicht veröffentlicht.",
        "Hidden columns: {count}. They are not published.",
    ),
    "fix-hidden-columns": (
        "Sollen sie mit hinaus, bitte einblenden; sonst löschen.",
        "If they are to go out, please unhide them; otherwise delete them.",
    ),
    "issue-macros-ignored": (
        "Die Arbeitsmappe enthält Makros. Sie werden weder ausgeführt noch veröffentlicht.",
        "The workbook holds macros. They are neither run nor published.",
    ),
    "fix-macros-ignored": ("Bitte ohne Makros speichern (.xlsx).", "Please save it without macros (.xlsx)."),
    "issue-cell-error": (
        "In {count} Zeilen steht ein Formelfehler wie #NV oder #DIV/0! (Zeilen {rows}).",
        "{count} rows hold a formula error such as #N/A or #DIV/0! (rows {rows}).",
    ),
    "fix-cell-error": (
        "Bitte die Formeln berichtigen oder die Zellen leeren; in Zahlenspalten gelten sie als fehlend.",
        "Please correct the formulas or empty the cells; in columns of numbers they count as missing.",
    ),
}

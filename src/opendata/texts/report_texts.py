"""What `check` tells of one cause, its report for a clerk, and the repairs it proposes."""

TEXTS: dict[str, tuple[str, str]] = {
    # cards on the terminal
    "card-cells": ("Zellen: {names}", "Cells: {names}"),
    "card-rows": ("Zeilen: {names}", "Rows: {names}"),
    "card-more": (
        "und {count} weitere; alle nennt --rows {code}",
        "and {count} more; --rows {code} names them all",
    ),
    # options
    "option-check-rows": (
        "alle Zeilen dieser Ursache nennen, nicht nur die ersten zehn (mehrmals möglich)",
        "name every row of this cause, not only the first ten (repeatable)",
    ),
    "option-check-html": (
        "Bericht mit Tabelle, markierten Zellen und Ursachen als HTML-Datei schreiben; er enthält Zellwerte",
        "write a report with table, marked cells and causes as an HTML file; it holds cell values",
    ),
    "option-check-force": (
        "am Ziel überschreiben, was kein Bericht ist",
        "overwrite what lies at the target and is no report",
    ),
    "report-written": (
        "Bericht: {path}. Er enthält Zellen der Datei; bitte nicht weitergeben.",
        "Report: {path}. It holds cells of the file; please do not pass it on.",
    ),
    "report-one-path": ("--html geht nur mit einem einzigen PATH.", "--html goes with one single PATH only."),
    "report-no-place": (
        "Dort lässt sich kein Bericht schreiben: Der Ordner fehlt, oder der Name gehört einem Ordner.",
        "No report can be written there: the folder is missing, or the name is that of a folder.",
    ),
    "report-occupied": (
        "Am Ziel liegt etwas anderes als ein Bericht. Geschrieben wurde nichts darüber; --force ersetzt es.",
        "Something other than a report lies at the target. Nothing was written over it; --force replaces it.",
    ),
    "report-on-input": (
        "Das ist die Datei, die geprüft wird. Bitte für den Bericht einen anderen Namen nehmen.",
        "That is the file being checked. Please take another name for the report.",
    ),
    # the report
    "report-title": ("Prüfbericht", "Report of a check"),
    "report-skip": ("Zum Inhalt", "To the content"),
    "report-verdict-publishable": ("Kann veröffentlicht werden.", "Can be published."),
    "report-verdict-needs_answer": ("Wartet auf eine Antwort von Ihnen.", "Waits for an answer of yours."),
    "report-verdict-needs_review": ("Wartet auf die Freigabestelle.", "Waits for the releasing office."),
    "report-verdict-rejected": ("Wird so nicht veröffentlicht.", "Is not published as it is."),
    "report-meaning-publishable": (
        "Nichts hält die Daten auf. Was mit einzelnen Spalten geschieht, steht unten.",
        "Nothing holds the data up. What happens to single columns is told below.",
    ),
    "report-meaning-needs_answer": (
        "Etwas lässt sich auf zwei Weisen verstehen, und nur Sie wissen, wie es gemeint ist. Die Fragen stehen unten.",
        "Something can be understood in two ways, and only you know which is meant. The questions are below.",
    ),
    "report-meaning-needs_review": (
        "Die Freigabestelle sieht sich die Daten an, bevor sie erscheinen. Sie selbst müssen nichts tun.",
        "The releasing office looks at the data before it appears. There is nothing you have to do.",
    ),
    "report-meaning-rejected": (
        "Warum, steht unten. Bitte in der Datei berichtigen, was genannt ist, und noch einmal prüfen lassen.",
        "Why is told below. Please correct in the file what is named, and check it again.",
    ),
    "report-private": (
        "Nur für Sie: Dieser Bericht zeigt Zellen der Datei, auch Angaben über Menschen. Bitte nicht weitergeben, und löschen, wenn er nicht mehr gebraucht wird.",
        "For you only: this report shows cells of the file, what is said of people included. Please do not pass it on, and delete it when it is no longer needed.",
    ),
    "report-reasons": ("Warum die Daten nicht erscheinen", "Why the data does not appear"),
    "report-questions": ("Fragen", "Questions"),
    "report-questions-lead": (
        "Wer gefragt ist, steht dabei. Beantwortet werden sie nach der Abgabe mit opendata answer.",
        "Who is asked is said with each. They are answered after handing in, with opendata answer.",
    ),
    "report-causes": ("Was zu berichtigen oder zu beachten ist: {count}", "What to correct or to note: {count}"),
    "report-no-causes": ("Nichts zu berichtigen", "Nothing to correct"),
    "report-cause": ("Ursache", "cause"),
    "report-cells-of": ("Zellen zu Ursache {number}", "Cells of cause {number}"),
    "report-cell": ("Zelle", "Cell"),
    "report-row": ("Zeile {row}", "row {row}"),
    "report-there": ("Da steht", "What is there"),
    "report-likely": ("Gemeint ist vermutlich", "Likely meant"),
    "report-please-check": ("(bitte prüfen)", "(please check)"),
    "report-open": ("offen", "open"),
    "report-whole-row": ("die Zeile als Ganzes", "the row as a whole"),
    "report-empty": ("leer", "empty"),
    "report-more": (
        "und {count} weitere Zeilen; alle nennt opendata check mit --rows {code}",
        "and {count} more rows; opendata check with --rows {code} names them all",
    ),
    "report-allowed": ("Erlaubt sind:", "Allowed are:"),
    "report-allowed-more": ("und {count} weitere", "and {count} more"),
    "report-columns": ("Spalten und was mit ihnen geschieht", "Columns and what happens to them"),
    "report-personal": ("Angaben über Menschen", "Personal data"),
    "report-happens": ("Was geschieht", "What happens"),
    "report-why": ("Grund und Regel", "Reason and rule"),
    "report-evidence": ("Was dafür spricht", "What speaks for it"),
    "report-share": ("{matched} von {checked} Werten", "{matched} of {checked} values"),
    "report-rule": ("[Regel {rule}]", "[rule {rule}]"),
    "report-none": ("keine gefunden", "none found"),
    "report-undecided": ("nichts entschieden", "nothing decided"),
    "report-no-label": ("(ohne Überschrift)", "(no header)"),
    "report-grid": ("Die Tabelle, wie sie verstanden wurde", "The table as it was understood"),
    "report-grid-lead": (
        "{rows} Zeilen hat die Tabelle, {shown} stehen hier: die ersten und die mit einem Problem ({wrong}). Zeilen und Spalten heißen wie in Excel; die Zahl neben einer Zelle führt zur Ursache.",
        "The table has {rows} rows, {shown} are shown: the first ones, and those with a problem ({wrong}). Rows and columns go by their names in Excel; the number beside a cell leads to its cause.",
    ),
    "report-grid-capped": (
        "Es sind mehr, als hier Platz haben; alle Zeilen einer Ursache nennt opendata check mit --rows.",
        "There are more than have room here; opendata check with --rows names every row of a cause.",
    ),
    "report-swipe": (
        "Die Tabelle ist breiter als der Bildschirm: Sie lässt sich seitlich schieben →",
        "The table is wider than the screen: it can be moved sideways →",
    ),
    "report-grid-columns": ("{count} Spalten ohne Problem stehen nicht hier.", "{count} columns are not shown."),
    "report-grid-absent": (
        "Zeilen mit einem Problem, die nicht zur Tabelle gehören, stehen ohne Zellen da: {count}.",
        "Rows with a problem that are no part of the table stand without cells: {count}.",
    ),
    "report-absent": (
        "nicht Teil der Tabelle (ausgeblendet, leer, Kopf oder Fußzeile)",
        "no part of the table (hidden, empty, header or footer)",
    ),
    "report-hidden-sheets": ("Ausgeblendete Blätter:", "Hidden sheets:"),
    "report-gap": ("{count} Zeilen nicht gezeigt", "{count} rows not shown"),
    "report-decimal": (",", "."),
    "report-day": ("{day}.{month}.{year}", "{year}-{month}-{day}"),
    "report-true": ("ja", "yes"),
    "report-false": ("nein", "no"),
    # repairs
    "option-check-fix": (
        "Reparaturen vorschlagen, bei denen nichts verloren geht, und nach Rückfrage als Kopie daneben schreiben (DATEI.repaired.csv)",
        "propose repairs that lose nothing, and write them as a copy beside the file after asking (FILE.repaired.csv)",
    ),
    "option-check-yes": ("die Kopie von --fix ohne Rückfrage schreiben", "write the copy of --fix without asking"),
    "repair-head": ("\nReparaturen, bei denen nichts verloren geht:", "\nRepairs that lose nothing:"),
    "repair-nothing": ("nichts zu reparieren.", "nothing to repair."),
    "repair-encoding": (
        "Kodierung: {before} wird zu {after} (die ganze Datei, {count} Zeilen)",
        "encoding: {before} becomes {after} (the whole file, {count} rows)",
    ),
    "repair-trim": (
        "Spalte {column}: Leerzeichen am Anfang oder Ende weg, Zellen: {count}",
        "column {column}: blanks at the beginning or end taken away, cells: {count}",
    ),
    "repair-number": (
        "Spalte {column}: Zahlen mit dem Dezimalzeichen der Spalte geschrieben, Zellen: {count}",
        "column {column}: numbers written with the column's decimal mark, cells: {count}",
    ),
    "repair-date": (
        "Spalte {column}: Tage wie die übrigen der Spalte geschrieben, Zellen: {count}",
        "column {column}: days written as the column's others, cells: {count}",
    ),
    "repair-asked": (
        "Spalte {column}: nicht eindeutig, deshalb nicht repariert, Zellen: {count}. Bitte selbst berichtigen, was gemeint ist.",
        "column {column}: not clear beyond doubt, and so not repaired, cells: {count}. Please correct yourself what is meant.",
    ),
    "repair-blocked-unreadable": ("lässt sich nicht als Tabelle lesen.", "cannot be read as a table."),
    "repair-blocked-format": (
        "Repariert werden nur Textdateien (CSV). Bitte im Programm berichtigen, aus dem die Datei kommt.",
        "Only text files (CSV) are repaired. Please correct it in the program the file comes from.",
    ),
    "repair-blocked-unproved": (
        "Eine Kopie ließ sich nicht so schreiben, dass sonst alles gleich bleibt. Bitte von Hand berichtigen.",
        "No copy could be written in which all else stays the same. Please correct it by hand.",
    ),
    "repair-blocked-encoding-error": (
        "Die Datei mischt Kodierungen; welches Zeichen gemeint ist, weiß nur die Quelle. Bitte neu als UTF-8 ausgeben, dann noch einmal --fix.",
        "The file mixes encodings; which character is meant only the source knows. Please export it anew as UTF-8, then --fix again.",
    ),
    "repair-blocked-unclosed-quote": (
        "Ein Anführungszeichen wird nicht geschlossen: Bitte zuerst das berichtigen, dann noch einmal --fix.",
        "A quotation mark is not closed: please correct that first, then --fix again.",
    ),
    "repair-blocked-stray-quote": (
        "Anführungszeichen stehen an falscher Stelle: Bitte zuerst das berichtigen, dann noch einmal --fix.",
        "Quotation marks stand in the wrong place: please correct that first, then --fix again.",
    ),
    "repair-blocked-control-characters": (
        "Die Datei enthält unsichtbare Steuerzeichen: Bitte zuerst das berichtigen, dann noch einmal --fix.",
        "The file holds invisible control characters: please correct that first, then --fix again.",
    ),
    "repair-write": ("Reparierte Kopie daneben schreiben? [j/N]", "Write the repaired copy beside it? [y/N]"),
    "repair-not-written": (
        "Nichts geschrieben. Mit --yes entsteht die Kopie ohne Rückfrage.",
        "Nothing written. With --yes the copy is made without asking.",
    ),
    "repair-written": (
        "Geschrieben: {path}. Bitte ansehen und, wenn es stimmt, an die Stelle der alten Datei legen.",
        "Written: {path}. Please look at it and, if it is right, put it in the place of the old file.",
    ),
    "repair-exists": (
        "Neben der Datei liegt schon eine reparierte Kopie. Geschrieben wurde nichts; --force ersetzt sie.",
        "A repaired copy lies beside the file already. Nothing was written; --force replaces it.",
    ),
    "repair-archive": (
        "In einem Archiv lässt sich nichts reparieren. Bitte auspacken und den Ordner nennen.",
        "Nothing can be repaired in an archive. Please unpack it and name the folder.",
    ),
}

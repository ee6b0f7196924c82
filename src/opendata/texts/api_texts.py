"""Words of the status API: what is wrong with a question, the feeds, and the page that documents it."""

TEXTS: dict[str, tuple[str, str]] = {
    # questions that a table cannot answer
    "query-column-unknown": (
        "Diese Spalte gibt es nicht. Die Namen stehen unter /fields; in der Adresse sind sie prozentkodiert (UTF-8).",
        "There is no such column. The names are listed under /fields; in an address they are percent-encoded (UTF-8).",
    ),
    "query-operator-unknown": (
        "Für die Spalte „{column}“ gibt es diesen Vergleich nicht. Möglich sind eq, ne, lt, le, gt, ge und contains.",
        "There is no such comparison for the column “{column}”. Possible are eq, ne, lt, le, gt, ge and contains.",
    ),
    "query-value": (
        "Der Wert passt nicht zum Typ der Spalte „{column}“. Zahlen mit Punkt, Datum als JJJJ-MM-TT, Wahrheitswerte als true oder false.",
        "The value does not fit the type of the column “{column}”. Numbers with a dot, dates as YYYY-MM-DD, booleans as true or false.",
    ),
    "query-not-text": (
        "„contains“ sucht in Text; die Spalte „{column}“ enthält keinen.",
        "“contains” looks into text; the column “{column}” holds none.",
    ),
    "query-not-comparable": (
        "Die Zahlen der Spalte „{column}“ haben zu viele Stellen, um sie hier zu vergleichen oder zu ordnen.",
        "The numbers of the column “{column}” have too many digits to compare or order them here.",
    ),
    "query-too-many": (
        "Höchstens {most} Filter in einer Anfrage, jeder Wert höchstens {longest} Zeichen lang.",
        "At most {most} filters in one request, each value at most {longest} characters long.",
    ),
    "problem-query-unclear": ("Anfrage nicht zu beantworten", "Request cannot be answered"),
    "problem-query-unclear-detail": (
        "Ein Filter oder die Sortierung passt nicht zu dieser Tabelle; `errors` sagt, was.",
        "A filter or the order does not fit this table; `errors` says what.",
    ),
    "problem-no-statistics": ("Keine Kennzahlen", "No statistics"),
    "problem-no-statistics-detail": (
        "Zu dieser Version wurden keine Kennzahlen veröffentlicht.",
        "No statistics were published with this version.",
    ),
    "problem-range-not-satisfiable": ("Diesen Teil gibt es nicht", "There is no such part"),
    "problem-range-not-satisfiable-detail": (
        "Der verlangte Bereich liegt hinter dem Ende der Datei.",
        "The range that was asked for lies beyond the end of the file.",
    ),
    # parameters that do not have the form they must have; codes are those of pydantic
    "fault-int-parsing": ("Muss eine ganze Zahl sein.", "Must be a whole number."),
    "fault-greater-than-equal": ("Muss mindestens {ge} sein.", "Must be at least {ge}."),
    "fault-less-than-equal": ("Darf höchstens {le} sein.", "Must be at most {le}."),
    "fault-string-too-long": ("Darf höchstens {max_length} Zeichen haben.", "Must have at most {max_length} characters."),
    "fault-date-from-datetime-parsing": ("Muss ein Datum sein: JJJJ-MM-TT.", "Must be a date: YYYY-MM-DD."),
    "fault-date-parsing": ("Muss ein Datum sein: JJJJ-MM-TT.", "Must be a date: YYYY-MM-DD."),
    "fault-value-error": ("Muss ein Datum sein: JJJJ-MM-TT.", "Must be a date: YYYY-MM-DD."),
    "fault-literal-error": ("Muss einer der genannten Werte sein.", "Must be one of the values named."),
    "fault-string-pattern-mismatch": ("Hat nicht die erwartete Form.", "Does not have the expected form."),
    "fault-other": ("Hat nicht die erwartete Form.", "Does not have the expected form."),
    # feeds
    "feed-title": ("Offene Daten {city}: Neues und Änderungen", "Open data {city}: new and changed"),
    "feed-title-one": ("{title}: neue Versionen", "{title}: new versions"),
    "feed-version": ("{title}: Version {version}", "{title}: version {version}"),
    "feed-version-text": ("Neue Version vom {day}.", "New version of {day}."),
    "feed-withdrawn": ("{name}: zurückgezogen", "{name}: withdrawn"),
    "feed-withdrawn-text": (
        "Dieser Datensatz wurde zurückgezogen und ist nicht mehr veröffentlicht. Bitte vorhandene Kopien nicht weiter verwenden.",
        "This dataset was withdrawn and is not published any more. Please do not use copies any longer.",
    ),
    # the page about the API
    "page-api-title": ("Schnittstelle für Programme", "API for programs"),
    "page-api-lead": (
        "Diese Seite ist aus der OpenAPI-Beschreibung geschrieben; deren Sätze sind englisch.",
        "This page is written from the OpenAPI document.",
    ),
    "page-api-document": ("OpenAPI-Beschreibung (JSON)", "OpenAPI document (JSON)"),
    "page-api-parameters": ("Parameter", "Parameters"),
    "page-api-parameter": ("Name", "Name"),
    "page-api-place": ("Ort", "Place"),
    "page-api-form": ("Form", "Form"),
    "page-api-about": ("Bedeutung", "Meaning"),
    "page-api-answers": ("Antworten", "Answers"),
    "page-api-example": ("Beispiel", "Example"),
    "page-api-forms": ("Formen der Antworten", "Forms of the answers"),
    "page-api-path": ("in der Adresse", "in the path"),
    "page-api-query": ("in der Anfrage", "in the query"),
    "page-api-required": ("nötig", "required"),
}

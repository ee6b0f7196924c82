"""What speaks for a finding, and why it was not taken for something else."""

TEXTS: dict[str, tuple[str, str]] = {
    # what a row of a table stands for
    "subject-person": ("Menschen", "people"),
    "subject-household": ("Haushalte", "households"),
    "subject-group": ("Gruppen von Menschen", "groups of people"),
    "subject-thing": ("Sachen", "things"),
    "subject-event": ("Ereignisse", "events"),
    "subject-office": ("Ämter", "offices"),
    "subject-unknown": ("Unbekanntes", "something unknown"),
    # what speaks for it
    "check-around": (
        "Außerhalb der Spalten steht Personenbezogenes, es wird nicht veröffentlicht: {places}.",
        "Personal data stands outside the columns and is not published: {places}.",
    ),
    "check-more-columns": (
        "{count} Spalten ohne Befund bleiben, wie sie sind; mit --json stehen auch sie in der Antwort.",
        "{count} columns without a finding stay as they are; with --json they are in the answer, too.",
    ),
    "check-left-out": (
        "In der Datei steht auch, es wird nicht veröffentlicht: {parts}.",
        "The file also holds, and it is not published: {parts}.",
    ),
    "evidence-head": (
        "Was für die Befunde spricht (A und a stehen für Buchstaben, 9 für eine Ziffer)",
        "What speaks for the findings (A and a stand for letters, 9 for a digit)",
    ),
    "evidence-share": (
        "{matched} von {checked} gefüllten Zellen; verschiedene Werte: {distinct}",
        "{matched} of {checked} filled cells; different values: {distinct}",
    ),
    "evidence-rule": ("{reason} (Erkennung: {recognizer})", "{reason} (recognizer: {recognizer})"),
    "evidence-distinct-capped": ("mehr als {count}", "more than {count}"),
    "evidence-header": ("Die Überschrift spricht dafür.", "The header speaks for it."),
    "evidence-no-header": ("Die Überschrift sagt es nicht.", "The header does not say so."),
    "evidence-table": ("Die Zeilen stehen für {subject}.", "Rows stand for {subject}."),
    "evidence-table-beside": (
        "Die Zeilen stehen für {subject}, siehe {columns}.",
        "Rows stand for {subject}, see {columns}.",
    ),
    "evidence-shapes": (
        "Häufige Schreibweisen: {shapes}.",
        "Common forms: {shapes}.",
    ),
    "evidence-shape": ("„{shape}“", "“{shape}”"),
    "evidence-rows": ("Zeilen in der Datei: {rows}.", "Rows in the file: {rows}."),
    "evidence-rows-first": ("Erste Zeilen in der Datei: {rows}.", "First rows in the file: {rows}."),
    # why it is not something else
    "evidence-rival-table": (
        "Nicht {entity}: Dafür spricht manches in der Spalte, aber nicht die Tabelle.",
        "Not {entity}: the column speaks for it in part, the table does not.",
    ),
    "evidence-rival-surer": (
        "Nicht {entity}: Das wäre auch möglich, der Befund ist aber sicherer.",
        "Not {entity}: that would be possible, too, but the finding is surer.",
    ),
    "evidence-rival-fewer": (
        "Nicht {entity}: So sehen nur {matched} von {checked} Zellen aus.",
        "Not {entity}: only {matched} of {checked} cells look like that.",
    ),
    "evidence-rival-alone": (
        "Nicht {entity}: So sehen zwar {matched} von {checked} Zellen aus, sonst spricht aber nichts dafür.",
        "Not {entity}: {matched} of {checked} cells look like that, but nothing else speaks for it.",
    ),
}

"""Help of the command line: commands (`help-`) and options (`option-`)."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-example": ("Beispiel: {example}", "Example: {example}"),
    "help-app": (
        "Offene Daten einer Stadt sicher veröffentlichen: lesen, prüfen, Personendaten finden, entscheiden, belegen.",
        "Publish a city's open data safely: read, check, find personal data, decide, prove.",
    ),
    "help-check": (
        "Prüfen, was mit einer Lieferung geschähe; veröffentlicht nichts und hinterlässt nichts.",
        "Say what would happen to a delivery; publishes nothing and leaves nothing behind.",
    ),
    "help-publish": (
        "Durch die ganze Kette bis in die Portale; was zweifelhaft ist, bleibt weg und wird gefragt.",
        "Through the whole pipeline to the portals; what is in doubt is left out and asked about.",
    ),
    "help-withdraw": ("Einen Datensatz überall zurückziehen und das belegen.", "Take a dataset down everywhere and prove it."),
    "help-answer": (
        "Zeigen, was gefragt ist, oder eine Frage beantworten; danach geht der Lauf weiter.",
        "Show what is asked, or answer a question; then the run goes on.",
    ),
    "help-review": ("Was auf einen Menschen wartet.", "What waits for a person."),
    "help-review_list": ("Alles zeigen, was wartet.", "List all that waits."),
    "help-review_show": ("Eine Frage mit Befund und Regel zeigen.", "Show a question with finding and rule."),
    "help-review_approve": (
        "Zustimmen; nur die Freigabestelle, nie wer abgegeben hat.",
        "Approve; the releasing office only, never who submitted.",
    ),
    "help-review_reject": (
        "Ablehnen; die Spalte oder die Lieferung bleibt weg.",
        "Reject; the column or the delivery stays out.",
    ),
    "help-detect": ("Nur die Personendaten finden, Spalte für Spalte.", "Find the personal data only, column by column."),
    "help-policy": ("Die Datenrichtlinie der Stadt.", "The city's data policy."),
    "help-policy_check": ("Prüfen, ob die Richtlinie in sich stimmig ist.", "Say whether the policy is sound."),
    "help-policy_explain": (
        "Erklären, warum ein Datensatz sein Urteil bekam: Spalte, Befund, Regel, Grund, Maßnahme.",
        "Explain why a dataset got its verdict: column, finding, rule, reason, action.",
    ),
    "help-policy_test": ("Die Beispiele in policy/examples ausführen.", "Run the examples in policy/examples."),
    "help-policy_schema": ("JSON Schema der Richtlinie für Editoren ausgeben.", "Print the policy's JSON Schema for editors."),
    "help-audit": ("Das Protokoll prüfen.", "Check the ledger."),
    "help-audit_verify": (
        "Prüfen, ob im Protokoll etwas geändert, entfernt, vertauscht oder abgeschnitten ist.",
        "Find whatever was edited, removed, reordered or cut off in the ledger.",
    ),
    "help-audit_show": (
        "Die Einträge des Protokolls zeigen; keiner enthält einen Zellwert.",
        "Show the ledger's entries; none holds a cell value.",
    ),
    "help-portal": ("Was die Portale halten.", "What the portals hold."),
    "help-portal_diff": (
        "Nennen, was andere auf den Portalen geändert haben: Felder und Dateien.",
        "Name what others changed on the portals: fields and files.",
    ),
    "option-deep": (
        "jede Datei vom Portal laden und vergleichen",
        "download every file from the portal and compare",
    ),
    "option-repair": (
        "nach Rückfrage wiederherstellen, was wir veröffentlicht haben",
        "restore what we published, after asking",
    ),
    "option-yes": ("nicht nachfragen", "do not ask"),
    "help-portal_status": (
        "Vergleichen, was die Portale halten und was veröffentlicht wurde.",
        "Compare what the portals hold with what was published.",
    ),
    "help-doctor": (
        "Zeigen, ob alles eingerichtet und erreichbar ist; was fehlt, und wie man es bekommt.",
        "Say whether everything is configured and reachable; what is missing and how to get it.",
    ),
    "help-serve": ("Seiten und Schnittstelle des eingebauten Portals anbieten.", "Serve pages and API of the built-in portal."),
    "option-paths": ("Ordner, datapackage.json, zip oder Datei", "folder, datapackage.json, zip or file"),
    "option-json": ("JSON für Programme", "JSON for programs"),
    "option-var": ("Ordner für alles, was geschrieben wird", "folder for all that is written"),
    "option-lang": ("de oder en", "de or en"),
    "option-dataset": ("Name des Datensatzes", "name of the dataset"),
    "option-reason": ("Begründung; keine Personendaten", "the reason; no personal data"),
    "option-dataset-name": ("Name des Datensatzes, wenn nicht der des Ordners", "name of the dataset, if not the folder's"),
    "option-department": ("Amt, das abgibt", "department that hands in"),
    "option-expect": ("Mit expected/check.json vergleichen", "compare with expected/check.json"),
    "option-because": ("Grund; privacy löscht alles", "why; privacy erases everything"),
    "option-note": ("Vermerk, löschbar; keine Personendaten", "a note, erasable; no personal data"),
    "option-question": ("Nummer der Frage", "id of the question"),
    "option-choice": ("Antwort", "the answer"),
    "option-checkpoint": ("Ein früher aufbewahrter Prüfpunkt", "a checkpoint kept earlier"),
    "option-only-dataset": ("Nur dieser Datensatz", "this dataset only"),
    "option-host": ("Adresse, an der gelauscht wird", "address to listen on"),
    "option-port": ("Port", "port"),
}

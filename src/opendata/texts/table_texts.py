"""Measures on whole tables: counted into groups, rows of small groups left out; what is asked, refused and told."""

TEXTS: dict[str, tuple[str, str]] = {
    "action-aggregate": ("zu Gruppen ausgezählt", "counted by groups"),
    "action-suppress": ("Zeilen mit kleinen Zahlen weggelassen", "rows with small numbers left out"),
    "page-action-aggregate": ("zu Gruppen ausgezählt", "counted by groups"),
    "page-action-suppress": ("ohne Zeilen mit kleinen Zahlen", "without rows of small numbers"),
    # the risk
    "risk-small-groups": ("kleine Gruppen", "small groups"),
    "small-groups-rows": (
        "Manche Zeilen haben in Merkmalen wie Alter, Beruf oder Stadtteil kaum eine andere neben sich; Ortskundige könnten erkennen, wer es ist.",
        "Some rows have hardly another beside them in traits such as age, profession or district; who knows the area could tell who it is.",
    ),
    "small-groups-counts": (
        "Manche Zeilen zählen so wenige Menschen, dass Ortskundige Einzelne erkennen können.",
        "Some rows count so few people that who knows the area can tell who they are.",
    ),
    # reasons and questions
    "decision-counting-fields": (
        "Die Regel „{rule}“ zählt die Tabelle nach Spalten aus, die sie nicht eindeutig hat: {names}. "
        "Bitte die Lieferung oder die Regel berichtigen.",
        "The rule “{rule}” counts the table by columns that it does not have exactly once: {names}. "
        "Please correct the delivery or the rule.",
    ),
    "decision-counting-personal": (
        "Die Regel „{rule}“ zählt die Tabelle nach einer Spalte aus, die selbst nicht veröffentlicht werden darf: {names}.",
        "The rule “{rule}” counts the table by a column that may not be published itself: {names}.",
    ),
    "decision-counting-waits": (
        "Die Tabelle wird erst ausgezählt, wenn über alle Spalten entschieden ist, nach denen gezählt wird.",
        "The table is counted only when all the columns that it is counted by are decided on.",
    ),
    "decision-no-row-left": (
        "Alle Zeilen liegen unter dem Schwellenwert; von der Tabelle bliebe nichts übrig.",
        "All rows are below the threshold; nothing would be left of the table.",
    ),
    "question-rows": (
        "Zeilen, die für weniger als {threshold} Menschen stehen, fehlen. Doch veröffentlichen?",
        "Rows that stand for fewer than {threshold} people are left out. Publish them all the same?",
    ),
    # what citizens read
    "release-aggregate-threshold": (
        "Statt der einzelnen Zeilen stehen Zahlen je Gruppe, nach: {fields}. Gruppen unter {threshold} sind in „{rest}“ zusammengefasst.",
        "Instead of single rows there are counts by group, by: {fields}. Groups below {threshold} are merged into “{rest}”.",
    ),
    "release-suppress-threshold": (
        "Ohne die Zeilen, die für weniger als {threshold} Menschen stehen, nach: {fields}.",
        "Without the rows that stand for fewer than {threshold} people, by: {fields}.",
    ),
    "release-count": (
        "Zahl der Zeilen in der Gruppe; hinter jeder Zahl stehen mindestens {threshold} verschiedene Menschen.",
        "Number of rows in the group; behind each number stand at least {threshold} different people.",
    ),
    # refusals
    "aggregate-too-few": (
        "{place}: Die ganze Tabelle steht für weniger Menschen, als eine Gruppe haben muss. Es wurde nichts veröffentlicht.",
        "{place}: The whole table stands for fewer people than a group must have. Nothing was published.",
    ),
    "suppress-nothing-left": (
        "{place}: Keine Zeile steht für genug Menschen. Es wurde nichts veröffentlicht.",
        "{place}: No row stands for enough people. Nothing was published.",
    ),
    "suppress-not-a-count": (
        "{place}, Zeile {row}: Hier steht keine ganze Zahl; es ist nicht zu sehen, für wie viele Menschen die Zeile steht. "
        "Es wurde nichts veröffentlicht.",
        "{place}, row {row}: there is no whole number here; it cannot be seen how many people the row stands for. "
        "Nothing was published.",
    ),
    "verify-counted-wrongly": (
        "In {count} Tabellen stimmen die Zahlen der Gruppen nicht mit der Lieferung überein, oder eine Gruppe ist zu klein: {places}.",
        "In {count} tables the numbers of the groups differ from the delivery, or a group is too small: {places}.",
    ),
    "verify-not-suppressed": (
        "In {count} Tabellen fehlen nicht genau die Zeilen, die fehlen sollten: {places}.",
        "In {count} tables the rows that are missing are not exactly those that should be: {places}.",
    ),
    # faults of the policy
    "policy-counting-missing": (
        "{file}:{line}: Die Regel „{rule}“: aggregate braucht counting (by, count, rest), andere Ergebnisse haben keines.",
        "{file}:{line}: The rule “{rule}”: aggregate needs counting (by, count, rest), other outcomes have none.",
    ),
    "policy-counting-twice": (
        "{file}:{line}: Die Regel „{rule}“ nennt in counting einen Namen zweimal.",
        "{file}:{line}: The rule “{rule}” names something twice in counting.",
    ),
    "policy-aggregate-incomplete": (
        "{file}:{line}: Die Regel „{rule}“ ersetzt eine ganze Tabelle. Sie muss den Datensatz nennen, risks: [register, secrecy, "
        "small_groups], und keine subjects: Sie gilt, was auch immer gefunden wird.",
        "{file}:{line}: The rule “{rule}” replaces a whole table. It must name the dataset, risks: [register, secrecy, "
        "small_groups], and no subjects: it holds whatever is found.",
    ),
    "policy-suppress-elsewhere": (
        "{file}:{line}: Die Regel „{rule}“: suppress gibt es nur gegen risks: [small_groups].",
        "{file}:{line}: The rule “{rule}”: suppress is only for risks: [small_groups].",
    ),
    "policy-threshold-too-small": (
        "{file}:{line}: Die Regel „{rule}“ braucht parameters: {{threshold: …}}, nicht kleiner als der Schwellenwert small_groups.",
        "{file}:{line}: The rule “{rule}” needs parameters: {{threshold: …}}, not smaller than the threshold small_groups.",
    ),
}

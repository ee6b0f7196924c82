"""Verdicts, outcomes, reasons that no rule gives, questions and their choices, and faults of the policy itself."""

TEXTS: dict[str, tuple[str, str]] = {
    # verdicts
    "verdict-publishable": ("kann veröffentlicht werden", "can be published"),
    "verdict-needs_answer": ("wartet auf eine Antwort", "waits for an answer"),
    "verdict-needs_review": ("wartet auf die Freigabestelle", "waits for the releasing office"),
    "verdict-rejected": ("wird nicht veröffentlicht", "is not published"),
    # outcomes and actions
    "outcome-keep": ("bleibt", "stays"),
    "outcome-flag": ("bleibt, wird zur Durchsicht gelistet", "stays, is listed for review"),
    "outcome-withhold": ("fehlt vorerst, Frage gestellt", "is left out for now, a question is asked"),
    "outcome-drop": ("wird entfernt", "is removed"),
    "outcome-reject": ("hält den ganzen Datensatz an", "stops the whole dataset"),
    "outcome-mask": ("wird gekürzt", "is cut short"),
    "outcome-round": ("wird gerundet", "is rounded"),
    "outcome-aggregate": ("wird zusammengezählt", "is aggregated"),
    "outcome-redact": ("Namen und Kontakte im Text werden ersetzt", "names and contacts in the text are replaced"),
    "outcome-generalise": ("wird vergröbert", "is generalised"),
    "outcome-suppress": ("kleine Zahlen werden ausgelassen", "small numbers are left out"),
    # reasons that no rule gives
    "decision-finding": (
        "Die Spalte enthält personenbezogene Daten, und keine Regel sagt, was damit geschehen soll.",
        "The column holds personal data, and no rule says what to do with it.",
    ),
    "decision-cells": (
        "Einzelne Zellen enthalten personenbezogene Daten, und keine Regel sagt, was damit geschehen soll.",
        "Some cells hold personal data, and no rule says what to do with them.",
    ),
    "decision-personal": (
        "Die Spalte gilt als personenbezogen, ohne dass klar ist, was sie enthält.",
        "The column counts as personal data, yet what it holds is not clear.",
    ),
    "decision-text": (
        "Freier Text kann Angaben über Menschen enthalten, die ein Programm nicht sicher erkennt.",
        "Free text can hold statements about people that a program cannot be sure to find.",
    ),
    "decision-kind": (
        "Keine Regel sagt, ob Spalten dieser Art veröffentlicht werden.",
        "No rule says whether columns of this kind are published.",
    ),
    "decision-unproved": (
        "Nach dem Ersetzen oder Vergröbern stünde in dieser Spalte noch etwas, das keine Regel freigibt.",
        "After replacing or coarsening, this column would still hold something that no rule clears.",
    ),
    "decision-label": (
        "Die Überschrift der Spalte enthält personenbezogene Daten.",
        "The header of the column holds personal data.",
    ),
    "decision-label-characters": (
        "Die Überschrift der Spalte enthält unsichtbare oder täuschend ähnliche Zeichen.",
        "The header of the column holds invisible characters, or such as look like others.",
    ),
    "decision-risk": (
        "Aus den Zahlen könnte auf einzelne Menschen geschlossen werden, und keine Regel sagt, was dagegen geschieht.",
        "The numbers could reveal single people, and no rule says what to do about it.",
    ),
    "decision-conflict": (
        "Zwei Regeln verlangen für diese Spalte Verschiedenes; sie bleibt deshalb weg.",
        "Two rules ask for different things in this column; so it is left out.",
    ),
    "decision-margin": (
        "Der Text außerhalb der Tabelle enthält personenbezogene Daten und wird nicht veröffentlicht.",
        "The text outside the table holds personal data and is not published.",
    ),
    "decision-broken": (
        "Die Daten enthalten Fehler, die vor einer Veröffentlichung behoben werden müssen.",
        "The data holds errors that must be mended before it is published.",
    ),
    "decision-nothing-left": (
        "Von den Daten bliebe nichts übrig, das veröffentlicht werden darf.",
        "Nothing would be left of the data that may be published.",
    ),
    "decision-reading": (
        "Es ist nicht sicher, ob die Datei richtig gelesen wurde.",
        "It is not certain that the file was read correctly.",
    ),
    "decision-update": (
        "Die Lieferung weicht von der letzten ab: neue Spalten, andere Datenarten oder neue Funde.",
        "The delivery differs from the last one: new columns, other types or new findings.",
    ),
    # questions
    "question-finding": (
        "Die Spalte fehlt, weil sie personenbezogene Daten enthält. Doch veröffentlichen?",
        "The column is left out because it holds personal data. Publish it all the same?",
    ),
    "question-cells": (
        "Die Spalte fehlt, weil einzelne Zellen personenbezogene Daten enthalten. Doch veröffentlichen?",
        "The column is left out because some cells hold personal data. Publish it all the same?",
    ),
    "question-personal": (
        "Die Spalte fehlt, weil sie nach Personendaten aussieht. Doch veröffentlichen?",
        "The column is left out because it looks like personal data. Publish it all the same?",
    ),
    "question-text": (
        "Die Spalte fehlt, weil sie freien Text enthält. Haben Sie ihn gelesen, und darf er veröffentlicht werden?",
        "The column is left out because it holds free text. Have you read it, and may it be published?",
    ),
    "question-kind": (
        "Die Spalte fehlt, weil keine Regel sie erlaubt. Doch veröffentlichen?",
        "The column is left out because no rule allows it. Publish it all the same?",
    ),
    "question-unproved": (
        "Die Spalte fehlt, weil sie sich nicht sicher bereinigen ließ. Haben Sie sie gelesen, und darf sie so veröffentlicht werden, "
        "wie sie geliefert wurde?",
        "The column is left out because it could not be cleaned safely. Have you read it, and may it be published as delivered?",
    ),
    "question-label": (
        "Die Spalte fehlt, weil ihre Überschrift personenbezogene Daten enthält. Ohne die Überschrift veröffentlichen?",
        "The column is left out because its header holds personal data. Publish it without the header?",
    ),
    "question-label-characters": (
        "Die Spalte fehlt, weil ihre Überschrift unsichtbare oder täuschend ähnliche Zeichen enthält. Ohne die Überschrift veröffentlichen?",
        "The column is left out because its header holds invisible characters, or such as look like others. Publish it without the header?",
    ),
    "question-risk": (
        "Die Spalte fehlt, weil ihre Zahlen auf einzelne Menschen schließen lassen könnten. Doch veröffentlichen?",
        "The column is left out because its numbers could reveal single people. Publish it all the same?",
    ),
    "question-reserved": (
        "Eine Regel behält diese Spalte der Freigabestelle vor. Darf sie veröffentlicht werden?",
        "A rule reserves this column for the releasing office. May it be published?",
    ),
    "question-rule": (
        "Die Spalte fehlt, weil eine Regel es so vorsieht, bis jemand entscheidet. Doch veröffentlichen?",
        "The column is left out, as a rule provides, until someone decides. Publish it all the same?",
    ),
    "question-reading": (
        "Wurde die Datei so richtig gelesen?",
        "Was the file read correctly?",
    ),
    "question-ambiguous-number": (
        "Wie sind die Zahlen der Spalte gemeint? german: ein Punkt trennt Tausender, ein Komma steht vor Dezimalstellen (12.345 ist zwölftausend); "
        "english: umgekehrt (12.345 ist zwölf Komma drei); text: die Spalte bleibt Text.",
        "How are the numbers of the column meant? german: a dot parts thousands, a comma stands before decimals (12.345 is twelve thousand); "
        "english: the other way round (12.345 is twelve point three); text: the column stays text.",
    ),
    "question-ambiguous-date": (
        "Wie sind die Daten der Spalte gemeint? day-first: zuerst der Tag (01/02/2024 ist der 1. Februar); month-first: zuerst der Monat; "
        "text: die Spalte bleibt Text.",
        "How are the dates of the column meant? day-first: the day comes first (01/02/2024 is 1 February); month-first: the month; "
        "text: the column stays text.",
    ),
    "question-update": (
        "Die Lieferung weicht von der letzten ab. Darf sie so veröffentlicht werden?",
        "The delivery differs from the last one. May it be published like this?",
    ),
    # choices
    "choice-publish": ("veröffentlichen", "publish"),
    "choice-leave-out": ("weglassen", "leave out"),
    "choice-right": ("richtig gelesen", "read correctly"),
    "choice-wrong": ("falsch gelesen", "read wrongly"),
    "choice-german": ("Tausenderpunkt, Dezimalkomma", "dot for thousands, comma for decimals"),
    "choice-english": ("Dezimalpunkt, Tausenderkomma", "dot for decimals, comma for thousands"),
    "choice-day-first": ("Tag zuerst", "day first"),
    "choice-month-first": ("Monat zuerst", "month first"),
    "choice-text": ("als Text lassen", "leave it text"),
    "choice-approve": ("freigeben", "approve"),
    "choice-reject": ("ablehnen", "reject"),
    "answer-choice-unknown": (
        "Diese Antwort gibt es nicht. Möglich sind: {choices}.",
        "There is no such answer. Possible are: {choices}.",
    ),
    "answer-role": (
        "Diese Frage beantwortet nur die Rolle „{role}“ (OPENDATA_ACTOR={role}:KENNUNG).",
        "Only the role “{role}” answers this question (OPENDATA_ACTOR={role}:ID).",
    ),
    # the policy's explanation
    "explain-verdict": ("{dataset}: {verdict}", "{dataset}: {verdict}"),
    "explain-stop": ("Angehalten an {place}: {reason}", "Stopped at {place}: {reason}"),
    "explain-table": ("Tabelle „{name}“", "Table “{name}”"),
    "explain-column": ("Spalte {number} „{name}“: {outcome}", "Column {number} “{name}”: {outcome}"),
    "explain-found": ("gefunden: {entity} in {matched} von {checked} Werten", "found: {entity} in {matched} of {checked} values"),
    "explain-found-public": (
        "gefunden: {entity} (öffentlich üblich) in {matched} von {checked} Werten",
        "found: {entity} (usually public) in {matched} of {checked} values",
    ),
    "explain-kind": ("nichts Personenbezogenes gefunden; Art: {kind}", "nothing personal found; kind: {kind}"),
    "kind-personal": ("Angaben über Menschen", "data on people"),
    "explain-risk": ("Risiko: {risk}", "risk: {risk}"),
    "explain-rule": ("Regel „{rule}“: {reason}", "rule “{rule}”: {reason}"),
    "explain-no-rule": ("keine Regel: {reason}", "no rule: {reason}"),
    "explain-person": ("entschieden von {by}: {reason}", "decided by {by}: {reason}"),
    "explain-law": ("Rechtsgrundlage: {law}", "legal basis: {law}"),
    "explain-until": ("gilt bis {until}", "holds until {until}"),
    "explain-question": ("Frage {id} an {role}: {question}", "question {id} to {role}: {question}"),
    "explain-outside": ("außerhalb der Tabellen, {place}: {outcome}", "outside the tables, {place}: {outcome}"),
    "role-department": ("das Fachamt", "the department"),
    "role-release": ("die Freigabestelle", "the releasing office"),
    "role-dsb": ("die behördliche Datenschutzbeauftragte oder den Datenschutzbeauftragten", "the data-protection officer"),
    # faults of the policy
    "policy-rules-file-count": (
        "{file}: Erwartet wird genau eine Datei mit Regeln neben categories.yaml, gefunden: {count}.",
        "{file}: Exactly one file with rules is expected beside categories.yaml, found: {count}.",
    ),
    "policy-nowhere": (
        "Hier ist keine Richtlinie einer Stadt: Gesucht wurde der Ordner {folder}. Bitte im Ordner der Stadt aufrufen, "
        "mit OPENDATA_POLICY=ORDNER ihre Richtlinie nennen, oder mit `opendata init` eine Stadt einrichten.",
        "There is no city's policy here: the folder {folder} was looked for. Please run this in the city's folder, "
        "name its policy with OPENDATA_POLICY=FOLDER, or set up a city with `opendata init`.",
    ),
    "policy-file-missing": ("{file}: Die Datei fehlt.", "{file}: The file is missing."),
    "policy-file-too-large": (
        "{file}: Die Datei ist größer als {limit} Bytes.",
        "{file}: The file is larger than {limit} bytes.",
    ),
    "policy-yaml": (
        "{file}:{line}: Das ist kein lesbares YAML in UTF-8. Einrückung, Anführungszeichen und Doppelpunkte prüfen.",
        "{file}:{line}: This is not readable YAML in UTF-8. Check indentation, quotes and colons.",
    ),
    "policy-yaml-alias": (
        "{file}:{line}: Anker und Verweise (& und *) sind nicht erlaubt. Den Wert ausschreiben.",
        "{file}:{line}: Anchors and aliases (& and *) are not allowed. Write the value out.",
    ),
    "policy-yaml-tag": (
        "{file}:{line}: Nur Texte, ganze Zahlen, Tage, ja/nein, Listen und Abschnitte sind erlaubt.",
        "{file}:{line}: Only texts, whole numbers, days, true/false, lists and sections are allowed.",
    ),
    "policy-duplicate-key": (
        "{file}:{line}: Dieser Schlüssel steht hier zweimal.",
        "{file}:{line}: This key stands here twice.",
    ),
    "policy-key-missing": ("{file}:{line}: „{key}“ fehlt.", "{file}:{line}: “{key}” is missing."),
    "policy-key-unknown": (
        "{file}:{line}: „{key}“ ist unbekannt. Tippfehler?",
        "{file}:{line}: “{key}” is unknown. A typing error?",
    ),
    "policy-value-wrong": (
        "{file}:{line}: „{key}“ hat einen Wert, der hier nicht möglich ist.",
        "{file}:{line}: “{key}” has a value that is not possible here.",
    ),
    "policy-sentence-incomplete": (
        "{file}:{line}: „{key}“ braucht einen Satz auf Deutsch (de) und einen auf Englisch (en).",
        "{file}:{line}: “{key}” needs a sentence in German (de) and one in English (en).",
    ),
    "policy-duplicate": ("{file}:{line}: „{name}“ kommt zweimal vor.", "{file}:{line}: “{name}” occurs twice."),
    "policy-unknown-name": (
        "{file}:{line}: „{name}“ gibt es nicht. Tippfehler?",
        "{file}:{line}: There is no “{name}”. A typing error?",
    ),
    "policy-entity-without-category": (
        "{file}:{line}: „{name}“ gehört zu keiner Kategorie.",
        "{file}:{line}: “{name}” belongs to no category.",
    ),
    "policy-threshold-missing": (
        "{file}:{line}: Der Schwellenwert „{name}“ fehlt.",
        "{file}:{line}: The threshold “{name}” is missing.",
    ),
    "policy-match-empty": (
        "{file}:{line}: Die Regel „{rule}“ nennt weder entities noch kinds noch risks und träfe auf alles zu.",
        "{file}:{line}: The rule “{rule}” names no entities, kinds or risks and would hold for everything.",
    ),
    "policy-match-mixed": (
        "{file}:{line}: Die Regel „{rule}“ mischt Risiken mit Funden oder Spalten. Zwei Regeln daraus machen.",
        "{file}:{line}: The rule “{rule}” mixes risks with findings or columns. Make two rules of it.",
    ),
    "policy-match-meaningless": (
        (
            "{file}:{line}: Eine Bedingung der Regel „{rule}“ kann hier nichts bewirken "
            "(publishable und whole nur mit entities, resource nur mit dataset)."
        ),
        (
            "{file}:{line}: A condition of the rule “{rule}” has no effect here "
            "(publishable and whole only with entities, resource only with dataset)."
        ),
    ),
    "policy-rule-too-wide": (
        (
            "{file}:{line}: Die Regel „{rule}“ ließe Personendaten oder freien Text in allen Datensätzen zu. "
            "Auf publishable: true, einen Datensatz oder subjects: [group] beschränken."
        ),
        (
            "{file}:{line}: The rule “{rule}” would let personal data or free text pass in every dataset. "
            "Restrict it to publishable: true, one dataset or subjects: [group]."
        ),
    ),
    "policy-exception-missing": (
        (
            "{file}:{line}: Die Regel „{rule}“ berührt Daten, die das Gesetz sperrt. "
            "Sie muss einen Datensatz nennen und in exception die Ausnahme mit Buchstabe, etwa „Art. 9 Abs. 2 lit. e DSGVO“."
        ),
        (
            "{file}:{line}: The rule “{rule}” touches data that the law closes. "
            "It must name a dataset and, in exception, the exception with its letter, such as “Art. 9(2)(e) GDPR”."
        ),
    ),
    "policy-persons-meaningless": (
        "{file}:{line}: Die Regel „{rule}“ entfernt ohnehin; dem muss niemand zustimmen (persons).",
        "{file}:{line}: The rule “{rule}” removes in any case; nobody needs to agree (persons).",
    ),
    "policy-rules-overlap": (
        (
            "{file}:{line}: Die Regeln „{rule}“ und „{other}“ sind für denselben Fall gleich genau. "
            "Eine von beiden braucht eine weitere Bedingung."
        ),
        "{file}:{line}: The rules “{rule}” and “{other}” are equally exact for the same case. One of them needs another condition.",
    ),
    "policy-rule-unreachable": (
        "{file}:{line}: Die Regel „{rule}“ kommt nie zum Zug, weil genauere Regeln jeden ihrer Fälle abdecken.",
        "{file}:{line}: The rule “{rule}” never applies, because more exact rules cover each of its cases.",
    ),
    "policy-example-failed": (
        "{file}: „{name}“ ergibt {found} statt {expected} ({at}).",
        "{file}: “{name}” gives {found} instead of {expected} ({at}).",
    ),
    "policy-rule-without-example": (
        "{file}: Für die Regel „{rule}“ gibt es kein Beispiel.",
        "{file}: There is no example for the rule “{rule}”.",
    ),
    "policy-example-passed": ("{file}: „{name}“ stimmt.", "{file}: “{name}” holds."),
    "policy-sound": (
        "Die Datenpolitik ist in Ordnung: {rules} Regeln, {places} Ortslisten, gültig ab {in_force}, Prüfsumme {digest}.",
        "The policy is sound: {rules} rules, {places} lists of places, in force from {in_force}, digest {digest}.",
    ),
}

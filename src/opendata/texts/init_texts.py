"""Sentences of `opendata init`, and those that it writes into a new city's policy (German)."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-init": (
        "Eine neue Stadt einrichten: ein Ordner mit Richtlinie, Ortswissen und Beispielen, aus dem allgemeinen Teil der geltenden Richtlinie.",
        "Set up a new city: a folder with policy, local knowledge and examples, from the general part of the policy in force.",
    ),
    "option-init-folder": (
        "Ordner der neuen Richtlinie; er darf noch nicht da sein oder muss leer sein",
        "folder of the new policy; absent or empty",
    ),
    "option-init-name": ("Name, z. B. Stadt Musterstadt", "name, e.g. Stadt Musterstadt"),
    "option-init-ags": ("Amtlicher Gemeindeschlüssel, 8 Ziffern", "official municipality key, 8 digits"),
    "option-init-ars": ("Regionalschlüssel, 12 Ziffern", "regional key, 12 digits"),
    "option-init-portal-title": ("Titel des Portals", "title of the portal"),
    "option-init-publisher": ("Herausgeberin der Daten", "publisher of the data"),
    "option-init-homepage": ("Webadresse der Stadt", "web address of the city"),
    "option-init-contact": ("Funktionspostfach für offene Daten", "function mailbox for open data"),
    "option-init-licence": ("Lizenz, wo ein Datensatz keine nennt", "licence where a dataset names none"),
    "option-init-contributor-id": ("contributorID bei GovData (eine IRI)", "contributorID at GovData (an IRI)"),
    "option-init-streets": ("Textdatei mit Straßen, eine je Zeile", "text file of streets, one a line"),
    "option-init-districts": ("Textdatei mit Stadtteilen", "text file of districts"),
    "option-init-institutions": ("Textdatei mit Einrichtungen", "text file of institutions"),
    "option-init-yes": ("Vorschläge übernehmen, nichts fragen", "take what is proposed, ask nothing"),
    "init-portal-title": ("Offene Daten: {name}", "Open data: {name}"),
    # written into the folder, always in German
    "init-head": (
        "Die Datenpolitik von: {city}. Was veröffentlicht wird, was nicht, und warum.",
        "The data policy of: {city}. What is published, what is not, and why.",
    ),
    "init-policy-name": ("Datenpolitik: {city}", "Data policy: {city}"),
    "init-list-given": ("von der Stadt angegeben", "given by the city"),
    "init-list-empty": ("noch nicht eingetragen", "not entered yet"),
    "init-readme": (
        "# {city}\n\n"
        "Dieser Ordner ist die Datenpolitik. `{rules}` enthält die Regeln, `categories.yaml` sagt, was zusammengehört, `places/` ist das\n"
        "Wissen über den Ort, `examples/` prüft die Regeln.\n\n"
        "So wird er benutzt:\n\n"
        "    export OPENDATA_POLICY=<dieser Ordner>\n"
        "    export OPENDATA_CONTRIBUTOR={contributor}\n"
        "    opendata policy check\n"
        "    opendata policy test\n\n"
        "Als Nächstes: die Listen in `places/` füllen (Straßen und Einrichtungen heißen oft nach Menschen; was dort steht, gilt nicht als\n"
        "Name), Fristen und Schwellen mit der oder dem Datenschutzbeauftragten abstimmen, Regeln für einzelne Datensätze ergänzen.",
        "# {city}\n\nThis folder is the data policy: `{rules}`, OPENDATA_CONTRIBUTOR={contributor}.",
    ),
    "init-made": (
        "{city}: eingerichtet in {folder}. Die Richtlinie ist stimmig, {count} Beispiele bestehen.",
        "{city}: set up in {folder}. The policy is sound, {count} examples hold.",
    ),
    "init-use": (
        "Benutzen mit: OPENDATA_POLICY={folder} OPENDATA_CONTRIBUTOR={contributor}",
        "Use it by: OPENDATA_POLICY={folder} OPENDATA_CONTRIBUTOR={contributor}",
    ),
    "init-next": (
        "Als Nächstes die Listen in places/ füllen; leer sind: {lists}.",
        "Next, fill the lists in places/; empty are: {lists}.",
    ),
    # what goes wrong
    "init-exists": (
        "In diesem Ordner liegt schon etwas. Geschrieben wurde nichts; bitte einen neuen Ordner nennen.",
        "Something lies in this folder already. Nothing was written; please name a new one.",
    ),
    "init-answers-missing": ("Diese Angaben fehlen: {options}.", "These are missing: {options}."),
    "init-empty": ("Bitte etwas schreiben.", "Please write something."),
    "init-wrong-ags": (
        "Der Amtliche Gemeindeschlüssel hat 8 Ziffern und beginnt mit dem Land (01 bis 16), z. B. 09461000.",
        "The official municipality key has 8 digits and begins with the state (01 to 16), e.g. 09461000.",
    ),
    "init-wrong-ars": (
        "Der Regionalschlüssel hat 12 Ziffern: fünf des Gemeindeschlüssels, vier des Verbands (0000, wenn es keinen gibt), die letzten drei.",
        "The regional key has 12 digits: five of the municipality key, four of the union (0000 if there is none), the last three.",
    ),
    "init-wrong-homepage": ("Das ist keine Webadresse (https://…).", "That is no web address (https://…)."),
    "init-wrong-contributor-id": (
        "Die contributorID ist eine IRI der Liste von GovData, z. B. http://dcat-ap.de/def/contributors/openDataBayern.",
        "The contributorID is an IRI of GovData's list, e.g. http://dcat-ap.de/def/contributors/openDataBayern.",
    ),
    "init-wrong-contact": (
        "Das ist keine E-Mail-Adresse. Gebraucht wird ein Funktionspostfach.",
        "That is no e-mail address. What is needed is a function's mailbox.",
    ),
    "init-wrong-licence": (
        "Diese Lizenz steht nicht auf der Liste von GovData, z. B. dl-de-by-2.0.",
        "This licence is not on GovData's list, e.g. dl-de-by-2.0.",
    ),
    "init-personal": (
        "Das sieht nach dem Namen oder der Erreichbarkeit eines Menschen aus und würde veröffentlicht. Bitte ein Amt nennen.",
        "That looks like a person's name or contact and would be published. Please name an office.",
    ),
    "init-list-unreadable": (
        "Eine der Listen ist nicht da oder kein Text in UTF-8.",
        "One of the lists is not there or no text in UTF-8.",
    ),
}

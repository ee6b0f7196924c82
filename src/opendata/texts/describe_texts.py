"""Sentences of `opendata describe`: the six questions, how the file was read, what was assumed."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-describe": (
        "Die datapackage.json schreiben, die eine Datei verdient, und dabei die sechs Fragen stellen, die nur Menschen beantworten. "
        "Neben der Datei entsteht ein Ordner ihres Namens mit einer Kopie in data/; was schon in einem Ordner data liegt, wird dort beschrieben.",
        "Write the datapackage.json that a file deserves, and ask the six questions that only people can answer. "
        "A folder of its name appears beside the file, with a copy in data/; what lies in a folder data already is described there.",
    ),
    "option-describe-file": ("Datei mit Daten, oder ein Ordner solcher Dateien", "data file, or a folder of data files"),
    "option-describe-title": ("Titel des Datensatzes", "title of the dataset"),
    "option-describe-description": ("Was die Daten sind, in ein, zwei Sätzen", "what the data is, in a sentence or two"),
    "option-describe-licence": (
        "Lizenz, z. B. dl-de-by-2.0, dl-de-zero-2.0, CC-BY-4.0",
        "licence, e.g. dl-de-by-2.0, dl-de-zero-2.0, CC-BY-4.0",
    ),
    "option-describe-frequency": (
        "Wie oft neue Daten kommen, z. B. ANNUAL, MONTHLY",
        "how often new data comes, e.g. ANNUAL, MONTHLY",
    ),
    "option-describe-contact": ("Funktionspostfach, kein persönliches", "a function's mailbox, not a person's"),
    "option-describe-theme": ("Thema der EU-Liste, z. B. ENVI, TRAN", "theme of the EU list, e.g. ENVI, TRAN"),
    "option-describe-yes": ("Vorschläge übernehmen, nichts fragen", "take what is proposed, ask nothing"),
    "option-describe-force": ("Vorhandenes überschreiben", "write over what is there"),
    "option-describe-output": (
        "Ordner des Datenpakets; sein Name ist der des Datensatzes",
        "folder of the data package; its name is the dataset's",
    ),
    # the six questions
    "describe-ask-title": ("Titel", "Title"),
    "describe-ask-description": ("Beschreibung", "Description"),
    "describe-ask-licence": ("Lizenz", "Licence"),
    "describe-ask-frequency": ("Neue Daten kommen", "New data comes"),
    "describe-ask-contact": ("Postfach für Fragen", "Mailbox for questions"),
    "describe-ask-theme": ("Thema", "Theme"),
    "describe-six": (
        "Sechs Fragen; Enter übernimmt den Vorschlag in Klammern, bei Listen genügt die Nummer.",
        "Six questions; Enter takes what is proposed in brackets, for lists the number will do.",
    ),
    "describe-last": ("Vorschläge aus der letzten Version von {dataset}.", "Proposals from the last version of {dataset}."),
    "describe-columns": ("Enthält: {columns}.", "Holds: {columns}."),
    "describe-licence-dl-de-by-2.0": ("Datenlizenz Deutschland, Namensnennung 2.0", "Data licence Germany, attribution 2.0"),
    "describe-licence-dl-de-zero-2.0": (
        "Datenlizenz Deutschland, Zero 2.0 (ohne Bedingung)",
        "Data licence Germany, zero 2.0 (no condition)",
    ),
    "describe-licence-CC-BY-4.0": ("Creative Commons, Namensnennung 4.0", "Creative Commons, attribution 4.0"),
    "describe-licence-CC0-1.0": ("Creative Commons Zero (ohne Bedingung)", "Creative Commons Zero (no condition)"),
    "describe-licence-CC-BY-SA-4.0": (
        "Creative Commons, Namensnennung, Weitergabe unter gleichen Bedingungen 4.0",
        "Creative Commons, attribution, share alike 4.0",
    ),
    "describe-frequency-DAILY": ("täglich", "daily"),
    "describe-frequency-WEEKLY": ("wöchentlich", "weekly"),
    "describe-frequency-MONTHLY": ("monatlich", "monthly"),
    "describe-frequency-QUARTERLY": ("vierteljährlich", "quarterly"),
    "describe-frequency-ANNUAL_2": ("halbjährlich", "twice a year"),
    "describe-frequency-ANNUAL": ("jährlich", "annually"),
    "describe-frequency-BIENNIAL": ("alle zwei Jahre", "every two years"),
    "describe-frequency-IRREG": ("unregelmäßig", "irregularly"),
    "describe-frequency-NEVER": ("nie mehr, abgeschlossen", "never again, it is complete"),
    "describe-frequency-UNKNOWN": ("unbekannt", "unknown"),
    "describe-theme-AGRI": (
        "Landwirtschaft, Fischerei, Forstwirtschaft, Nahrungsmittel",
        "agriculture, fisheries, forestry, food",
    ),
    "describe-theme-ECON": ("Wirtschaft und Finanzen", "economy and finance"),
    "describe-theme-EDUC": ("Bildung, Kultur und Sport", "education, culture and sport"),
    "describe-theme-ENER": ("Energie", "energy"),
    "describe-theme-ENVI": ("Umwelt", "environment"),
    "describe-theme-GOVE": ("Regierung und öffentlicher Sektor", "government and public sector"),
    "describe-theme-HEAL": ("Gesundheit", "health"),
    "describe-theme-INTR": ("Internationale Themen", "international issues"),
    "describe-theme-JUST": ("Justiz, Rechtssystem, öffentliche Sicherheit", "justice, legal system, public safety"),
    "describe-theme-REGI": ("Regionen und Städte", "regions and cities"),
    "describe-theme-SOCI": ("Bevölkerung und Gesellschaft", "population and society"),
    "describe-theme-TECH": ("Wissenschaft und Technologie", "science and technology"),
    "describe-theme-TRAN": ("Verkehr", "transport"),
    # how the file was read
    "describe-read": ("Gelesen als {parts}.", "Read as {parts}."),
    "describe-mark-semicolon": ("Semikolon", "semicolon"),
    "describe-mark-comma": ("Komma", "comma"),
    "describe-mark-tab": ("Tabulator", "tab"),
    "describe-mark-bar": ("senkrechter Strich", "vertical bar"),
    "describe-one-column": ("eine einzige Spalte", "one column only"),
    "describe-decimal-comma": ("Dezimalkomma", "decimal comma"),
    "describe-decimal-dot": ("Dezimalpunkt", "decimal point"),
    "describe-thousands": ("Tausenderzeichen {mark}", "thousands mark {mark}"),
    "describe-preamble": ("Zeilen 1 bis {last} als Vorspann", "lines 1 to {last} as preamble"),
    "describe-preamble-one": ("Zeile 1 als Vorspann", "line 1 as preamble"),
    "describe-header": ("Überschriften in Zeile {rows}", "headers in line {rows}"),
    "describe-no-header": ("keine Überschriften", "no headers"),
    "describe-rows": ("{rows} Zeilen Daten", "{rows} rows of data"),
    "describe-footer": ("am Ende {count} Zeilen als Fußnoten", "{count} lines at the end as footnotes"),
    "describe-footer-one": ("die letzte Zeile als Fußnote", "the last line as a footnote"),
    "describe-types": ("Spalten", "Columns"),
    # what was assumed
    "describe-missing": ("„{field}“: {signs} heißt dort: kein Wert.", '"{field}": {signs} means: no value.'),
    "describe-enum": ("„{field}“: nur diese {count} Werte sind erlaubt.", '"{field}": only these {count} values are allowed.'),
    "describe-key": (
        "Schlüssel ist {fields}: keine zwei Zeilen sind darin gleich.",
        "The key is {fields}: no two rows are alike in it.",
    ),
    "describe-period": ("Der Zeitraum des Datensatzes ist der von „{field}“.", 'The period of the dataset is that of "{field}".'),
    "describe-unnamed": (
        "{count} Spalten sind nicht beschrieben, denn ihre Überschrift sieht nach einem Menschen aus.",
        "{count} columns are not described, for their header looks like a person.",
    ),
    "describe-no-schema": (
        "Die Spalten sind nicht beschrieben: Dafür braucht jede eine eigene Überschrift, alle in einer Zeile.",
        "The columns are not described: for that each needs a header of its own, all in one line.",
    ),
    "describe-written": ("Geschrieben: {path}", "Written: {path}"),
    "describe-next": ("Weiter mit: {command}", "Go on with: {command}"),
    "describe-proposal": ("Vorschlag: {proposal}", "proposed: {proposal}"),
    # what goes wrong
    "describe-no-data-file": (
        "Beschrieben wird eine Datei mit Daten (z. B. CSV), oder ein Ordner solcher Dateien, in dem noch keine datapackage.json liegt.",
        "What can be described is a data file (such as a CSV), or a folder of them in which no datapackage.json lies yet.",
    ),
    "describe-unreadable": (
        "Die Datei lässt sich nicht als Tabelle lesen. `opendata check DATEI` nennt den Grund.",
        "The file cannot be read as a table. `opendata check FILE` says why.",
    ),
    "describe-exists": (
        "Am Ziel liegt schon etwas. Geschrieben wurde nichts darüber; mit --force wird es ersetzt, mit --output ORDNER entsteht das Paket woanders.",
        "Something lies at the target already. Nothing was written over it; --force replaces it, --output FOLDER makes the package elsewhere.",
    ),
    "describe-file-name-personal": (
        "Der Name einer Datei sieht nach personenbezogenen Daten aus und stünde in der Beschreibung. Bitte die Datei umbenennen.",
        "The name of a file looks like personal data and would stand in the description. Please rename the file.",
    ),
    "describe-folder-name-personal": (
        "Der Name des Ordners sieht nach personenbezogenen Daten aus und würde zu dem des Datensatzes. Bitte mit --output einen anderen nennen.",
        "The name of the folder looks like personal data and would become the dataset's. Please name another one with --output.",
    ),
    "describe-answers-missing": (
        "Diese Angaben fehlen: {options}. Mit --yes gelten die Vorschläge.",
        "These are missing: {options}. With --yes the proposals hold.",
    ),
    "describe-no-mailbox": (
        "Das ist keine E-Mail-Adresse. Gebraucht wird ein Funktionspostfach, etwa umweltamt@stadt.example.org.",
        "That is no e-mail address. What is needed is a function's mailbox, such as environment@city.example.org.",
    ),
    "describe-no-choice": ("Das steht nicht in der Liste: {choices}.", "That is not in the list: {choices}."),
    "describe-text-length": (
        "Bitte etwas schreiben, höchstens {limit} Zeichen.",
        "Please write something, at most {limit} characters.",
    ),
    "describe-personal-answer": (
        "Das sieht nach dem Namen oder der Erreichbarkeit eines Menschen aus und würde veröffentlicht. Bitte ein Amt oder eine Sache nennen.",
        "That looks like a person's name or contact and would be published. Please name an office or a thing.",
    ),
}

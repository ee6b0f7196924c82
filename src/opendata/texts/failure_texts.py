"""Failures: code of errors.py to a sentence that says what, why and how to mend it."""

TEXTS: dict[str, tuple[str, str]] = {
    # sandbox: the room where cells are read
    "sandbox-cpu": (
        "Die Daten zu verarbeiten dauert länger als erlaubt. Bitte kleinere Dateien oder ein einfacheres Muster (pattern).",
        "Processing the data takes longer than allowed. Please split it into smaller files, or simplify the pattern.",
    ),
    "sandbox-memory": (
        "Die Daten brauchen mehr Speicher als erlaubt. Bitte in kleinere Dateien teilen.",
        "The data needs more memory than allowed. Please split it into smaller files.",
    ),
    "sandbox-size": (
        "Aus den Daten entsteht eine größere Datei als erlaubt. Bitte in kleinere Dateien teilen.",
        "The data turns into a larger file than allowed. Please split it into smaller files.",
    ),
    "sandbox-time": (
        "Die Verarbeitung hat zu lange gedauert und wurde beendet. Bitte später noch einmal.",
        "Processing took too long and was ended. Please try again later.",
    ),
    "sandbox-crashed": (
        "Beim Verarbeiten der Daten ist ein Programmfehler aufgetreten ({where}). Es wurde nichts veröffentlicht.",
        "A fault in the program occurred while processing the data ({where}). Nothing was published.",
    ),
    "sandbox-died": (
        "Die Verarbeitung ist unerwartet abgebrochen. Es wurde nichts veröffentlicht; ein neuer Versuch ist gefahrlos.",
        "Processing ended unexpectedly. Nothing was published; it is safe to try again.",
    ),
    # sealed and released files
    "disk-failed": (
        "Der Datenträger ließ sich nicht beschreiben oder lesen ({reason}). Bitte Platz und Rechte prüfen.",
        "The disk could not be written or read ({reason}). Please check space and rights.",
    ),
    "raw-damaged": (
        "Eine versiegelte Rohdatei fehlt oder ist beschädigt. Bitte die Daten noch einmal abgeben.",
        "A sealed raw file is missing or damaged. Please hand the data in again.",
    ),
    "raw-erased": (
        "Die Rohdaten dieser Abgabe wurden gelöscht. Bitte die Daten neu abgeben, wenn sie noch gebraucht werden.",
        "The raw data of this submission was erased. Please hand the data in again if it is still needed.",
    ),
    "released-damaged": (
        "Eine freigegebene Datei fehlt oder wurde verändert; sie wird nicht veröffentlicht. Ein neuer Lauf erstellt sie wieder.",
        "A released file is missing or was changed; it will not be published. A new run makes it again.",
    ),
    # store
    "dataset-busy": (
        "An diesem Datensatz arbeitet gerade ein anderer Lauf. Bitte später noch einmal.",
        "Another run is working on this dataset. Please try again later.",
    ),
    "lease-lost": (
        "Ein anderer Lauf hat diesen Datensatz übernommen; dieser hat nichts mehr geschrieben. Ein neuer Versuch ist gefahrlos.",
        "Another run has taken over this dataset; this one has written nothing more. It is safe to try again.",
    ),
    "store-busy": (
        "Die Datenbank ist zu lange durch andere belegt ({reason}). Bitte noch einmal versuchen.",
        "The database was in use by others for too long ({reason}). Please try again.",
    ),
    "store-failed": (
        "Die Datenbank ließ sich nicht lesen oder beschreiben ({reason}). Bitte Platz und Rechte prüfen.",
        "The database could not be read or written ({reason}). Please check space and rights.",
    ),
    "store-edited": (
        "Ein gespeichertes Ergebnis passt nicht zum Protokoll; es wird nicht verwendet. `opendata audit verify` zeigt, welches.",
        "A kept result does not match the ledger; it will not be used. `opendata audit verify` shows which one.",
    ),
    "store-newer": (
        "Die Datenbank wurde von einer neueren Version dieses Programms angelegt. Bitte das Programm aktualisieren.",
        "The database was made by a newer version of this program. Please update the program.",
    ),
    # ledger: what `audit verify` finds
    "checkpoint-unreadable": (
        "Das ist kein Prüfpunkt des Protokolls.",
        "This is not a checkpoint of the ledger.",
    ),
    "checkpoint-forged": (
        "Der Prüfpunkt trägt keine gültige Unterschrift dieser Installation.",
        "The checkpoint bears no valid signature of this installation.",
    ),
    "ledger-unreadable": (
        "Die Datenbank des Protokolls ist beschädigt.",
        "The ledger's database is damaged.",
    ),
    "ledger-entry-missing": (
        "Eintrag {seq} des Protokolls fehlt.",
        "Entry {seq} of the ledger is missing.",
    ),
    "ledger-entry-edited": (
        "Eintrag {seq} des Protokolls wurde verändert.",
        "Entry {seq} of the ledger was changed.",
    ),
    "ledger-value-missing": (
        "Das Ergebnis zu Eintrag {seq} des Protokolls fehlt.",
        "The result for entry {seq} of the ledger is missing.",
    ),
    "ledger-value-edited": (
        "Das Ergebnis zu Eintrag {seq} wurde verändert oder gehört nicht ins Protokoll.",
        "The result for entry {seq} was changed, or does not belong to the ledger.",
    ),
    "ledger-head-differs": (
        "Das Protokoll endet nicht dort, wo es enden müsste: Einträge wurden abgeschnitten, angehängt oder neu geschrieben.",
        "The ledger does not end where it should: entries were cut off, added or written anew.",
    ),
    "ledger-cut-off": (
        "Das Protokoll ist kürzer als der Prüfpunkt: Einträge fehlen am Ende, oder ein alter Stand wurde zurückgespielt.",
        "The ledger is shorter than the checkpoint: entries are missing at its end, or an old state was put back.",
    ),
    "ledger-forked": (
        "Das Protokoll setzt den Prüfpunkt nicht fort: es wurde neu geschrieben oder gehört zu einer anderen Installation.",
        "The ledger does not go on from the checkpoint: it was written anew, or belongs to another installation.",
    ),
    "note-edited": (
        "Eine Begründung wurde nachträglich verändert.",
        "The words of a reason were changed afterwards.",
    ),
}

"""What changed between two versions, and what became of a rollback."""

TEXTS: dict[str, tuple[str, str]] = {
    # changes: sentences of the dataset page, the feed and the API
    "change-resource-added": ("Tabelle „{table}“ ist neu.", "Table “{table}” is new."),
    "change-resource-removed": ("Tabelle „{table}“ ist entfallen.", "Table “{table}” is gone."),
    "change-field-added": ("{table}: Spalte „{field}“ ist neu.", "{table}: column “{field}” is new."),
    "change-field-removed": ("{table}: Spalte „{field}“ ist entfallen.", "{table}: column “{field}” is gone."),
    "change-field-type": (
        "{table}: Spalte „{field}“ hat einen anderen Typ: {after} statt {before}.",
        "{table}: column “{field}” has another type: {after} instead of {before}.",
    ),
    "change-field-order": (
        "{table}: Die Spalten stehen in anderer Reihenfolge.",
        "{table}: the columns are in another order.",
    ),
    "change-rows": (
        "{table}: Zahl der Zeilen jetzt {after}, vorher {before}.",
        "{table}: number of rows now {after}, before {before}.",
    ),
    "change-values": (
        "{table}: Werte haben sich geändert, Spalten und Zeilenzahl nicht.",
        "{table}: values have changed, columns and number of rows have not.",
    ),
    "change-about": (
        "Titel, Beschreibung, Schlagwörter, Lizenz oder Kontakt wurden geändert.",
        "Title, description, keywords, licence or contact were changed.",
    ),
    # rollback
    "help-rollback": (
        "Eine frühere Version wieder zur öffentlichen machen, wenn die heutige Richtlinie sie noch zulässt; nur die Freigabestelle.",
        "Make an earlier version the public one again, if today's policy still allows it; the releasing office only.",
    ),
    "option-version": ("Version, zum Beispiel 2026-11-23.1", "version, for example 2026-11-23.1"),
    "option-dry-run": ("Nur prüfen, ob es ginge; nichts ändern", "only check whether it could be done; change nothing"),
    "rollback-role": (
        "Eine frühere Version stellt nur die Freigabestelle wieder her. OPENDATA_ACTOR muss release:ID sein.",
        "Only the releasing office puts an earlier version back. OPENDATA_ACTOR has to be release:ID.",
    ),
    "rollback-unknown": (
        "Diese Version war nie öffentlich. Öffentlich waren: {versions}.",
        "This version was never public. Public were: {versions}.",
    ),
    "rollback-privacy": (
        "Diese Version wurde aus Gründen des Datenschutzes zurückgezogen; ihre Daten sind gelöscht und bleiben es.",
        "This version was withdrawn for privacy; its data is erased and stays so.",
    ),
    "rollback-policy": (
        "Die heutige Richtlinie lässt diese Version nicht mehr zu: {why}. Bitte die Daten neu abgeben, dann wird nach ihr entschieden.",
        "Today's policy no longer allows this version: {why}. Please hand the data in again; it will be decided by that policy.",
    ),
    "rollback-verdict": (
        "Nach der heutigen Richtlinie ginge die Lieferung hinter dieser Version nicht mehr hinaus ({verdict}). Bitte die Daten neu abgeben.",
        "Under today's policy the delivery behind this version would not go out any more ({verdict}). Please hand the data in again.",
    ),
    "rollback-damaged": (
        "Dateien dieser Version fehlen oder sind nicht mehr die veröffentlichten; sie wird nicht wiederhergestellt. "
        "Bitte eine Sicherung einspielen oder die Daten neu abgeben.",
        "Files of this version are missing or no longer those that were published; it is not put back. "
        "Please restore a backup, or hand the data in again.",
    ),
    "rollback-restored": (
        "{dataset}: Version {version} ist wieder öffentlich, statt {replaces}. Die neueste Lieferung bleibt zurück, bis eine geänderte kommt.",
        "{dataset}: version {version} is public again, instead of {replaces}. The newest delivery stays back until a changed one arrives.",
    ),
    "rollback-unchanged": (
        "{dataset}: Version {version} ist schon die öffentliche. Nichts geändert.",
        "{dataset}: version {version} is the public one already. Nothing changed.",
    ),
    "rollback-possible": (
        "{dataset}: Version {version} könnte {replaces} ersetzen. Nichts geändert.",
        "{dataset}: version {version} could replace {replaces}. Nothing changed.",
    ),
    "rollback-failed": (
        "{dataset}: Version {version} ist noch nicht überall wieder öffentlich. Ein neuer Versuch ist gefahrlos; der nächste Lauf macht weiter.",
        "{dataset}: version {version} is not yet public again everywhere. It is safe to try again; the next run goes on.",
    ),
    "rollback-progress": ("{dataset}: {version} wird geprüft und wieder öffentlich gemacht …", "{dataset}: checking {version} and making it public again …"),
    "state-held": ("zurückgehalten (eine frühere Version wurde wiederhergestellt)", "held back (an earlier version was put back)"),
    "held-restored": ("gleich, wiederhergestellt", "same, put back"),
    "release-interface": (
        "Abruf des Datensatzes als JSON, ohne Anmeldung.",
        "The dataset as JSON, without registration.",
    ),
    "release-schema": ("Beschreibung der Spalten (Table Schema)", "Description of the columns (Table Schema)"),
    "release-rolled-back": (
        "Diese frühere Version wurde am {on} wieder zur öffentlichen gemacht.",
        "This earlier version was made the public one again on {on}.",
    ),
}  # fmt: skip

"""What a release tells citizens: privacy.json, the provenance of the catalogue record, notes in the data package."""

TEXTS: dict[str, tuple[str, str]] = {
    "release-untouched": (
        "Vor der Veröffentlichung wurde auf personenbezogene Angaben geprüft. Es musste nichts entfernt oder vergröbert werden.",
        "The dataset was checked for personal data before publication. Nothing had to be removed or made coarser.",
    ),
    "release-treated": (
        "Vor der Veröffentlichung wurde auf personenbezogene Angaben geprüft und Folgendes geändert.",
        "The dataset was checked for personal data before publication. The following was changed.",
    ),
    "release-field": ("„{field}“", "“{field}”"),
    "release-field-of": ("„{field}“ (Tabelle „{resource}“)", "“{field}” (table “{resource}”)"),
    "release-drop": ("Nicht veröffentlicht: {fields}.", "Not published: {fields}."),
    "release-withhold": ("Vorerst nicht veröffentlicht: {fields}.", "Not published for now: {fields}."),
    "release-mask": ("Gekürzt: {fields}.", "Shortened: {fields}."),
    "release-mask-district": (
        "Kennzeichen auf das Unterscheidungszeichen des Zulassungsbezirks gekürzt: {fields}.",
        "Number plates cut to the code of the registration district: {fields}.",
    ),
    "release-round": ("Gerundet: {fields}.", "Rounded: {fields}."),
    "release-round-base": (
        "Auf Vielfache von {base} gerundet, auch die Summen; eine Null bleibt eine Null: {fields}.",
        "Rounded to multiples of {base}, totals too; a zero stays a zero: {fields}.",
    ),
    "release-redact": (
        "Angaben über Menschen durch das ersetzt, was sie waren, zum Beispiel „[Name]“: {fields}.",
        "Statements about people replaced by what they were, for example “[Name]”: {fields}.",
    ),
    "release-generalise": ("Vergröbert: {fields}.", "Made coarser: {fields}."),
    "release-generalise-grid": (
        "Orte auf ein Raster von {grid} m vergröbert, angegeben ist die Mitte der Rasterzelle: {fields}.",
        "Places coarsened to a grid of {grid} m, given as the middle of the grid cell: {fields}.",
    ),
    "release-generalise-day": ("Zeitpunkte auf den Tag vergröbert: {fields}.", "Moments coarsened to the day: {fields}."),
    "release-generalise-month": ("Zeitpunkte auf den Monat vergröbert: {fields}.", "Moments coarsened to the month: {fields}."),
    "release-generalise-year": ("Zeitpunkte auf das Jahr vergröbert: {fields}.", "Moments coarsened to the year: {fields}."),
    "release-change": ("Verändert ({action}): {fields}.", "Changed ({action}): {fields}."),
    "release-defuse": (
        "Mit einem Apostroph versehen, weil der Text wie eine Formel aussieht: {fields}.",
        "Given an apostrophe because the text looks like a formula: {fields}.",
    ),
    "release-formula": (
        "Ein Tabellenprogramm würde den Text sonst als Formel ausführen.",
        "A spreadsheet would run the text as a formula otherwise.",
    ),
    "release-because": ("Grund: {reason}", "Reason: {reason}"),
    "release-undecided": (
        "Für dieses Feld ist noch nicht entschieden, ob es veröffentlicht werden darf.",
        "It is not decided yet whether this field may be published.",
    ),
    "release-person": (
        "Die zuständige Stelle der Stadt hat so entschieden.",
        "The city's competent office decided so.",
    ),
    "release-catalogue": ("Offene Daten: {city}", "Open data: {city}"),
    "release-descriptor": ("Beschreibung (Data Package)", "Description (Data Package)"),
    "release-descriptor-about": (
        "Alle Tabellen und Spalten dieses Datensatzes nach dem offenen Standard Data Package, für Programme.",
        "All tables and columns of this dataset by the open standard Data Package, for programs.",
    ),
    "release-privacy": ("Was aus Datenschutzgründen geändert wurde", "What was changed for privacy"),
    "release-privacy-about": (
        "Welche Felder vor der Veröffentlichung weggelassen oder vergröbert wurden, nach welcher Regel und warum.",
        "Which fields were left out or made coarser before publication, by which rule and why.",
    ),
    "release-version-note": (
        "Fassung {version}, freigegeben am {on} nach „{policy}“.",
        "Version {version}, cleared on {on} by “{policy}”.",
    ),
    "release-withdrawn": ("Dieser Datensatz wurde zurückgezogen.", "This dataset was withdrawn."),
    "licence-not-listed": (
        (
            "Die Lizenz des Datenpakets steht nicht auf der Liste von GovData. Nennen Sie in datapackage.json unter „licenses“ "
            "eine der Liste, zum Beispiel „dl-de-by-2.0“, oder keine: Dann gilt die Lizenz der Stadt."
        ),
        (
            "The package's licence is not on GovData's list. Under “licenses” in datapackage.json, name one of the list, for "
            "example “dl-de-by-2.0”, or none: then the city's licence applies."
        ),
    ),
    "nothing-left": (
        "Nach den Regeln bleibt keine Spalte übrig, die veröffentlicht werden kann.",
        "By the rules no column is left that can be published.",
    ),
    "verify-not-removed": (
        "Die Prüfung vor der Veröffentlichung fand {count} Spalten, die hätten wegfallen müssen: {places}.",
        "The check before publication found {count} columns that should have been left out: {places}.",
    ),
    "verify-missing": (
        "In den fertigen Dateien fehlen {count} Spalten, die bleiben sollten: {places}.",
        "The finished files lack {count} columns that were to stay: {places}.",
    ),
    "verify-changed": (
        "In {count} Spalten, die bleiben sollten, stimmen die Werte nicht mehr mit der Lieferung überein: {places}.",
        "In {count} columns the values differ from the delivery although nothing was to change: {places}.",
    ),
    "verify-rows-differ": (
        "In {count} Tabellen sind die Zeilen nicht mehr die der Lieferung: {places}.",
        "In {count} tables the rows are no longer those of the delivery: {places}.",
    ),
    "verify-not-rounded": (
        "In {count} Spalten ist nicht jede Zahl gerundet: {places}.",
        "In {count} columns not every number is rounded: {places}.",
    ),
    "verify-not-masked": (
        "In {count} Spalten steht noch ein volles Kennzeichen: {places}.",
        "In {count} columns there still is a full number plate: {places}.",
    ),
    "verify-not-redacted": (
        "In {count} Spalten wurde im Text nicht genau das ersetzt, was ersetzt werden sollte: {places}.",
        "In {count} columns not exactly that was replaced in the text which was to be: {places}.",
    ),
    "verify-not-generalised": (
        "In {count} Spalten ist nicht jeder Wert so vergröbert, wie es entschieden war: {places}.",
        "In {count} columns not every value is made as coarse as was decided: {places}.",
    ),
    "verify-formula": (
        "In {count} Spalten steht ein Text, den ein Tabellenprogramm als Formel ausführen würde: {places}.",
        "In {count} columns there is a text that a spreadsheet would run as a formula: {places}.",
    ),
    "verify-still-personal": (
        "In den fertigen Dateien stehen an {count} Stellen noch personenbezogene Angaben, die keine Regel freigibt: {places}.",
        "The finished files still hold personal data that no rule clears, at {count} places: {places}.",
    ),
    "verify-still-risky": (
        "Aus den fertigen Dateien ließe sich an {count} Stellen noch auf einzelne Menschen schließen: {places}.",
        "The finished files would still tell of single persons at {count} places: {places}.",
    ),
    "verify-reappears": (
        "Eine entfernte Angabe (Name, Anschrift oder Kennung) taucht an {count} anderen Stellen wieder auf: {places}.",
        "A removed name, address or identifier shows again at {count} other places: {places}.",
    ),
    "verify-tables-differ": (
        "Die fertigen Dateien enthalten nicht dieselben Tabellen wie die behandelte Lieferung.",
        "The finished files do not hold the same tables as the treated delivery.",
    ),
    "verify-columns-differ": (
        "In {count} fertigen Tabellen stimmen die Spalten nicht: {places}.",
        "In {count} finished tables the columns are wrong: {places}.",
    ),
    "verify-preview-differs": (
        "Die Vorschau zeigt in {count} Tabellen etwas anderes als die fertige CSV-Datei: {places}.",
        "In {count} tables the preview shows something else than the finished CSV file: {places}.",
    ),
    "verify-csv-differs": (
        "Die CSV-Datei gibt {count} Stellen anders wieder als die behandelte Tabelle: {places}.",
        "The CSV file differs from the treated table at {count} places: {places}.",
    ),
    "verify-parquet-differs": (
        "Die Parquet-Datei gibt {count} Stellen anders wieder als die behandelte Tabelle: {places}.",
        "The Parquet file differs from the treated table at {count} places: {places}.",
    ),
    "verify-excel-csv-differs": (
        "Die CSV-Datei für Excel gibt {count} Stellen anders wieder als die behandelte Tabelle: {places}.",
        "The CSV file for Excel differs from the treated table at {count} places: {places}.",
    ),
    "verify-xlsx-differs": (
        "Die Excel-Datei gibt {count} Stellen anders wieder als die behandelte Tabelle: {places}.",
        "The Excel file differs from the treated table at {count} places: {places}.",
    ),
    "verify-geojson-differs": (
        "Die GeoJSON-Datei gibt {count} Stellen anders wieder als die behandelte Tabelle: {places}.",
        "The GeoJSON file differs from the treated table at {count} places: {places}.",
    ),
    "verify-zip-differs": (
        "Die ZIP-Datei enthält nicht genau die fertigen Dateien. Es wurde nichts veröffentlicht.",
        "The ZIP file does not hold exactly the finished files. Nothing was published.",
    ),
    "verify-reading-differs": (
        "Beim erneuten Lesen der CSV-Datei kommt an {count} Stellen etwas anderes heraus: {places}.",
        "Reading the CSV file again gives something else at {count} places: {places}.",
    ),
    "verify-unread": (
        "{count} fertige Tabellen ließen sich nicht wieder lesen: {places}.",
        "{count} finished tables could not be read again: {places}.",
    ),
    "verify-unreadable": (
        "Die fertigen Dateien ließen sich nicht prüfen. Es wurde nichts veröffentlicht.",
        "The finished files could not be checked. Nothing was published.",
    ),
    "verify-checksums-differ": (
        "Die Prüfsummen der fertigen Dateien stimmen nicht. Es wurde nichts veröffentlicht.",
        "The checksums of the finished files are wrong. Nothing was published.",
    ),
    "verify-files-differ": (
        "Bei den fertigen Dateien fehlt etwas oder ist etwas zu viel. Es wurde nichts veröffentlicht.",
        "Among the finished files something is missing or too much. Nothing was published.",
    ),
    "publish-files-missing": (
        "Für „{dataset}“ liegen nicht alle geprüften Dateien bereit.",
        "Not all verified files of “{dataset}” are at hand.",
    ),
    "publish-differs": (
        "Das Portal gibt „{dataset}“ anders zurück, als es übergeben wurde. Von der neuen Fassung ist nichts öffentlich; "
        "`opendata publish` bringt sie noch einmal hin.",
        "The portal gives “{dataset}” back differently from what it was given. Nothing of the new version is public; "
        "`opendata publish` brings it there once more.",
    ),
    "portal-changed": (
        "Auf dem Portal steht bei „{dataset}“ etwas anderes als erwartet. Sehen Sie mit „opendata portal status“ nach.",
        "The portal shows something else for “{dataset}” than expected. Look with “opendata portal status”.",
    ),
    "portal-version-differs": (
        "Das Portal hält unter dieser Version schon andere Dateien.",
        "The portal already holds other files under this version.",
    ),
    "portal-busy": (
        "Ein anderer Vorgang veröffentlicht gerade denselben Datensatz.",
        "Another run is publishing the same dataset right now.",
    ),
    "portal-disk": (
        "Das Portal konnte nicht schreiben oder lesen (Fehler {number} des Betriebssystems).",
        "The portal could not write or read (error {number} of the operating system).",
    ),
    "portal-file-missing": ("Diese Datei gibt es auf dem Portal nicht.", "There is no such file on the portal."),
    "portal-file-unreadable": (
        "Eine Datei auf dem Portal lässt sich nicht lesen.",
        "A file on the portal cannot be read.",
    ),
    "portal-name-unsafe": (
        "Das Portal nimmt nur Namen aus Buchstaben, Ziffern, Punkt, Binde- und Unterstrich an.",
        "The portal takes only names of letters, digits, dot, hyphen and underscore.",
    ),
    "portal-still-public": (
        "„{dataset}“ ist auf dem Portal noch nicht ganz entfernt.",
        "“{dataset}” is not entirely removed from the portal yet.",
    ),
}

"""Sentences of `opendata portal audit`: what a portal gives away, why a file was not read, what metadata lacks."""

TEXTS: dict[str, tuple[str, str]] = {
    "help-portal_audit": (
        "Prüfen, was ein CKAN öffentlich preisgibt: Personendaten, falsch gelesene Dateien, Mängel der Metadaten nach DCAT-AP.de. Liest "
        "nur, ohne Token, und fragt jeden Server höchstens einmal in der Sekunde (--per-second), außer auf diesem Rechner. Behalten werden "
        "nur Befunde, unter var/audits/: Ein zweiter Lauf überspringt, was sich nicht geändert hat. Ende mit 0: nichts gefunden; 1: etwas "
        "gefunden oder nicht lesbar; 2: falscher Aufruf; 3: Das Portal ließ nichts lesen.",
        "Check what a CKAN gives away in public: personal data, misread files, faults of the metadata by DCAT-AP.de. Reads only, without a "
        "token, and asks each server at most once a second (--per-second), except on this machine. Only findings are kept, below "
        "var/audits/: a second run skips what has not changed. Ends with 0: nothing found; 1: something found or not readable; 2: wrong "
        "use; 3: the portal let nothing be read.",
    ),
    "option-audit-url": (
        "Adresse des CKAN, wie im Browser: https://daten.stadt.example",
        "address of the CKAN, as in the browser: https://data.city.example",
    ),
    "option-max-mb": ("Größere Dateien (MB) nicht holen", "fetch no larger files (MB)"),
    "option-per-second": (
        "Anfragen je Sekunde an einen Server; ohne Grenze auf diesem Rechner",
        "requests a second to one server; no limit on this machine",
    ),
    # wrong use, portal away
    "audit-address": (
        "Das ist keine Adresse eines Portals. Erwartet: http oder https, ohne Kennwort, zum Beispiel https://daten.stadt.example.",
        "This is no address of a portal. Expected: http or https, without a password, for example https://data.city.example.",
    ),
    "audit-no-portal": (
        "{portal} antwortet nicht wie ein CKAN ({said}). Stimmt die Adresse der Startseite? Ein zweiter Lauf macht dort weiter, wo dieser aufgehört hat.",
        "{portal} does not answer like a CKAN ({said}). Is it the address of the start page? A second run goes on where this one stopped.",
    ),
    "audit-interrupted": (
        "Unterbrochen. Der gleiche Aufruf macht dort weiter.",
        "Interrupted. The same call goes on from here.",
    ),
    # why a file was not read
    "audit-format": ("nicht gelesen: Format {format}", "not read: format {format}"),
    "audit-no-link": ("nicht gelesen: keine Adresse im Web", "not read: no address on the web"),
    "audit-internal-address": (
        "nicht geholt: {host} liegt in einem internen Netz, nicht im Internet",
        "not fetched: {host} is in an internal network, not on the internet",
    ),
    "audit-unknown-host": ("nicht geholt: {host} gibt es nicht", "not fetched: there is no {host}"),
    "audit-silent-host": ("nicht geholt: {host} antwortet nicht", "not fetched: {host} does not answer"),
    "audit-busy": ("nicht geholt: {host} ist überlastet, später noch einmal", "not fetched: {host} is busy, try again later"),
    "audit-away": ("nicht geholt: {host} hat keine Datei geliefert ({said})", "not fetched: {host} gave no file ({said})"),
    "audit-slow": ("nicht geholt: {host} brauchte über {seconds} s", "not fetched: {host} took more than {seconds} s"),
    "audit-redirects": ("nicht geholt: mehr als {limit} Weiterleitungen", "not fetched: more than {limit} redirects"),
    "audit-gone": ("nicht geholt: Der Link ist tot (HTTP {status})", "not fetched: the link is dead (HTTP {status})"),
    "audit-refused": ("nicht geholt: kein Zutritt (HTTP {status})", "not fetched: no access (HTTP {status})"),
    "audit-too-large": (
        "nicht geholt: größer als {megabytes} MB (--max-mb)",
        "not fetched: larger than {megabytes} MB (--max-mb)",
    ),
    "audit-web-page": (
        "nicht gelesen: Der Link führt auf eine Webseite, nicht auf die Datei",
        "not read: the link leads to a web page, not to the file",
    ),
    # what metadata lacks: DCAT-AP.de demands
    "audit-lacks-title": ("Titel", "title"),
    "audit-lacks-description": ("Beschreibung", "description"),
    "audit-lacks-publisher": ("Herausgeber", "publisher"),
    "audit-lacks-licence": ("Lizenz", "licence"),
    "audit-lacks-listed-licence": ("Lizenz der GovData-Liste", "licence of the GovData list"),
    "audit-lacks-address": ("Adresse der Datei", "address of the file"),
    # … recommends
    "audit-lacks-open-licence": ("offene Lizenz", "open licence"),
    "audit-lacks-contact": ("Kontakt", "contact"),
    "audit-lacks-impersonal-contact": ("Funktionspostfach statt Person", "function mailbox, not a person"),
    "audit-lacks-theme": ("Thema", "theme"),
    "audit-lacks-keywords": ("Schlagwörter", "keywords"),
    "audit-lacks-period": ("Zeitraum", "period"),
    "audit-lacks-place": ("Raumbezug", "place"),
    "audit-lacks-availability": ("Verfügbarkeit", "availability"),
    "audit-lacks-level": ("Ebene", "level"),
    "audit-lacks-contributor": ("Bereitsteller-ID", "contributor id"),
    "audit-lacks-resources": ("Datei", "file"),
    "audit-lacks-resource-format": ("Format der Datei", "format of the file"),
    "audit-lacks-resource-name": ("Name der Datei", "name of the file"),
    "audit-demanded": ("Pflicht fehlt: {fields}", "demanded, missing: {fields}"),
    "audit-recommended": ("empfohlen: {fields}", "recommended: {fields}"),
    "audit-times": ("{field} ({count}×)", "{field} ({count}×)"),
    # the table
    "head-audit-resource": ("Datei", "file"),
    "head-audit-personal": ("Personendaten: Spalte, Art, Zellen", "personal data: column, kind, cells"),
    "head-audit-read": ("gelesen als", "read as"),
    "head-audit-metadata": ("Metadaten", "metadata"),
    "audit-state-personal": ("PERSONENDATEN", "PERSONAL DATA"),
    "audit-state-misread": ("liest sich falsch", "misread"),
    "audit-state-asks": ("bitte ansehen", "please look"),
    "audit-state-unread": ("nicht gelesen", "not read"),
    "audit-state-clean": ("nichts gefunden", "nothing found"),
    "audit-column": ("{column}: {entity}, {matched} von {checked}", "{column}: {entity}, {matched} of {checked}"),
    "audit-around": ("neben der Tabelle: {place}", "beside the table: {place}"),
    "audit-named": ("in den Metadaten: {places}", "in the metadata: {places}"),
    "audit-risk": ("{risk}: {columns}", "{risk}: {columns}"),
    "audit-question": ("zu klären: {count} Spalten", "to be settled: {count} columns"),
    "audit-reading": (
        "{format}, {encoding}, Trennzeichen {delimiter}, {rows} Zeilen",
        "{format}, {encoding}, delimiter {delimiter}, {rows} rows",
    ),
    "place-name": ("Name des Datensatzes", "name of the dataset"),
    "place-title": ("Titel", "title"),
    "place-description": ("Beschreibung", "description"),
    "place-resource-name": ("Name einer Datei", "name of a file"),
    "place-resource-description": ("Beschreibung einer Datei", "description of a file"),
    "place-file-name": ("Dateiname", "file name"),
    "place-path": ("Dateiname im Archiv", "name of a file in the archive"),
    "place-contributors": ("Mitwirkende", "contributors"),
    "place-preamble": ("Vorspann", "lines above"),
    "place-footer": ("Fußzeile", "footer"),
    "place-extra": ("außerhalb der Spalten", "outside the columns"),
    "place-comment": ("Kommentar", "comment"),
    "place-label": ("Überschrift", "header"),
    "place-sheet-name": ("Name des Blatts", "name of the sheet"),
    "place-enum": ("erlaubte Wörter", "allowed words"),
    "place-metadata": ("Angaben zur Datei", "data on the file"),
    # summing up, progress
    "audit-sum": (
        "{portal} (CKAN {version}): {datasets} Datensätze, {resources} Dateien. {personal} mit Personendaten, {misread} lesen sich falsch, "
        "{asks} bitte ansehen, {unread} nicht gelesen, {clean} ohne Befund. Metadaten: {demanded} Datensätzen fehlen Pflichtangaben, {recommended} empfohlene.",
        "{portal} (CKAN {version}): {datasets} datasets, {resources} files. {personal} with personal data, {misread} misread, "
        "{asks} to look at, {unread} not read, {clean} with nothing found. Metadata: {demanded} datasets lack what is demanded, {recommended} what is recommended.",
    ),
    "audit-empty": ("{portal}: Hier ist kein Datensatz öffentlich.", "{portal}: no dataset is public here."),
    "audit-incomplete": ("Die Liste der Datensätze ist nicht vollständig: {why}", "The list of datasets is not complete: {why}"),
    "audit-next": (
        "Personendaten sind jetzt öffentlich: Datei auf dem Portal ersetzen oder löschen, dann die Datenschutzbeauftragten fragen, ob es zu melden ist (Art. 33 DSGVO).",
        "Personal data is public now: replace or delete the file on the portal, then ask the data-protection officer whether it has to be reported (Art. 33 GDPR).",
    ),
    "audit-again": ("{count} Dateien unverändert seit einem früheren Lauf.", "{count} files unchanged since an earlier run."),
    "audit-listing": ("{count} von {total} Datensätzen aufgelistet …", "{count} of {total} datasets listed …"),
}

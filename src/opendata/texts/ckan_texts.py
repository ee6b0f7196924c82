"""Words for a CKAN as a portal: what failed, at which step, what the public sees now, and what to do."""

TEXTS: dict[str, tuple[str, str]] = {
    # what is wrong with the settings
    "ckan-not-configured": (
        "Für das Portal ckan fehlen Angaben: OPENDATA_CKAN_URL, OPENDATA_CKAN_ORGANISATION und OPENDATA_CKAN_TOKEN_FILE.",
        "The portal ckan lacks settings: OPENDATA_CKAN_URL, OPENDATA_CKAN_ORGANISATION and OPENDATA_CKAN_TOKEN_FILE.",
    ),
    "ckan-address-unusable": (
        "OPENDATA_CKAN_URL ist keine brauchbare Adresse. Erwartet: http:// oder https:// und der Rechnername, ohne Benutzer und Kennwort, "
        "zum Beispiel https://daten.example.org.",
        "OPENDATA_CKAN_URL is no usable address. Expected: http:// or https:// and the host, without user and password, "
        "for example https://daten.example.org.",
    ),
    "ckan-token-unreadable": (
        "Die Datei, die OPENDATA_CKAN_TOKEN_FILE nennt, lässt sich nicht lesen. Erwartet: eine Zeile mit dem Token.",
        "The file that OPENDATA_CKAN_TOKEN_FILE names cannot be read. Expected: one line with the token.",
    ),
    # what went wrong
    "ckan-away": (
        "Das Portal hat bei „{dataset}“ (Schritt {step}) keine brauchbare Antwort gegeben: {said}. "
        "`opendata publish` macht später dort weiter, wo es aufgehört hat.",
        "The portal gave no usable answer for “{dataset}” (step {step}): {said}. "
        "`opendata publish` goes on later where it stopped.",
    ),
    "ckan-forbidden": (
        "Das Portal lehnt den Token bei „{dataset}“ (Schritt {step}) ab: {said}. Er ist abgelaufen, oder ihm fehlen Rechte in der "
        "Organisation. Bis ein neuer eingerichtet ist, wird dort nichts geändert; `opendata doctor` prüft ihn.",
        "The portal refuses the token for “{dataset}” (step {step}): {said}. It has expired, or lacks rights in the organisation. "
        "Until there is a new one nothing is changed there; `opendata doctor` checks it.",
    ),
    "ckan-dataset-forbidden": (
        "Der Token darf auf dem Portal an „{dataset}“ nichts ändern (Schritt {step}): {said}. Der Datensatz gehört dort vermutlich "
        "inzwischen zu einer anderen Organisation; deren Redaktion oder die Verwaltung des Portals kann ihn zurückgeben.",
        "The token may change nothing of “{dataset}” on the portal (step {step}): {said}. There the dataset probably belongs to "
        "another organisation by now; its editors or the portal's administrators can give it back.",
    ),
    "ckan-missing": (
        "Auf dem Portal fehlt etwas, das zu „{dataset}“ gehört (Schritt {step}). Bitte noch einmal versuchen.",
        "Something that belongs to “{dataset}” is missing on the portal (step {step}). Please try again.",
    ),
    "ckan-invalid": (
        "Das Portal nimmt Angaben zu „{dataset}“ nicht an (Schritt {step}), Felder: {fields}. "
        "Bitte diese Angaben im datapackage.json prüfen oder die Verwaltung des Portals fragen.",
        "The portal does not accept what is said of “{dataset}” (step {step}), fields: {fields}. "
        "Please check them in datapackage.json, or ask the portal's administrators.",
    ),
    "ckan-too-large": (
        "Das Portal nimmt „{file}“ ({megabytes} MB) von „{dataset}“ nicht an: zu groß. Die Verwaltung des Portals kann "
        "ckan.max_resource_size (und die Grenze des Webservers davor) erhöhen; im eingebauten Portal ist die Datei zu haben.",
        "The portal does not take “{file}” ({megabytes} MB) of “{dataset}”: too large. Its administrators can raise "
        "ckan.max_resource_size (and the limit of the web server before it); the built-in portal has the file.",
    ),
    "ckan-redirected": (
        "Das Portal verweist bei „{dataset}“ (Schritt {step}) auf eine andere Adresse ({host}). Dorthin geht kein Token: bitte "
        "OPENDATA_CKAN_URL auf die endgültige Adresse stellen.",
        "The portal redirects “{dataset}” (step {step}) to another address ({host}). No token goes there: please set "
        "OPENDATA_CKAN_URL to the final address.",
    ),
    "ckan-still-there": (
        "„{dataset}“ ist auf dem Portal noch nicht ganz entfernt: {place}. `opendata withdraw` macht weiter; bleibt es dabei, "
        "bitte die Verwaltung des Portals fragen.",
        "“{dataset}” is not entirely removed from the portal yet: {place}. `opendata withdraw` goes on; if it stays, "
        "please ask the portal's administrators.",
    ),
    "ckan-table-differs": (
        "Die Tabelle von „{dataset}“ im DataStore des Portals gleicht nicht dem, was hineinging, auch nach neuem Füllen.",
        "The table of “{dataset}” in the portal's DataStore is not what went in, even after filling it again.",
    ),
    "portal-edited": (
        "Auf dem Portal hat jemand „{dataset}“ geändert: {fields}. Nichts wurde überschrieben. `opendata portal diff {dataset}` "
        "zeigt es; `opendata portal status --repair` stellt unseren Stand wieder her.",
        "Somebody changed “{dataset}” on the portal: {fields}. Nothing was overwritten. `opendata portal diff {dataset}` "
        "shows it; `opendata portal status --repair` restores ours.",
    ),
    "portal-other-installation": (
        "Auf dem Portal hat eine andere Installation dieses Programms „{dataset}“ veröffentlicht (auch eine frühere, deren var/ verloren "
        "ist). Nichts wurde überschrieben; `opendata portal status --repair` übernimmt ihn nach Rückfrage.",
        "Another installation of this program published “{dataset}” on the portal (or an earlier one whose var/ is lost). "
        "Nothing was overwritten; `opendata portal status --repair` takes it over after asking.",
    ),
    "portal-foreign": (
        "Auf dem Portal gibt es „{dataset}“ schon, von jemand anderem. Bitte dort umbenennen oder mit --dataset anders nennen.",
        "The portal already has “{dataset}”, by somebody else. Please rename it there, or choose another name with --dataset.",
    ),
    # the steps
    "step-list": ("Auflisten", "listing"),
    "step-fetch": ("Nachsehen", "looking"),
    "step-ask": ("Fragen, was es kann", "asking what it can do"),
    "step-put": ("Hinbringen", "bringing it in"),
    "step-read-back": ("Zurücklesen", "reading back"),
    "step-show": ("Veröffentlichen", "making it public"),
    "step-hide": ("Verbergen", "hiding"),
    "step-erase": ("Löschen", "erasing"),
    "step-look": ("Prüfen, ob es weg ist", "checking that it is gone"),
    "remains-ckan-name": (
        "unter diesem Namen ein Datensatz, der nicht von dieser Installation stammt; er wurde nicht angerührt",
        "under this name a dataset that is not of this installation; it was not touched",
    ),
    # what the public sees after a failure
    "sees-version": (
        "Öffentlich ist dort eine vollständige Version.",
        "The public sees a complete version there.",
    ),
    "sees-nothing": ("Öffentlich ist dort zurzeit nichts.", "The public sees nothing there at the moment."),
    "sees-unknown": (
        "Was dort öffentlich ist, ließ sich nicht feststellen.",
        "What the public sees there could not be found out.",
    ),
    # doctor
    "doctor-portal-away-fix": (
        "Portal {portal}: {said}. Adresse, Netz und Zertifikat prüfen; veröffentlicht wird dort erst wieder, wenn es antwortet.",
        "Portal {portal}: {said}. Check address, network and certificate; nothing is published there until it answers.",
    ),
    "doctor-ckan-reached": ("CKAN {said} unter {url}", "CKAN {said} at {url}"),
    "doctor-ckan-reached-less": (
        "CKAN {said} unter {url}: geprüft ist dieses Programm ab Version 2.10",
        "CKAN {said} at {url}: this program is checked with version 2.10 and later",
    ),
    "doctor-ckan-reached-fix": (
        "Unter {url} antwortet kein CKAN ({said}). OPENDATA_CKAN_URL prüfen: die Adresse der Startseite, ohne Schrägstrich am Ende.",
        "No CKAN answers at {url} ({said}). Check OPENDATA_CKAN_URL: the address of the start page, without a slash at the end.",
    ),
    "doctor-ckan-organisation": ("Organisation „{organisation}“ gefunden", "Organisation “{organisation}” found"),
    "doctor-ckan-organisation-fix": (
        "Die Organisation „{organisation}“ gibt es dort nicht. OPENDATA_CKAN_ORGANISATION prüfen: ihr Kürzel aus der Adresse.",
        "There is no organisation “{organisation}” there. Check OPENDATA_CKAN_ORGANISATION: its short name in the address.",
    ),
    "doctor-ckan-token": (
        "Der Token darf in „{organisation}“ veröffentlichen",
        "The token may publish in “{organisation}”",
    ),
    "doctor-ckan-token-fix": (
        "Der Token ist ungültig oder abgelaufen, oder ihm fehlt in „{organisation}“ die Rolle „Redaktion“ (editor). Einen neuen gibt "
        "es im CKAN unter Profil → API-Tokens; er gehört in die Datei, die OPENDATA_CKAN_TOKEN_FILE nennt.",
        "The token is invalid or has expired, or lacks the role “editor” in “{organisation}”. There is a new one in CKAN "
        "at profile → API Tokens; it belongs into the file that OPENDATA_CKAN_TOKEN_FILE names.",
    ),
    "doctor-ckan-datastore": ("DataStore vorhanden", "DataStore present"),
    "doctor-ckan-datastore-less": (
        "Kein DataStore: Dateien werden veröffentlicht, Tabellen zum Abfragen nicht (Erweiterung datastore einschalten)",
        "No DataStore: files are published, tables to query are not (switch the extension datastore on)",
    ),
    "doctor-ckan-limit": ("Dateien bis {megabytes} MB", "Files up to {megabytes} MB"),
    "doctor-ckan-limit-less": (
        "Die Grenze für Dateien zeigt CKAN nur seiner Verwaltung; ohne ckan.max_resource_size sind es 10 MB",
        "CKAN shows its limit for files to administrators only; without ckan.max_resource_size it is 10 MB",
    ),
    "doctor-ckan-clock": ("Uhren gehen gleich ({seconds} s Unterschied)", "Clocks agree ({seconds} s apart)"),
    "doctor-ckan-clock-less": (
        "Die Uhren gehen {seconds} s auseinander: Zeitangaben hier und im CKAN passen nicht zusammen",
        "The clocks are {seconds} s apart: times here and in CKAN do not match",
    ),
}

"""The name under which somebody logs in: `last_edited_by`, `erfasst_von`."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="USER_NAME",
    version=1,
    source="Art. 4 No. 1 GDPR (online identifier); ArcGIS editor tracking and German GIS exports name the clerk in such columns",
    headers=words(
        "username benutzername login loginname useraccount lastedituser lasteditedby lasteditor editedby editor "
        "edituser createdby createuser createduser creatoruser updatedby changedby modifiedby bearbeitetvon bearbvon "
        "erstelltvon angelegtvon geaendertvon erfasstvon aktualisiertvon letzteaenderungvon letzterbearbeiter "
        "bearbeiterkennung bearbeiterkuerzel windowsuser erfasser erfasserin "
    ),
    chance=0.5,
    valid=("mkestel", "kestel_m", "röckelein", r"STADT\kestelm", "m.kestel", "a61kes02", "gis_kestel", "kestel.admin"),
    invalid=("12.03.2024", "Marianne Kestel", "4711", "GIS_IMPORT", "fme_flow", r"STADT\svc_gis", "batch01"),
    pattern=r"^(?:[A-Za-z0-9.-]{2,20}\\)?[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß]*[._-]?[A-Za-zÄÖÜäöüß]*[0-9]{0,3}[A-Za-z]*[0-9]{0,3}$",
    on="cell",
    unless=r"(?i)^(?:[a-z]+\\)?(?:(?:admin|administrator|system|root|import|export|service|svc|gis|batch|sde|fme|flow|postgres|job|etl|"
    r"unknown|unbek|automatisch)[._-]?){1,3}[0-9_]*$",
    room=Room(length=(2, 40), digits=(0, 6), letters=(2, 40)),
)
"""Accounts of machines are nobody's."""

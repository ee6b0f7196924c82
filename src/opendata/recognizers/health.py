"""Health: diagnoses (ICD-10), disabilities, allergies, degrees of care."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

ICD: Final = r"^[a-z][0-9]{2}(?:\.[0-9]{1,2}|\.-)?[!*+gvaz]?$"
_STEMS: Final = (
    r"(?:allergi|intoleranz|unvertraeglich|asthma|diabet|epileps|depress|demenz|alzheimer|parkinson|krebs|"
    r"karzinom|tumor|leukaemi|neurodermitis|zoeliakie|zystische|mukoviszidose|migraene|bluthochdruck|"
    r"hypertonie|herzinsuff|"
    r"herzinfarkt|herzfehler|schlaganfall|apoplex|rheuma|arthrose|arthritis|bandscheibe|osteoporose|"
    r"multiple sklerose|\bms\b|\bhiv\b|\baids\b|hepatitis|tuberkulose|masern|scharlach|keuchhusten|noro|"
    r"salmonell|influenza|\bcovid|corona-infekt|"
    r"infektion|\badhs\b|\bads\b|autis|asperger|trisomie|down-syndrom|spasti|querschnitt|rollstuhl|"
    r"gehbehinder|sehbehinder|blind|gehoerlos|schwerhoerig|hoergeraet|behinder|pflegegrad|pflegestufe|"
    r"schizophreni|psychos|angststoer|borderline|"
    r"bulimi|anorexi|magersucht|sucht|alkohol(?:abh|krank)|burnout|burn-out|\bptbs\b|trauma|schwanger|"
    r"adipos|uebergewicht|laktose|gluten|nussallerg|heuschnupfen|insulin|stoma|dialyse|niereninsuff|"
    r"prothese|schwerbehind|"
    r"entwicklungsverzoeg|sprachstoer|legasthen|dyskalkul|fieberkrampf|bronchitis|pneumonie|lungenentz|"
    r"copd|sklerose|lupus|morbus|syndrom|psoriasis|schuppenflechte|skoliose|fraktur|thrombose|anaemie|"
    r"borrelios|campylobacter|cholera|diphtherie|\bebola|\behec\b|\bfsme\b|hantavirus|legionell|listeri|meningo|\bmumps|"
    r"typhus|roeteln|rotavir|shigell|yersini|windpocken|kraetze|skabies|tollwut|\blepra\b|malaria|botulis|"
    r"^gdb [0-9]|^gleichgest)"
)


RECOGNIZER: Final = Recognizer(
    entity="HEALTH",
    version=1,
    source="Art. 4 No. 15, Art. 9(1) GDPR; ICD-10-GM (BfArM); § 152 SGB IX (degree of disability); §§ 6, 7, 34 IfSG",
    headers=words(
        "diagnose diag icd icd10 krankheit krankheiten erkrankung erkrankungen allergie allergien allg behinderung "
        "behinderungen gdb grad*behinderung schwerbehinderung pflegegrad pflegestufe gesundheit gesundheits* "
        "gesundheitlich* vorerkrankung* einschraenkung* "
        "medikamente medikation befund impfstatus impfung unvertraeglichkeiten foerderbedarf merkzeichen mz merkz symptome "
        "vorerkrankungen besonderheiten behandlung therapie artderbehinderung symptom* krankheits* behinderungs* "
        "nahrungsmittelunvertraeglichkeit"
    ),
    chance=0.05,
    valid=("J45.0", "F90.0", "Laktoseintoleranz", "Diabetes mellitus Typ 2", "ADHS", "U07.1", "Hörgerät", "GdB 50", "Borreliose"),
    invalid=("E9a", "A1", "ja", "Bamberg"),
    pattern=rf"{ICD}|{_STEMS}",
    on="folded",
    room=Room(length=(2, 80), letters=(1, 80)),
)

"""Religious confession, as registers and payrolls keep it for church tax."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room

CODES: Final = frozenset(
    "rk ev lt rf fr ob vd is ro ib iw ak eb ev.-luth. fa fb fg fm fs il ir jd jh jw ls mm na or so un us ev-luth ohne".split()
)

RECOGNIZER: Final = Recognizer(
    entity="RELIGION",
    version=1,
    source="Art. 9(1) GDPR; § 3 BMG No. 11; key of confessions of the reporting authorities (DSMeld 1001)",
    headers=("religion", "konfession", "konf", "kist", "kirchensteuer", "kirchensteuermerkmal", "bekenntnis", "religionszugehoerigkeit", "rel", "relig", "relg", "religionsgemeinschaft", "glaube", "kirche", "rz", "konfessionszugehoerigkeit"),
    chance=0.2,
    valid=("röm.-kath.", "evangelisch", "RK", "ohne Bekenntnis", "islamisch", "konfessionslos"),
    invalid=("Bamberg", "sonst", "12"),
    words=(*CODES, "römisch-katholisch", "röm.-kath.", "röm. kath.", "roem.-kath.", "rk.", "r.k.", "rkath", "katholisch", "kath.", "kath", "katholik", "altkatholisch", "alt-katholisch", "evangelisch", "evang.", "evang", "ev.", "e",
                    "evangelisch-lutherisch", "ev.-luth.", "evangelisch-reformiert", "ev.-ref.", "protestantisch", "lutherisch", "orthodox", "griechisch-orthodox", "russisch-orthodox", "rumänisch-orthodox",
                    "serbisch-orthodox", "syrisch-orthodox", "islam", "islamisch", "muslimisch", "moslemisch", "muslim", "sunnitisch", "schiitisch", "alevitisch", "jüdisch", "israelitisch", "judentum", "buddhistisch", "buddhismus",
                    "hinduistisch", "hinduismus", "jesidisch", "yezidisch", "ezidisch", "zeugen jehovas", "neuapostolisch", "freikirchlich", "freireligiös", "baptistisch", "mennonitisch", "methodistisch", "adventist", "mormone",
                    "christlich", "konfessionslos", "ohne bekenntnis", "ohne konfession", "bekenntnislos", "ohne religion", "keine religion", "gemeinschaftslos", "atheist", "atheistisch", "ohne", "keine", "sonstige", "andere", "anglikanisch", "bahai", "sikh"),
    room=Room(length=(1, 40), digits=(0, 0)),
)  # fmt: skip

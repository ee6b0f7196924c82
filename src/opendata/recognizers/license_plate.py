"""Number plates of vehicles."""

import re
from functools import lru_cache
from typing import Final

from opendata.recognizers.base import Recognizer, Room, words
from opendata.recognizers.nouns import is_thing

_TOKENS: Final = r"^[A-ZÄÖÜ]{1,3} ?[A-Z]{1,2} ?[1-9][0-9]{0,3} ?[EH]?$"
_LONGEST: Final = 10  # § 9 FZV allows eight and a letter for electric or historic cars; lists hold longer ones
_SHORTEST_JOINED: Final = 3
_MORE_DISTRICTS: Final = (
    "A AA AB AC AE AIC AK AM AN AÖ AP AS AUR AW AZ B BA BB BC BD BGL BI BIR BIT BL BLK BM BN BO BÖ BOR "
    "BOT BRA BRB BS BT BÜS C CB CE CHA CO COC COE CUX CW D DA DAH DAN DAU DD DE DEG "
    "DEL DGF DH DLG DM DN DO DON DU DÜW E EA EBE EBN EBS ED EE EF EH EI EL EM EMD EMS EN ER ERB ERH ERZ "
    "ES ESW EU F FB FD FDS FF FFB FG FL FN FO FR FRG FRI FS FT FTL FÜ FÜS G GAP GE GER GF GG GI GL GM "
    "GÖ GP GR GRZ GS GT GTH GÜ GZ H HA HAL HAM HAS HB HBN HD HDH HE HEF HEI HEL HER HF HG HGW HH HI HL "
    "HM HN HO HOL HOM HP HR HRO HS HSK HST HU HVL HWI HX HY HZ IGB IK IL IN IZ J JL K KA KB "
    "KC KE KEH KF KG KH KI KL KLE KM KN KO KR KS KT KU KÜN KUS KW KYF L LA LAU LB LC LD LDK LDS LER LEV "
    "LG LI LIF LIP LL LM LÖ LOS LRO LU LUP LWL M MA MAB MAK MB MC MD ME MEI MG MH MI MIL MK MKK MM MN "
    "MOL MON MOS MSE BBL NRW "
    "MQ MR MS MSH MSP MST MTK MÜ MÜB MÜL MÜR MYK MZ MZG N NB ND NDH NE NEA NEC NES NEW NF NI NK NM NMS "
    "NOH NOL NOM NOR NR NT NU NVP NW NWM NY OA OAL OB OD OE OF OG OH OHA OHV OHZ OL OPR OS OSL OVP P PA "
    "PAF PAN PB PCH PE PEG PF PI PIR "
    "PL PLÖ PM PN PR PS R RA RD RE REG REH RG RH RO ROD ROK ROL ROS ROT ROW RS RSL RT RÜD RÜG RV RW RZ S "
    "SAB SAD SAN SAW SB SC SCZ SE SEF SEL SFB SG SGH SHA SHG SHK SHL SI SIG SIM SK SL SLF SLK SLS SLZ SM "
    "SN SO SOB SOK SÖM SON SP SPN "
    "SR ST STA STD STE STL SU SÜW SUL SW SZ SZB TBB TE TF TG TIR TÖL TR TS TÜ TUT UE UEM UFF UH UL UM UN "
    "V VAI VB VEC VER VG VIE VIT VK VOH VR VS W WA WAF WAK WAN WB WE WEN WER WES WF WHV WI WIL WIS WIT "
    "WL WM WN WND WO WOB WOH WOL WOR WOS "
    "WST WT WTM WUG WÜ WUN WUR WW WZ Z ZE ZEL ZI ZP ZW ZZ"
)

_REVIVED: Final = (
    "AIB ALF ALZ ANA ANG ANK ARN ART ASL ASZ AT AZE BBG BCH BE BED BER BF BH BID BIN BIW BKS BLB BNA BOG BOH BR BRG "
    "BRI CA BRK BRL BRV BSB BSK BUL BÜD BÜR BÜZ CAS CLP CLZ CR DI DIL DIN DIZ DKB DS DUD DZ ECK EG EIH EIL EIN EIS ESB "
    "EUT EW FDB FEU FI FKB FLÖ FOR FRW GA GAN GC GD GEL GEO GHA GHC GK GLA GMN GN GNT GOA GOH GRA GRH GRI GRM GRS GUB "
    "GUN GV GVM HAB HBS HC HCH HDL HEB HET HGN HHM HIG HIP HK HMÜ HOG HOH HOR HÖS HOT HV ILL ILM JB JE JEV JÜL KAR "
    "KEL KEM KLZ KÖT KÖZ KRU KY LAN LBS LBZ LEO LH LIB LIN LN LÖB LP LR LSZ LÜN MAI MAL MED MEG MEK MEL MER MET MGH "
    "MGN MHL MO MOD MTL MW NAB NAI NAU NEB NEN NEU NH NIB NMB NÖ NP NRÜ NZ OBB OBG OC OCH OP OR OVI OVL OZ PK PRÜ PW "
    "PZ QFT QLB RC RDG RI RID RIE RL RM RN ROF ROH RU SÄK SBG SBK SDH SDT SEB SEE SF SFA SFT SLE SLN SLÜ SMÜ SNH SOG "
    "SPB SRB SRO STB STH STO SWA SY TET TO TP TTM ÜB USI VIB WAR WAT WBS WDA WEB WEL WEM WIZ WK WLG WMS WR WRN WS WSF "
    "WSW WTL WÜM WZL ZR ZS"
)
"""Districts that were given up and may be chosen again since 2012, and some that our package lacks."""
_GIVEN_UP: Final = (
    "AH AL ALS APD AR ASD AU BEI BEL BGD BU BZA DT DW EHI ERK ESA FAL FH FZ GDB GEM HUS HW HÜN IS KK KÖN LAT LE LK LOH "
    "LS LUK LÜD MAR MEP MES ML MT MY MÜN OK OLD OTT OTW PAR PER REI RY SLG SOL SPR TT TÖN UER VL VOF WD WEG WEI WG ZIG ÖHR"
)
"""Districts that were given up for good: old vehicles keep their plates as long as they stay registered.

GW and LF are left out: fire engines are called so ("GW-L2")."""


@lru_cache(maxsize=1)
def districts() -> frozenset[str]:
    """Give the codes of the registration districts that plates on the road show, old ones included."""
    from faker.providers.automotive.de_DE import Provider

    return (
        frozenset(Provider.license_plate_prefix)
        | frozenset(_MORE_DISTRICTS.split())
        | frozenset(f"{_REVIVED} {_GIVEN_UP}".split())
    )


_SIGNS: Final = re.compile(r"[\W_]+")


def split_plate(text: str) -> tuple[str, str, str] | None:
    """Split a plate in capitals into district, letters and digits; None if it is none.

    Without a separator ("BAAB123") the longest district that leaves one or two letters is taken.
    """
    if text.startswith("DIN EN "):
        return None  # a standard
    squeezed = _SIGNS.sub("", text)
    letters = squeezed.rstrip("EH") if squeezed[-1:] in {"E", "H"} and squeezed[-2:-1].isdigit() else squeezed
    head = letters.rstrip("0123456789")
    digits = letters[len(head) :]
    first = text.replace("-", " ").split()[0]
    apart = first.isalpha() and first != head
    if not apart and (len(head) < _SHORTEST_JOINED + (first == head) or (first == head and is_thing(head.lower()))):
        return None  # "AB 12" is an authority's, "HRB 2920" a register's, "Raum 127" a room
    choices = [first] if apart else [head[:size] for size in (3, 2, 1)]
    for district in choices:
        rest = head[len(district) :]
        if district in districts() and len(rest) in {1, 2} and len(squeezed) <= _LONGEST and not set(rest) & set("ÄÖÜ"):
            return district, rest, digits
    return None


def valid_plate(text: str) -> bool:
    """Say whether a text in capitals is a plate of a district in use."""
    return split_plate(text) is not None


RECOGNIZER: Final = Recognizer(
    entity="LICENSE_PLATE",
    version=1,
    source="Anlage 1 and 2 FZV (districts, form); § 45 StVG: plates are keeper data",
    headers=words(
        "polkz polkennzeichen polizeilicheskennzeichen "
        "kennzeichen kfzkennzeichen kfz kfzkz amtlkennzeichen nummernschild kennz kz autokennzeichen pkwkennzeichen "
        "fahrzeugkennzeichen plate licenseplate"
    ),
    chance=0.05,
    valid=("BA-AB 123", "BA AB123", "BA-E 77E", "BAAB123", "ba ab 1234h", "EBN-W 7948E", "fo je 6302h"),
    invalid=("BA-L 0001", "BA", "XX-AB 123", "BA-ABC 123", "BA-AB 12345", "AB-12", "Raum 127"),
    pattern=_TOKENS,
    on="capitals",
    check=valid_plate,
    room=Room(length=(4, 14), digits=(1, 4), letters=(2, 6)),
)

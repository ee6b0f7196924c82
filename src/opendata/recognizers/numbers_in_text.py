"""Numbers and addresses inside texts: found by their form, check digits and the words around them."""

import re
from collections.abc import Iterator
from typing import Final

from opendata.recognizers import email, health_ins_no, iban, ip_address, license_plate, pension_no, tax_id
from opendata.recognizers.cells import fold_text
from opendata.recognizers.cue import cued, signed
from opendata.recognizers.span import LOWER, UPPER, Span

_WRITTEN: Final = r"\s?(?:@|[(\[{<][aä]t[)\]}>]|[(\[]@[)\]]|&#64;|%40)\s?| at "
_DOT: Final = r"\.|\s?[(\[](?:dot|punkt)[)\]]\s?|\s(?:dot|punkt)\s"
"""How the signs of a mail address are written that machines shall not find."""
_MAIL: Final = cued(
    "@|t)|t]|t}|t>| at |&#64;|%40",
    rf"[{UPPER}{LOWER}0-9._%+\-]{{1,64}}?(?i:{_WRITTEN})[A-Za-z0-9ÄÖÜäöüß\-]{{1,62}}"
    rf"(?:(?i:{_DOT})[A-Za-z0-9ÄÖÜäöüß\-]{{2,62}}){{1,4}}",
)
_WRITTEN_AT: Final = re.compile(_WRITTEN, re.IGNORECASE)
_WRITTEN_DOT: Final = re.compile(_DOT, re.IGNORECASE)
_DIGIT: Final = re.compile("[0-9]")
_ACCOUNT: Final = signed(
    r"[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{4}){2}",
    r"\b[A-Za-z]{2}\d{2}(?:[ .\-]?[A-Za-z0-9]{4}){2,7}(?:[ .\-]?[A-Za-z0-9]{1,3})?\b",
)
_PHONE: Final = signed(  # an O is a zero where it begins a number; underscores become blanks
    r"\d(?:[\s()/._–-]{0,3}[\dO]){5}",
    r"(?:(?<![\w.,/-])|(?<=[Tt]el\.)|(?<=[Nn]r\.))(?!\d{1,2}\.\d{1,2}\.\d)(?:\(\+\s?\d{2}\)-?|\+\s?\d{2}(?:\s?[-.–])?|00\d{2}|\(?0)[\s()]*\d(?:(?!\s/\s\d\))[\s()/.\-–]{0,3}\d){5,14}(?![\w]|-[0-9a-fA-F]{4}-|-[0-9]{0,3}[a-fA-F][0-9a-fA-F]{0,3}\b)",
)
_PENSION: Final = signed(r"\d[ ]?[\dO]\d{5}[ ]?[A-Za-z][ ]?[\dO]\d\d", r"\b\d{2}[ ]?\d{6}[ ]?[A-Za-z][ ]?\d{3}\b")
_INSURED: Final = signed(r"[A-Z](?:[ ]?[\dO]\d\d){3}", r"\b[A-Z][ ]?\d{3}[ ]?\d{3}[ ]?\d{3}\b")
_ELEVEN: Final = signed(r"\d(?:[ .]?[\dO]\d\d){3}", r"(?<![\w.,/-])[1-9]\d[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\w])")
_PLATE: Final = signed(
    r"[A-ZÄÖÜ][-–: ][A-Z]{1,2}[- ]?[1-9]", r"(?<![\w-])[A-ZÄÖÜ]{1,3}[-–: ][A-Z]{1,2}[- ]?[1-9]\d{0,3}[EH]?(?![\w]|[./]\d)"
)
_SMALL_PLATE: Final = cued(
    "abgeschleppt|verursacher|roller|motorrad|anhänger|anhaenger|abschlepp|parkausweis|verwarnung|kennz|kfz|kz|parker|kw|wagen|halterauskunft|halterabfrage|auto|transporter|fahrzeug|(",
    r"(?:\b(?:[Kk]ennz(?:eichen|\.)?|[Kk]z\.?|[Kk]fz\.?|[Ff]alschparker|[Vv]erursacher(?:\s[Vv]ermutl\.|\swohl)?|[Rr]oller|[Mm]otorrad|[Aa]nh(?:ä|ae)nger|[Pp]kw|[Ll]kw|[Ff]ahrzeugs?|(?:\w{0,12}w|W)agens?|[Hh]altera(?:uskunft|bfrage)|[Aa]bschleppen\svon|[Aa]bgeschleppt|[Pp]arkausweis\s(?:auf|f(?:ü|ue)r)|[Vv]erwarnung\s(?:an|f(?:ü|ue)r)|[Aa]uto|[Tt]ransporter):?\s|\()"
    r"([a-zäöüA-ZÄÖÜ]{1,3}(?: - |[- ]?)[a-zA-Z]{1,2}(?: - |[\s-]?)[1-9]\d{1,3}[eEhH]?)(?=[\s,.;:)]|$)",
)
"""In small letters only where a word or brackets tell: "kennz. ba ab 123"."""
_TOLD_PLATE: Final = cued(
    "kennz",
    r"\b[Kk]ennz(?:eichen|\.)(?:\slautet)?:?\s((?!DIN|RAL|ISO|EN\b)[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?[1-9]\d{0,3}[EH]?)"
    r"(?![\w]|[./-]\d)",
)
"""Called a plate, whatever the district: there are foreign ones, and new districts."""
_BARE_PHONE: Final = signed(
    r"\s(?:[1-9][\dO]{7}|1[567][\dO]|49|[\dO]{3,5}\)\s?[\dO]{4})",
    r"\b(?:tel(?:efon(?:nummer)?)?|mobil|handy|fon|erreichbar unter|r(?:ü|ue)ckruf(?: unter)?|meldet)"
    r"\s?[.:]{0,2}\s([1-9]\d{7,11})(?!\d)|"
    r"(?:sms|anruf|whatsapp)\svon\s(1[567]\d[ /-]?\d{7,8})(?!\d)|"
    r"\b(?:tel(?:efon)?|mobil|handy|unter|r(?:ü|ue)ckruf|nummer)\.?:?\s"
    r"((?:49\s?)?1[567]\d[ /-]?\d{6,9}|49\s\d{2,5}[ /]\d{4,8}|\d{3,5}\)\s?\d{4,8})(?!\d)",
    re.IGNORECASE,
)
"""After words for it a number that has lost its zero: spreadsheets take it away."""
_STANDS: Final = re.compile(
    r"^(?:grab)?feld\s$|(?:(?:trafo|umspann|pump|regler)station|leuchte|laterne|lichtpunkt|lichtmast|schaltschrank|schaltkasten|ampelanlage)(?:\sNr\.?)?\s$",
    re.IGNORECASE,
)
"""What bears the plates of a town's works: "Trafostation BN-TS 785", "Leuchte OS-L 4684"."""
_INTERNET: Final = signed(
    r"\d(?:\.\d{1,3}){3}|[0-9A-Fa-fO](?:::?[0-9A-Fa-fO]{1,4}){3}",
    r"(?<![\w.:])(?<![A-Za-z]/)(?:(?:[3-9]\d|\d{3})(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?:::?[0-9A-Fa-f]{1,4}){3,7})(?![\w.:]|\.\d)",
)
"""Addresses of version 4 begin high: what begins low is a version number or a section of a law."""
_HARDWARE: Final = signed(
    r"(?:[0-9A-Fa-f]{2}[:-]){5}",
    r"(?<![\w:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![\w:-])",
)
_OFFICE_SIGN: Final = (
    r"(?-i:(?!VO|BV|MV|DS|SV|TOP|DIN|EN|ISO|BP|RAL|VDE|LV)[A-Z]{1,4})\s"
    r"(?=\d{1,4}/\d\d-\d{3,6}(?!\w)|\d{1,2}-\d{2,4}\.\d{1,3}/\d{2,4}(?!\w))"
)
"""The office before a file's number, "OA 489/24-6871": no paper of a council, standard or plan."""
_FILE: Final = cued(
    "az|gz|zeichen|vorg|verkehr|wechsel|korrespondenz|bedarfsgemeinschaft|akte|sache|schreiben|fall|bescheid",
    r"(?:(?<!(?-i:[A-ZÄÖÜ])[\s-])\b(?:Az|Gz)\b\.?:?(?:\s(?:alt|neu):?)?|\bAz\.:?|\bBedarfsgemeinschaft(?:snummer|\sNr\.)?:?|\bAktenzeichen:?|\b[Ii]hr(?:em)?\sZeichen:?|\b[Uu]nser(?:em)?\sZeichen:?|\bdem\sZeichen|(?<=[,;(.]\s)Zeichen:?(?=\s(?:OWi\s|[^\s,;]*[A-Za-z/][^\s,;]*\d|(?:[^\s,;]*?\d){7}|\d{2}\.\d\s-))|"
    r"\bGeschäftszeichen:?|\bVorg\.|\b(?:Akten|Parallel)?[Vv]organg(?:snummer|s-?[Nn]r\.?)?:?|\bKassenzeichen:?|\bBuchungszeichen:?|"
    r"\b\w{0,20}[Aa]kte:?|\b(?:Schriftverkehr|Schriftwechsel|Korrespondenz)\s(?:\w+\s){0,2}unter(?=\s[^\s,;]*\d[/-][^\s,;]*\d)|\b[Ss]ache:?|\b[Ss]chreiben|\bFall(?:nummer|-?[Nn]r\.?):?|\b\w{0,20}[Bb]escheid(?:nummer|"
    r"\s?-?[Nn]r\.?)?:?)\s?((?:OWi\s(?=\d{4,7}/\d)|(?!VO|BV|MV|DS|SV)[A-Z][A-Za-z]{1,4}\s(?=\d{1,3}(?:\.\d{1,2})?[-/]\d{3,6}/\d\d)|"
    + _OFFICE_SIGN
    + r"|[A-Z]{2,4}\s[IVX]{1,4}\s|[A-Z]{2,4}\s(?=\d{1,4}\s/\s\d{1,7}\s/\s\d{2})|"
    r"[A-Z]{2,4}(?:-[A-Z]{2,5})?\s(?=\d{4}[/-]\d{4})|[A-Z]{2,4}\d(?:\.\d)?\s)?"
    r"(?:\d{1,3}\s(?-i:[A-Z]{1,2})\s\d{1,6}/\d{2,4}(?!\w)|\d{1,3}(?:\.\d{1,3}){1,3}:\d{1,6}/\d{2,4}(?!\w)|\d{2}\.\d\s-\s\d{4,6}\s-\s\d{2}(?!\w)|\d{1,4}\s/\s\d{1,7}\s/\s\d{2,4}(?:-[A-Z][a-z]{0,2})?(?!\w)|(?-i:(?!DIN|Los|B[VP]|VO|DS|SV)[A-Z]{2,4}\s(?!20\d\d-)\d{4,7}-[A-Z])\b|[A-Za-z0-9][A-Za-z0-9./\-]{0,40}\d[A-Za-z0-9./\-]{0,40}(?:\s\d{3}\.\d{2}\b|\s\d{3,6}[-/]\d{2,4}\b)?))",
    re.IGNORECASE,
)
_MATTER: Final = cued(
    "inkasso|bezug|betr|spruch|referenz|schreiben|vgl.|sachen|siehe|aktenzeichen|mahnung|zu|warn|geld|vergleich|verfahren|"
    "s. a.|s.a.|verweist auf|wegen|ref.|erinnerung|vermerk|vollstreckung",
    r"(?:\b(?:Betreff:?|Betrifft:?|(?:[Ee]inspruch|[Ww]iderspruch|[Rr]eferenz)\s?(?:zu|gegen|:)?|(?:[Vv]erwarn(?:ung|geld)|[Bb]u(?:ß|ss)geld|[Vv]ergleich)(?!\s[\d.,]+\s?(?:€|E))|[Aa]kteneinsicht\szu|(?:zum|im|Bu(?:ß|ss)geld)\s?[Vv]erfahren|[Ii]nkasso|[Vv]ollstreckung|[Mm]ahnung|"
    r"(?:[Ss]chreiben|[Mm]ahnung|[Aa]n(?:frage|ruf|trag|h(?:ö|oe)rung)|"
    r"(?:[Rr](?:ü|ue)ck|[Nn]ach)frage|\w{0,20}[Ee]rinnerung|"
    r"[Aa]ntwort|[Mm]ail|[Ss]tellungnahme|[Nn]achweise?|[Uu]nterlagen?|[Bb]escheid|[Tt]ermin) zu|"
    r"vgl\.(?: auch)?|s\. ?a\.|(?:wegen|Ref\.|Bezug:|verweist auf)(?=\s(?:\S+\s){0,2}\S*\d[/-]\d)|"
    r"[Bb]etr\.:?|[Ii]n\s[Ss]achen|[Ss]iehe(?:\sauch|\s\w{0,20}[Vv]ermerk)?|"
    r"[Aa]ktenzeichen\slautet)|(?:^|(?<=[.;:] ))[Zz]u)\s(?:Az\.\s)?"
    r"(?!(?:VO|BV|MV|DS|Drs|SV)[/\s-]|\d{1,2}/(?:19|20)\d\d(?![\d-]))((?:[A-Z][A-Za-z]{1,4}\s\d{1,3}(?:\.\d{1,2})?[-/]\d{3,6}/\d{2,4}(?!\w)|"
    + _OFFICE_SIGN
    + r"(?:\d{1,4}/\d\d-\d{3,6}|\d{1,2}-\d{2,4}\.\d{1,3}/\d{2,4})(?!\w)|"
    r"(?-i:(?!VO|BV|MV|DS|SV|TOP|DIN|EN|ISO|BP|RAL|VDE|LV|HOAI|BGB|StGB|SGB|KFZ|LKW|PKW|PLZ|NEN)[A-Z]{2,4})\s\d{4,6}/\d\d(?:\s(?-i:[A-Z])(?!\w))?(?!\w)|"
    r"[A-Z]{2,4}(?:-[A-Z]{2,5})?\s\d{4}[/-]\d{4,7}(?!\w)|(?-i:[A-Z]\d{1,3})\s(?!(?:19|20)\d\d/)\d{3,6}/\d\d(?!\w)|\d{1,3}(?:\.\d{1,2})?\s(?-i:[A-Z]{1,2})\s\d{1,6}/\d{2,4}(?!\w)|(?!\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)|(?:DIN|ISO|EN|IEC|VDE)\b)(?=[^\s]*\d{3}|\d\d\.\d\s)[A-Z0-9]{1,6}(?:[./\-#][A-Za-z0-9]{1,8}){1,5}(?:\s\d{3,6}[-/]\d{2,4})?))(?![\w])",
    re.IGNORECASE,
)
"""What a letter is about: "Betreff: 32-1/1731-24"."""
_SIGNED_FILE: Final = cued(
    "az.|aktenz|gz.|owi|akte|reg.",
    r"\b(?:Az\.|Aktenz\.|Gz\.|OWi(?:-?Nr\.)?|Akten?|Reg\.-?\s?Nr\.):?\s((?!(?:VO|BV|MV|DS|DIN|ISO|EN|Regal|B-Plan)[/\s-])[A-Z0-9][\wÄÖÜ]{0,8}(?:[./-][\wÄÖÜ]{1,10}){1,5})(?![\w/-])",
)
"""Whatever stands after the word for a file's number: "Az. 34-NÄ-0066/24"."""
_DAMAGE: Final = cued(
    "schaden|anfrage",
    r"\b(?:\w{0,20}[Ss]chaden|[Aa]nfragen?\s(?:ü|ue)ber)\s((?:[IVX]{1,4}|[1-9]\d?(?:\.\d{1,2})?)[-/](?=\S*\d{3})[A-Za-z0-9.]{1,8}[-/][A-Za-z0-9]{3,8}|"
    r"[A-Z]\d{1,3}\s(?!(?:19|20)\d\d/)\d{3,6}/\d\d)(?![\w/-])",
)
"""The file of a damage or of what is asked about: "Haftpflichtschaden II-728.22-9656"; no sum, no year, no part."""
_SIGN: Final = (
    r"((?:[A-Z]{2,4}(?:-[A-Z]{2,5})?\s(?=\d{4}/)|[A-Z][A-Za-z]{1,4}\s(?=\d{1,3}(?:\.\d{1,2})?[-/]\d{3,6}/\d\d))?"
    r"(?=\S*\d{3})(?=\S*[/-]|\d{3}\.\d{2,3}\.\d{3,5}|\d{3}\.\d{6}(?!\d))[A-Za-z0-9]{1,6}(?:[./\-][A-Za-z0-9]{1,8}){1,5})"
)
"""A sign with a stroke: "unter 1.500 Euro" is none."""
_KEPT: Final = cued(
    "mitgeteilt|erfasst|geführt|gefuehrt|registriert|abgelegt|anhängig|anhaengig",
    rf"\bunter\s(?:dem\s)?(?:Az\.?\s|Aktenzeichen\s)?{_SIGN}\s(?:bereits\s)?(?:mitgeteilt|erfasst|gef(?:ü|ue)hrt|registriert|abgelegt|anh(?:ä|ae)ngig)\b",
)
"""Under which sign a matter is kept: "ist unter 32/042-1011/22 erfasst"."""
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–](?:1[5-9]|20)\d\d)?|[IVX]{1,5}/\d{1,2}")
"""What files are of, and what is no sign of one: "Sammelakte 1938 bis 1942"."""
_LIES: Final = cued("liegt|läuft|laeuft|offen", rf"\b(?:[Oo]ffen|[Ll]iegt|[Ll](?:ä|ae)uft)\s(?:\w+\s)?unter {_SIGN}(?!\w)")
_BOOKED: Final = cued(
    "versicherung|zugeordnet|verbucht|zugewiesen|übernahme|uebernahme|bewilligung|hilfe",
    r"(?:\b(?:[Vv]ersicherung(?:s-?Nr\.|snummer)?|zugeordnet|verbucht(?:\sauf)?|zugewiesen)|"
    rf"(?:(?:ü|ue)bernahme|[Bb]ewilligung|hilfe)(?:\s\w+){{0,3}}\s(?:(?:ü|ue)ber|unter)):?\s{_SIGN}(?!\w)",
)
"""Under which sign a payment is booked: "Zahlung eingegangen, zugeordnet 29.2-15550/24"."""
_OF_A_THING: Final = re.compile(
    r"\b(?:z(?:ä|ae)hler|auftrag|code|ger(?:ä|ae)t|seri|inventar|artikel|schloss|charge|sensor|ticket|sicherung)[\w-]{0,20}\s?"
    r"(?:-?nr\.?|nummer)?:?\s$",
    re.IGNORECASE,
)
"""What says that a number is that of a thing, whose digits add up by chance: "Zähler 78989926388"."""
_CUSTOMER: Final = cued(
    "kunden|kd|kz",
    r"\b(?:Kunden(?:nummer|konto|-?nr\.?)(?:\s?:?\s?|"
    r"(?:\s(?:bei|beim)(?:\s[^\W\d_]+){1,3})?(?:\s(?:ist|lautet|war))?:?\s(?!0|(?:19|20)\d\d/|\d{1,2}\.\d{1,2}\b)(?=(?:\S*?\d){5}))|BuKz\.?\s?:?\s?|Buchungskz\.?\s?:?\s?|Kd\.?-?\s?Nr\.?\s?:?\s?|(?=Kd-?\d{5}))((?:[A-Z]{1,4}[\s-]?)?[A-Z0-9][A-Z0-9./\-]{0,20}\d{2}[A-Z0-9./\-]{0,20})(?<![./-])",
    re.IGNORECASE,
)
_CLIENT: Final = cued(
    "kund|mieter|mitglied|patient|leser|teilnehmer|versicherte|abonnent|lsr.|kd|ausweis|tln.|mitgl.",
    r"\b(?:Lsr\.|Kd\.?|(?:Bibliotheks|Leser|Lese)?[Aa]usweis(?=\s(?:Nr\.\s)?\d{6,8}\b)|Tln\.|Mitgl\.|Kund(?:e|in|en)|Mieter(?:in)?|Mitglied|Patient(?:in)?|Leser(?:in)?|Teilnehmer(?:in)?|Versicherter?|Abonnent(?:in)?)"
    r"\s(?:(?:[^\W\d_]+[.,]?[\s-]){0,5}?(?:Nr\.\s?|Nummer\s))?([A-Z]{0,4}[-.]?\d{5,12}|[A-Z]{1,3}-\d{2}-\d{4,8}|\d{1,4}\.\d{4,6}\.\d{1,2})\b",
    re.IGNORECASE,
)
"""Whom a number stands for: "Kundin LB6870069"."""
_OWN_CONTRACT: Final = cued(
    "vertrag",
    r"\b(?:k(?:ü|ue)ndige|gek(?:ü|ue)ndigt|meine?[nm]?)\s(?:\w+\s){0,6}(?!Wartung|Leasing|Reinigung|Liefer|Werk|Rahmen)\w{0,20}[Vv]ertrage?s?,?\s(?:Nr\.\s|\()?"
    r"([A-Z]{1,4}[-.]?\d{5,12}|\d{1,4}\.\d{4,6}\.\d{1,2})\b",
)
"""The contract of who writes: "Hiermit kündige ich den Pachtvertrag VK7541066"."""
_COURT: Final = signed(
    r"[A-Za-z-][\s-]?[\dO]\d{0,6}/\d\d",
    r"\b([\d.]{1,6}-OWi-\d{3,7}/\d{2}(?!\d)|(?:XVII|XIV|VI|IV)\s\d{3,5}/\d{2}(?!\d)|OWi\s\d{5,7}/\d{2}(?!\d)|OWI\s\d{5,7}/\d{2}(?!\d)|\d{1,5}\s(?:Js|Ls|Ds|Cs|OWi|Gs|Ns|Ks|KLs|Vollz|AR|BRs|VRs|C|O|S|U|F|UF|XVII|XIV|VI|IV|K|L|M|IN|IK|IE|Ca|Sa|SO|AS|KR|AL|R|T|W|UR)"
    r"\s\d{1,6}/\d{2,4})\b",
)
"""File numbers of courts and prosecutors: department, register sign, running number, year (Aktenordnung)."""
_LABELLED: Final = (
    (
        "TAX_NUMBER",
        cued(
            "teuer|st",
            r"\b(?:Steuer-?[Nn](?:umme)?r\.?|St\.?-?Nr\.?)\s?:?\s?(\d{2,3}[/ ]\d{3,4}[/ ]\d{4,5}|\d{5}/\d{5}|\d{13})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    (
        "ID_CARD",
        cued(
            "usw|perso",
            r"\b(?:(?:Personal)?[Aa]usweis|AUSWEIS|(?:[Pp]ers\.-)?[Aa]usw\.|[Pp]erso)"
            r"(?:es|nummer|[ -]?[Nn]r\.?|,\s[Nn]ummer|\slag\svor|\svorgelegt)?"
            r"(?:\s?:?\s|\s\()((?=\w*\d)(?i:[CFGHJKLMNPRTVWXYZ0-9]{9,10}))\b",
        ),
    ),
    (
        "PASSPORT",
        cued(
            "pass|päss",
            r"\b(?:[Rr]eisep(?:ass|äss)\w*|[Pp]ass(?:es)?)(?:-?[Nn]r\.?|nummer)?(?:\s?:?\s|\s\()([CFGHJK][CFGHJKLMNPRTVWXYZ0-9]{8}\d?|[A-Z]\d{8}|(?=\w*\d)(?i:[CFGHJK][CFGHJKLMNPRTVWXYZ0-9]{8}\d?))\b",
        ),
    ),
    (
        "HEALTH_INS_NO",
        cued(
            "kv|vers",
            r"\b(?:KV-?Nr\.?|Vers\.?-?Nr\.?|Versicherten-?(?:nummer|nr\.?))(?:\slautet)?\s?:?\s([A-Z]\d{9})\b",
            re.IGNORECASE,
        ),
    ),
    ("DRIVING_LICENCE", cued("hrerschein", r"\bFührerschein(?:nummer|-?[Nn]r\.?)?\s?:?\s([A-Z]\d{3}[0-9A-Z]{7})\b")),
    ("BANK_ACCOUNT", cued("kto|konto", r"\b(?:Kto|Konto(?:nummer)?)\.?(?:\s?-?Nr\.?)?\s?:?\s?(\d{6,10})(?!\d)")),
    (
        "VIN",
        cued(
            "fin|vin|fahrgestell",
            r"\b(?:FIN|VIN|Fahrgestellnummer|Fahrgestell-?[Nn]r\.?)\s?:?\s((?![A-Z]{17})[A-HJ-NPR-Z0-9]{17})\b",
            re.IGNORECASE,
        ),
    ),
)
"""Forms that only the words before them tell from other numbers; group 1 is the number."""
_BUDGET: Final = re.compile(r"\b(?:Produkt|Kostenstelle|Haushaltsstelle|Budget|Sach)\w*[^.!?]*$", re.IGNORECASE)
"""Accounts of a budget have no owner."""
_CHECKED: Final = (
    ("PENSION_NO", _PENSION, pension_no.valid_pension_no),
    ("HEALTH_INS_NO", _INSURED, health_ins_no.valid_health_ins_no),
    ("MAC_ADDRESS", _HARDWARE, bool),
)
_OFFICE_BEFORE: Final = cued(
    "amt|aemter|stelle|dienst|service|buero|rathaus|hotline|zentrale|notruf|telefon|behoerde|sekretariat|schule|kita|"
    "kindergarten|verwaltung|referat|abteilung|fachbereich|fachdienst|dezernat|sachgebiet|"
    "fb|fd|kaemmerei|zulassung|aufsicht|verein|museum|bibliothek|buecherei|zentrum|stadtwerke|polizei|feuerwehr|kasse|foerderung|hof|wesen|leitwarte|"
    "pruefung|management|betrieb|pflege",
    r"(?:amt|aemter|(?<!halte)(?<!bau)(?<!tank)(?<!grill)stelle|"
    r"(?<!schicht)(?<!nacht)(?<!frueh)dienst|service|buero|rathaus|hotline|zentrale|leitstelle|leitwarte|"
    r"(?<!haus)notruf|telefon der "
    r"stadt|buergertelefon|infotelefon|behoerde|sekretariat|schule|kita|kindergarten|verwaltung|referat|"
    r"abteilung|fachbereich|fachdienst|dezernat|sachgebiet|kaemmerei|zulassung|aufsicht|\bf[bd]|"
    r"verein|museum|bibliothek|buecherei|zentrum|stadtwerke|polizei|feuerwehr|stadtkasse|foerderung|bauhofs?|betriebshofs?|"
    r"rechnungspruefung|gebaeudemanagement|"
    r"(?:eigen|kommunal)betrieb(?: [a-z]+)?|jugendpflege|[a-z]{4}wesen)\b[^!?#;|/0-9]{0,24}$|"
    r"\b(?:fachbereich|fachdienst|referat|abteilung|sachgebiet|dezernat|f[bd])\b[a-z &-]{0,40}[,:]?\s?"
    r"(?:tel(?:efon)?\.?:?\s?)?\(?$",
)
_CENTRAL: Final = re.compile(r"(?:\+49\s?(?:\(0\))?|\(?0)[\s(]*\d{2,4}\)?[\s/-]+\d{1,5}[-\s/]0")
_MOBILE: Final = re.compile("(?:(?:00)?49)?0?1[567]")  # 0491 is Leer
_EXTENSION: Final = re.compile(r"\(?0[2-9]\d{1,4}\)?\s?[ /]\s?\d{1,4}-\d{1,4}$")
"""Area code, exchange and extension (DIN 5008): homes have no extensions."""
_UNNAMED: Final = (
    r"(?:(?!\b(?:frau|herrn?|fr\.|hrn?\.|(?<!und )familie|fam|eheleute|ich|mich|mir|meine?[mnrs]?|privat|"
    r"\w+berechtigte?[rn]?|mutter|vater|oma|opa)\b)[^!?;|])*"
)
_INVITED: Final = cued(
    "zustaendig|formulare|anfragen|fragen|wenden|auskunft|auskuenfte|information|infos|anmeldung|sprech|oeffnungszeiten|terminvereinbarung|buchbar|vermittlung|terminabsage|termine|stoerung",
    rf"\b(?:zustaendig(?: ist| sind)?|auskunft(?=:)|telefonische auskunft|formulare gibt es|anfragen beantwort\w+|"
    rf"wenden sie sich|auskunft erteilt|"
    rf"auskuenfte|weitere informationen|"
    rf"naehere informationen|"
    rf"infos|(?<!rueckruf )(?:fuer|bei) (?:rueck)?fragen|"
    rf"anmeldung|sprechstunden?|sprechzeit(?:en)?|sprechtage?|oeffnungszeiten|terminvereinbarung|"
    rf"online buchbar|vermittlung|terminabsagen?|"
    rf"termine (?:(?:nur|sind|gibt es|bitte|auch) ){{0,2}}online(?: (?:oder|und) telefonisch)?(?: unter)?(?=[:( ]*$)|"
    rf"stoerung(?:en)? melden)\b{_UNNAMED}$",
)
_NOBODY: Final = re.compile(f"(?:^|[!?;|]){_UNNAMED}$")
_ASKED: Final = re.compile(rf"\brueckfragen an\b{_UNNAMED}$")
"""Invitations to everybody, in which nobody is called by name; citizens ask for a call, offices for a mail."""
_SENTENCE: Final = re.compile(rf"(?:(?<=[{LOWER}]{{4}})|(?<=Uhr))[.!?]\s")
_OWN_NUMBER: Final = re.compile(
    r"\b(?:mich|mir|meine?|handy|mobil|privat|rueckfragen|rueckruf|erreichbar|notfall(?:kontakt|nummer)?|hausnotruf)\b(?:\s(?:erbeten|bitte|erwuenscht|unter|an|ueber)\b)*[^a-z0-9]*$"
)


def numbers(text: str, told: int) -> Iterator[Span]:
    """Find what has a form of its own: mailboxes, telephones, numbers with check digits, plates, devices, files.

    `told` says which patterns may fit (cue.py).
    """
    for match in _MAIL.finditer(text, told):
        address = _WRITTEN_DOT.sub(".", _WRITTEN_AT.sub("@", match.group()))
        if not (email.is_office_box(address) or (_invited(text, match.start()) and not email.is_named(address))):
            yield Span(match.start(), match.end(), "EMAIL")
    if _DIGIT.search(text) is None:
        return
    yield from _long_numbers(text, told)
    yield from _files(text, told)
    for match in _BARE_PHONE.finditer(text, told):
        if not _OFFICE_BEFORE.search(_before(text, match.start())):
            yield Span(*match.span(match.lastindex or 1), "PHONE")
    for one in (_CUSTOMER, _CLIENT, _OWN_CONTRACT):
        yield from (Span(*match.span(1), "CUSTOMER_ID") for match in one.finditer(text, told))
    yield from (
        Span(*match.span(), "LICENSE_PLATE")
        for match in _PLATE.finditer(text, told)
        if _is_plate(match.group()) and not _STANDS.search(text[max(0, match.start() - 30) : match.start()])
    )
    yield from (Span(*match.span(1), "LICENSE_PLATE") for match in _TOLD_PLATE.finditer(text, told))
    plates = (match for match in _SMALL_PLATE.finditer(text, told) if _is_told_plate(match))
    yield from (Span(*match.span(1), "LICENSE_PLATE") for match in plates)


def _files(text: str, told: int) -> Iterator[Span]:
    for match in (match for match in _SIGNED_FILE.finditer(text, told) if _is_numbered(match.group(1))):
        yield Span(*match.span(1), "CASE_REF")
    for match in (
        match for one in (_COURT, _FILE, _MATTER, _DAMAGE, _KEPT, _LIES, _BOOKED) for match in one.finditer(text, told)
    ):
        sign = match.group(1).rstrip("./-")
        if not _YEAR.fullmatch(sign):  # "Sammelakte 1938 bis 1942"
            yield Span(match.start(1), match.start(1) + len(sign), "CASE_REF")


def _is_numbered(sign: str) -> bool:
    """Say whether a sign has digits enough to tell one file from others, and is no day, no years, no sum."""
    digits = sum(map(str.isdigit, sign))
    return digits >= _FEWEST_OF_FILE and _PLAIN_NUMBER.fullmatch(sign) is None


_FEWEST_OF_FILE: Final = 4
_PLAIN_NUMBER: Final = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|(?:1[5-9]|20)\d\d[-/](?:(?:1[5-9]|20)\d\d|\d\d)|\d+|\d{1,3}(?:\.\d{3})+|\d{1,2}(?:\.\d{1,2}){1,3}"
)


def _long_numbers(text: str, told: int) -> Iterator[Span]:
    yield from _accounts(text, told)
    for entity, pattern, valid in _CHECKED:
        yield from (
            Span(*match.span(), entity)
            for match in pattern.finditer(text, told)
            if valid(_squeezed(match)) and not _is_of_a_thing(text, match)
        )
    for entity, pattern in _LABELLED:
        yield from (
            Span(*match.span(1), entity)
            for match in pattern.finditer(text, told)
            if entity != "BANK_ACCOUNT" or not _BUDGET.search(text[max(0, match.start() - 40) : match.start()])
        )
    devices = (match for match in _INTERNET.finditer(text, told) if ip_address.valid_ip(match.group()))
    yield from (Span(*match.span(), "IP_ADDRESS") for match in devices)
    yield from (
        Span(*match.span(), "TAX_ID")
        for match in _ELEVEN.finditer(text, told)
        if tax_id.valid_tax_id(_squeezed(match)) and not _is_of_a_thing(text, match)
    )
    yield from (Span(*match.span(), "PHONE") for match in _PHONE.finditer(text, told) if _private_phone(text, match))


def _accounts(text: str, told: int) -> Iterator[Span]:
    """Find accounts, as long as those of their country are: "AT61 1904 3002 3457 3201 angewiesen"."""
    for match in _ACCOUNT.finditer(text, told):
        length = iban.LENGTHS.get(match.group()[:2].upper(), 0)
        signs = [at for at in range(*match.span()) if text[at].isalnum()][:length]
        end = signs[-1] + 1 if signs else match.start()
        whole = not text[end : end + 1].isalnum()
        if whole and iban.valid_iban("".join(text[at] for at in signs).upper()) and not _is_of_a_thing(text, match):
            yield Span(match.start(), end, "IBAN")


def _is_of_a_thing(text: str, match: re.Match[str]) -> bool:
    return _OF_A_THING.search(text[max(0, match.start() - 40) : match.start()]) is not None


def _squeezed(match: re.Match[str]) -> str:
    return re.sub(r"[\s.\-]", "", match.group()).upper()


def _is_told_plate(match: re.Match[str]) -> bool:
    """Say whether what words or brackets tell is a plate; in brackets alone with its blank or hyphen: "(WGS84)" is none."""
    joined = match.group().startswith("(") and match.group(1).isalnum()
    return not joined and _is_plate(match.group(1).upper())


def _is_plate(written: str) -> bool:
    return license_plate.valid_plate(written.replace(":", " ").replace("–", "-").replace(" - ", "-"))


def _before(text: str, at: int) -> str:
    """Give what stands in the same sentence before a place, folded."""
    return fold_text(_SENTENCE.split(text[max(0, at - 90) : at])[-1])


def _invited(text: str, at: int) -> bool:
    before = _before(text, at)
    return _INVITED.search(before) is not None or _ASKED.search(before) is not None


_BESIDE_BOX: Final = re.compile(r"(\S+@\S+)[,;]?\s(?:oder|und|bzw\.|/|tel\.?:?|telefon:?)\s*$")


def _beside_office_box(before: str) -> bool:
    """Say whether an office's mailbox stands right before: "info@… oder 0951 87-1234"."""
    box = _BESIDE_BOX.search(before)
    return box is not None and email.is_office_box(box.group(1).rstrip(",;"))


_SHORTEST_PHONE, _SHORTEST_MOBILE, _LONGEST_NATIONAL, _LONGEST_PHONE = 8, 9, 13, 15
"""Digits of a telephone number: a mobile one has more (Bundesnetzagentur), thirteen with the leading zero at home, fifteen with a
country code (E.164)."""


_AT_HOME: Final = re.compile(r"\b(?:mutter|vater|oma|opa|mama|papa|eltern|wohne|nachbar(?:in)?|meine?)\b[^.!?]{0,60}$")
"""Whose number follows, whatever office is told of: "Mutter arbeitet im Bauhof, 0171 …"."""
_TELEPHONE: Final = re.compile(r"(?:tel|fon|handy|mobil|ruf)[a-z]*[.:]?(?:\s(?:unter|nr|nummer)\.?:?)?\s?$")


def _private_phone(text: str, match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match.group())
    central = _CENTRAL.fullmatch(match.group())
    before = _before(text, match.start())
    mobile = _MOBILE.match(digits)
    extension = _EXTENSION.match(match.group()) and _NOBODY.search(before)
    public = _OFFICE_BEFORE.search(before) or (not mobile and (extension or _INVITED.search(before)))
    beside = not mobile and _beside_office_box(before)
    office = (public or beside) and not (_OWN_NUMBER.search(before) or _AT_HOME.search(before))
    abroad = digits.startswith("00") or "+" in match.group()
    most = _LONGEST_PHONE + 2 * digits.startswith("00") if abroad else _LONGEST_NATIONAL
    least = _SHORTEST_MOBILE if mobile and not _TELEPHONE.search(before) else _SHORTEST_PHONE
    return least <= len(digits) <= most and not central and not office

"""Names of one word, told by the sentence around them: "Jana hat Fieber", "der Lindner von gegenüber"."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from opendata.recognizers.cue import Cued, cued, signed
from opendata.recognizers.figures import is_figure, is_make
from opendata.recognizers.historic import is_historic
from opendata.recognizers.span import LOWER, UPPER, WORD, Span
from opendata.recognizers.words_in_text import FAMILY_ENDINGS, kind_of

_ACROSS: Final = cued(
    "über|ueber|nebenan|drüben|drueben|oben|unten|nachbarhaus",
    rf"\b(?:[Dd](?:er|ie|en|em)|[Vv]om|[Bb]eim)\s(?:junge[rn]?\s|alte[rn]?\s)?({WORD})\s(?:von\s)?(?:gegen(?:ü|ue)ber|nebenan|dr(?:ü|ue)ben|(?:aus\sdem|ausm|im)\sNachbarhaus|(?:oben|unten)(?=\s*[.,!?]))",
)
"""Who lives near by: "der Lindner von gegenüber"."""
_OWN_CHILD: Final = cued(
    "unser|mein",
    rf"\b(?:[Uu]nsere?|[Mm]eine?)\s({WORD})(?=\s(?:traut|darf|muss|besucht|leidet|weint|schl(?:ä|ae)ft|geht)\s)",
)
_TO_FETCH: Final = cued("abholen|abgeben|nachfragen", rf"\b[Bb]ei\s({WORD})\s(?:abholen|abgeben|nachfragen)\b")
_YOUNG: Final = cued("jungen", rf"\bvom\sjungen\s({WORD})(?=\s[{LOWER}]|\s*(?:$|[,.;:)]))")
_TO_ASK_FOR: Final = cued("verlangen", rf"({WORD})\sverlangen\b")
_REACHED: Final = cued(
    "(",
    rf"(?:^|[:;,!?–-]\s|(?<!St)\.\s|(?<!\w)[{LOWER}]{{2,}}\s)({WORD})\s?\((?:[^\s()]+@[^\s()]+|(?:\+\d|0)[\d\s/-]{{6,20}})\)",
)
"""Whom a household or a note calls by one name: "Unser Emil traut …", "bei Lindner abholen", "das Moped vom jungen Lindner",
"0171 …, Emil verlangen", "Emil (emil@…)"."""
_FLOOR: Final = (
    r"(?:\d{1,2}\.\s?|(?:ersten|zweiten|dritten|vierten|f(?:ü|ue)nften|obersten|untersten)\s)(?:Stock(?:werk)?|OG|Etage|Obergeschoss)|"
    "[ED]G|Erdgeschoss|Dachgeschoss|Hinterhaus|Vorderhaus|Nebenhaus"
)
_UPSTAIRS: Final = cued(
    "stock|og|eg|dg|etage|geschoss|haus", rf"\b[Dd](?:er|ie|en|em)\s({WORD})\saus\s(?:dem|der)\s(?:{_FLOOR})\b"
)
"""Who lives in the house: "das war der Lindner aus dem dritten Stock"."""
_LOUD: Final = cued(
    "musik|lärm|laerm|party",
    rf"\b(?:[Ll]aute[rn]?|[Ww]ieder|[Ss]t(?:ä|ae)ndig|[Dd]auernd|n(?:ä|ae)chtliche[rn]?)\s(?:[Mm]usik|[Ll](?:ä|ae)rm|[Pp]arty)\s"
    rf"bei\s({WORD})(?=\s*$|,\s(?:Polizei|Streife|Ordnungsamt|Anzeige|Nachbarn?)\b|\.(?:\s|$))",
)
"""Who is loud: "wieder Musik bei Lindner, Polizei war da"."""
_TO_RING: Final = cued(
    "klingel", rf"\bklingeln\sbei\s({WORD})(?=\s*(?:$|[,.;:)])|\s(?!GmbH|AG\b|KG\b|UG\b|OHG|GbR|e\.)[{UPPER}{LOWER}])"
)
_MISTER: Final = cued("hr.|hrn.", rf"(?<![\w\[-])[Hh]rn?\.\s({WORD})(?=\s[{LOWER}]|\s*(?:$|[,;:)(]|\.(?:\s|$)))")
"""Where to ring, and a man: "klingeln bei Lindner", "Hr. Oldenburg war da"."""
_START: Final = re.compile(rf"(?<!St)(?<!Hl)(?<!hl)(?:[.!?:;\n]\s?|[,/–-]\s)(?=[{UPPER}][{LOWER}'’])")
_ASKING: Final = cued("itte", r"\b[Bb]itte\s")
_BEGINS: Final = re.compile(
    rf"(?![Bb]itte\s)({WORD}(?:\s{WORD})?)\s"
    r"(?:hat|ist|war|wird|wurde|krank|kommt|kam|geht|ging|m(?:ö|oe)chte|braucht|darf|soll|muss|kann|bleibt|fehlt|isst|"
    r"bringt|wirkte?|vertr(?:ä|ae)gt|(?:ü|ue)bt|singt|liest|schreibt|l(?:ä|ae)uft|bei(?:ß|ss)t|schl(?:ä|ae)gt|schreit|lacht|malt|turnt|schwimmt|verh(?:ä|ae)lt|"
    r"zieht|lebt|wohnt|versteht|spricht|besucht|wechselt|spielt|schl(?:ä|ae)ft|weint|trinkt|nimmt|bekommt|reagiert|konnte|durfte|musste|wollte|sollte|will|mag|kennt|lernt|macht|wei(?:ß|ss)|"
    r"wartet|hustet|erscheint|zahlt|schuldet|k(?:ü|ue)ndigt|arbeitet|meldet|verweigert|nur|nicht|bitte|heute|morgen|um|ab)(?![\w-])"
)
"""A sentence about somebody who is called by the given name: "Jana hat Fieber", "Bitte Jana nur den Großeltern mitgeben"."""


BOTH_DO: Final = (
    r"\s(?:bitte|sind|haben|hatten|waren|werden|wurden|sollen|sollten|d(?:ü|ue)rfen|k(?:ö|oe)nnen|m(?:ü|ue)ssen|wollen|"
    r"m(?:ö|oe)chten|brauchen|kommen|kamen|gehen|gingen|streiten|spielen|fehlen|wohnen|leben|nicht|nur|heute|morgen)\s"
)
_BOTH_BEGIN: Final = signed(rf"(?i) und \S+{BOTH_DO}", rf"({WORD}(?:\s{WORD})?) und ({WORD})(?={BOTH_DO})")
"""A sentence about two who are called by their given names: "Burkhard und Lorenzo bitte nicht nebeneinander setzen"."""
_FORENAMED: Final = cued(
    "vorname|namen", rf"\b(?:[Vv]ornamen?|[Nn]amen)\s(?:(?:ist|lautet)\s)?({WORD})(?=\s*(?:$|[.,;)\n])|\s[{LOWER}])"
)
"""A given name after the word for it: "sie heißt mit Vornamen Natascha"."""
_BROUGHT: Final = cued(
    "brach|hol|begleite|befrag|versorg|rette|betreu|hrte",
    rf"\b(?:(?:brach|hol)te[nt]?|(?:begleite|befrag|versorg|rette|betreu)t(?:e[nt]?)?|f(?:ü|ue)hrte[nt]?)\s({WORD})"
    r"(?=\s(?:um|am|nach|ins?|zum|zur|zu|aus|mit|heim|wieder|gestern|heute)\s)",
)
"""Of whom somebody takes care: "Polizei brachte Marten um 20 Uhr nach Hause"."""
_PAYMENTS: Final = "schuld|steuer|gebühr|gebuehr|miete|pacht|beitrag|kaution|essensgeld"
_PAYMENT: Final = (
    r"\b\w{0,14}-?(?:(?:[Mm]iet|[Pp]acht)schuld(?:en)?|[Ss]teuer|[Gg]eb(?:ü|ue)hr|[Mm]iete|[Pp]acht|[Bb]eitrag|[Kk]aution|[Ee]ssensgeld)\s"
    r"(?:(?:[Gg]arage|[Ss]tellplatz|[Ww]ohnung|[Gg]arten)\s)?"
)
_MONTH: Final = "(?:Jan|Feb|M(?:ä|ae)rz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
_PAYER: Final = rf"((?:(?:von|van|zu|el|de)\s)?{WORD}(?:\s(?!{_MONTH}|[{UPPER}][{LOWER}]+er\s(?:Weg|Str)){WORD})?)"
_PAID_FOR: Final = cued(
    _PAYMENTS,
    rf"{_PAYMENT}{_PAYER}(?=\s(?:DE\d\d|IBAN|Rate\b|Q[1-4]\b|{_MONTH}[a-z]*\b)|"
    rf"\s(?:(?:[Aa]m|[Aa]n\sder|[Zz]um|[Zz]ur|[Ii]n\sden|[Ii]m|[Hh]inter\sder)\s)?(?:{WORD}\s)?{WORD}\s?\d)",
)
_PAID: Final = cued(_PAYMENTS, rf"{_PAYMENT}{_PAYER}(?=\s*$)")
"""Who pays or is paid, in the text of a booking: "Hundesteuer Petridis Lindenweg 8", "Miete Garage Petridis Maerz"."""
_JOINED: Final = signed(
    rf"[{LOWER}][{UPPER}][{LOWER}]",
    rf"(?<![\w@./-])([{UPPER}][{LOWER}]{{2,}})([{UPPER}][{LOWER}]{{2,}}(?:-[{UPPER}][{LOWER}]+)?)(?![\w@])",
)
"""Given and family name without a blank: "AnnaPetridis"."""
_KIN_OF: Final = cued(
    "(",
    rf"({WORD})\s\((?:Sohn|Tochter|Kind|Enkel(?:in)?|Bruder|Schwester|Mutter|Vater|Oma|Opa|Ehe(?:frau|mann)|Frau|Mann)\s(?:von|de[sr])\b",
)
"""Who is told by the kin: "Gisbert (Sohn von Herrn Quast)"."""
_FENCED: Final = cued(
    "zaun|gartentor|schuppen|carport|gartenhaus|hecke",
    rf"\b(?:Zaun|Gartentor|Schuppen|Carport|Gartenhaus|Hecke)\s({WORD})(?=\s*(?:$|[,;:)])|\.(?:\s|$)|\s[{LOWER}])",
)
"""Whose fence it is: "Schaden am Zaun Haddadin, …"."""
_BORN: Final = cued(
    "(", rf"({WORD}(?:\s{WORD})?)\s?\((?:[Gg]eb\b|\*|(?=\d{{1,2}}\.\s?(?:\d{{1,2}}\.|[{UPPER}{LOWER}]+)\s?(?:\d\d|\d{{4}})\)))"
)
"""Whose birth stands in brackets: "Marlene (geb. 30.1.2018)"."""


_SHORT_ADDRESS: Final = cued("fr|hr", rf"(?<![\w\[-])(?:[Ff]r|[Hh]rn?)\.?\s({WORD})(?!\s(?:Str|Stra|Weg|Platz))")
_SHORT_ADDRESS_DOT: Final = cued("fr.|hr.", rf"(?<![\w\[-])(?:[Ff]r|[Hh]r)\.\s?({WORD})(?=\s*(?:$|[,;:)]))")
_NOW: Final = cued(
    "jetzt|nun|ging|eur|hallo|liebe",
    rf"\b(?:ist\s(?:jetzt|nun)|ging\sum|hei(?:ß|ss)t\s(?:jetzt|nun)|[Ee]ure?|[Hh]allo|[Ll]ieber?)\s({WORD})(?=\s*(?:$|[,.!])|\s(?:mit|und)\b)",
)
_CALLED_SO: Final = cued(
    "namens", rf"\b(?:Dame|Herr|Mann|Frau|Person|Kund(?:e|in)|Junge|M(?:ä|ae)dchen)\snamens\s({WORD})(?![\w])"
)
"""Who is spoken to, is somebody now, or is called so: "Hallo Elke, …", "eine Dame namens Novak sucht"."""
_READ_AS: Final = cued(
    "hnl", rf"\b(?:evtl\.|eventuell|vermutlich|wohl|vielleicht)\s((?:zu\s|von\s)?{WORD})\s(?:oder|o\.)\s(?:ä|ae)hnl(?:ich|\.)"
)
_BECAUSE_OF: Final = cued("wg.|wegen", rf"\b(?:wg\.|wegen)\s({WORD})(?=[,;])")
"""How a name is read that is written badly, and because of whom somebody calls: "evtl. Novak oder ähnlich", "wg. Erbay, …"."""
_DWELLER: Final = cued(
    "we|whg|wohnung", rf"\b(?:WE|Whg\.?|Wohnung)\s?(?:Nr\.?\s?)?\d{{1,3}}[a-z]?,?\s({WORD}(?:\s{WORD})?)(?=\s?[:(,]|\s*$)"
)
"""Who lives behind a number: "WE 07 Huber: Wasserschaden"."""
_FLAT: Final = cued("whg", rf"\bWhg\.?\s({WORD})(?=\s*(?:$|[,.;:)]))")
_FLAT_OF: Final = cued(
    "whg|wohnung", rf"\b(?:Whg\.?\s({WORD})(?=\s\D)|Wohnung\s({WORD})(?=:|,\s[{UPPER}][\w.-]+(?:\s[\w-]+)?\s\d{{1,3}}(?!\d)))"
)
"""Whose flat it is: "Whg Petridis Wasserschaden", "Wohnung Petridis: Therme ausgefallen"."""
_NAME_PLATE: Final = cued("namensschild", rf"\b[Nn]amensschild(?:er)?\s({WORD}(?:\s{WORD})?)(?=\s[{LOWER}]|\s*(?:$|[.,;:)]))")
_BEFORE_HOME: Final = signed(
    r"(?i)(?:^|[.;:,(]\s)\S+\s\S+\s(?:\S+\s)?\S*(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|ring|platz)\s?[1-9]",
    rf"(?:^|[.;:,(]\s)((?:{WORD}|[{UPPER}]\.) {WORD})(?=\s(?:(?:{WORD}er\s)(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Allee|Ring|Platz)|"
    rf"[{UPPER}][{LOWER}-]+(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|ring|platz))\s?[1-9]\d{{0,2}}(?:\s?[a-z])?\b)",
)
"""Who stands before a home without a comma: "Zeug. N. Hirsch Lindenweg 3 hat alles gesehen"."""
_SHORT_ROLE: Final = cued(
    "koll.|eigt.|bh.|inh.|zeug.|lsr.|vertr.|sachb|mitarb|hausm|antragst|ast.|eigent|ansprechp|pat.|teiln|tln.|bewerb|bew.|bekl|"
    "kl.|kd.|zg.|mdt|kontoinh|abt|vers|nachb.|"
    "sch.|schü.|schue.|sb |al |sgl |fbl |tl |rl |tn |phk |pok |pom |phm |pm |pk |khk |kok |kk |bm |sta |ra |rain ",
    r"\b(?:(?:Koll|Eigt|Bh|Inh|Lsr|Vertr|Sachb(?:earb)?|Mitarb|Hausm|Antragst|A[Ss]t|Eigent|Ansprechp|Pat|Teiln|Tln|Bewerb|Bew|Bekl|Kl|Kd|Zg|Mdt|"
    r"Kontoinh|Abt\.-?L|[Nn]achb|Vers|Verst|Sch(?:ü|ue)?|Zeug)\.|(?:SB|AL|SGL|FBL|TL|RL|TN|"
    r"E?PHK|POK|POM|PHM|PM|PK|KHK|KOK|KK|[OH]?BM|O?StA|RAin|RA)) "
    rf"((?:{WORD},\s)?{WORD}(?:-[{UPPER}]\.)?)(?=[,;:)]|\.(?:\s|$)|\s[(/*{LOWER}]|\s*$)",
)
"""Short words for roles, of which the law and police have many: "POM Rommel übergibt", "Kl. Stellmacher erscheint"."""
_RELATED: Final = cued(
    "(",
    rf"\b(?:Mutter|Vater|Sohn|Tochter|Kind|Bruder|Schwester|Oma|Opa|Tante|Onkel|Ehefrau|Ehemann|Partner(?:in)?|Enkel(?:in)?)\s\(({WORD}(?:\s{WORD})?)\)",
)
_KIN_IN_BRACKETS: Final = cued(
    "(",
    rf"\((?:Mutter|Vater|Sohn|Tochter|Bruder|Schwester|Oma|Opa|Tante|Onkel|Nachbar(?:in)?|Ehefrau|Ehemann|Frau|Herr)\s({WORD})\)",
)
_LABELLED: Final = cued(
    "gravur|anhänger|anhaenger|schild|heft|etikett|aufschrift|aufkleber|beschriftet",
    rf"(?:[Gg]ravur|[Aa]nh(?:ä|ae)nger|[Nn]amensschild|[Hh]eft|[Ee]tikett|[Aa]ufschrift|[Aa]ufkleber|[Bb]eschriftet(?:\smit)?)\s?:?\s"
    rf"[\"„“»']((?:von )?{WORD}(?:\s{WORD})?)(?:,?\s[Kk]l(?:asse|\.)\s\d\w?)?[\"“”«']",
)
"""What people write their names on."""
_ENGRAVED: Final = cued("gravur", rf"\b[Gg]ravur[^:;.\n]{{0,20}}:\s({WORD})(?=\s\d|\s*(?:$|[,;.)]))")
"""Whose name is engraved: "Gravur im Ring: Lasse 14.8.1998"."""
_RINGS: Final = cued("gravur", rf"\b[Gg]ravur\s?:?\s?[\"„“»'«]?({WORD})\s+(?:&|und|\+)\s+({WORD})(?!\w)")
"""Who married: "Gravur „Anna & Torben 9.6.1968“"."""
_OF_A_CHILD: Final = cued(
    "gewöhnung|gewoehnung|probetag|schnuppertag|aufnahme|betreuung|gespräch|gespraech|meldung",
    rf"\b(?:[Ee]ingew(?:ö|oe)hnung|[Pp]robetag|[Ss]chnuppertag|[Aa]ufnahme|[Bb]etreuung|(?:[Ee]ltern|[Ee]ntwicklungs)gespr(?:ä|ae)ch|[AaUu][nmb]meldung)"
    rf"\s({WORD})(?=\s(?:ab|am|im|mit|zum|seit|bis|von)\b|\s*(?:$|[,;)]))",
)
"""What is done with a child: "Eingewöhnung Antonia ab 17.2."."""
_FROM_A_CHILD: Final = cued(
    "von",
    r"\b(?:Passbild|Foto|Bild|Jacke|Tasche|Rucksack|Ranzen|Zeugnis|Attest|Unterlagen|Antrag|Ausweis|Fahrrad|Handy|Schl(?:ü|ue)ssel|Geld|Essen|"
    rf"Mutter|Vater|Eltern|Gro(?:ß|ss)eltern|Geschwister|Bruder|Schwester)\svon\s({WORD})(?=\s(?:ist|war|hat|hatte|fehlt|fehlen|wurde|liegt|liegen|sind|waren)\b)",
)
"""Whose something is: "Passbild von Jonathan war unscharf"."""
_SAID: Final = cued("sagt", rf"\bsagte?\s({WORD})(?=\s*(?:$|[;,.)]))")
"""Who said it: "verzögert sich, sagt Torben;"."""
_NEXT_DOOR: Final = cued(
    "vom|beim",
    rf"\b(?:(?:[Ss]ohn|[Tt]ochter|[Hh]und|[Kk]atze|[Kk]ind(?:er)?|[Aa]uto|[Vv]ater|[Mm]utter|[Hh]ecke|[Gg]arten|[Hh]aus|[Bb]esuch|"
    rf"[Gg]artenzaun)\svom|mal\sbeim)\s(?!(?:Baum|Dach|Balkon|Turm|Hof|Feld|Berg|Zaun)\sge(?:holt|rettet|borgen|fallen|sprungen|st(?:ü|ue)rzt))((?:vom\s)?{WORD})(?=\s[{LOWER}(]|[,.;:!?]|\s*$)",
)
"""How neighbours speak of each other: "der Sohn vom Basaran", "mal beim Hecht klingeln"."""
_RUNG: Final = cued("klingel|läut|laeut", rf"\b[Bb]ei\s({WORD})\s(?:\([^)]{{1,30}}\)\s)?(?:bitte\s)?(?:klingeln|l(?:ä|ae)uten)\b")
_ON_BELL: Final = cued("klingel", rf"[Kk]lingel(?:schild)?\s(?:steht|stand)\s(?:noch\s|jetzt\s)?({WORD})(?=\s*(?:$|[.,;:)/]))")
_CITED: Final = cued("laut", rf"\b[Ll]aut\s({WORD})\s(?:sei|seien|habe|h(?:ä|ae)tten?|solle)\b")
"""Whose word something is: "Laut Taşkın sei die Einfahrt früher breiter gewesen"."""
_HAS_IT: Final = cued(
    "hat |nimmt |tritt |fährt |faehrt |ersetzt ",
    rf"\b(?:hat|(?:ü|ue)bernimmt|vertritt|f(?:ä|ae)hrt|ersetzt) ({WORD})(?=\s*(?:$|[.,;)]))",
)
"""Who has the key: "Schlüssel Halle 2 hat Zidan"."""
_LISTED_CHILD: Final = cued(
    "ohne|nicht|heißt|heisst|statt|wurde|kleine",
    rf"\b(?:[Oo]hne|[Dd](?:er|ie)\skleine|nicht|hei(?:ß|ss)t|[Ss]tatt|wurde)\s({WORD})(?=\s*(?:$|[.,;:)])|\s(?:nicht|und|hat)\b)",
)
"""Of whom a list speaks by the given name: "Kind heißt Ursula nicht Tariq", "Gruppe B ohne Karin, die …"."""
_CLOSES: Final = re.compile(rf",\s({WORD})(?=\s*(?:$|\s[-–/|]\s))")
_OWN_VOICE: Final = re.compile(r"(?i)\b(?:ich|mir|mich|meine?[mnrs]?|wir|uns|unser\w*|euch|ihr|moin|hallo)\b")
"""A given name that closes what somebody writes of themselves: "… wird Montag abgeholt, Leni"."""
_AT_HOME_OF: Final = cued(
    "bei ",
    rf"\b[Bb]ei ((?:(?:[Vv]on|[Dd]i|[Dd]e|[Dd]a|[Vv]an|Al|El)(?: de[rnm])?[ -])?{WORD}(?: {WORD})?)\s"
    r"(?:im|in\sde[rm]|auf\sde[rm]|hinterm|vorm)\s"
    rf"(?:\w+en\s)?(?:{_FLOOR}|Hof|Hinterhof|Garten|Vorgarten|Haus|Keller|Wohnung|Garage|Schuppen|Treppenhaus|"
    r"Grundst(?:ü|ue)ck|Balkon|Einfahrt|Carport)\b",
)
_TO_CALL: Final = cued(
    "rufen|fragen|schreiben|meldet|beschwert|bittet|widerspricht|erledigt|erl.|verlangt|schuldet|bringt|zieht|ersatz|will|wünscht|wuenscht|holt",
    rf"(?:^|[.;:,(–-]\s|\s[–-]\s|\b(?:erl\.|erledigt)\s)({WORD})(?=\s(?:(?:bitte|noch|nochmal|morgen|heute)\s)?"
    r"(?:anrufen|zur(?:ü|ue)ckrufen|anschreiben|fragen|meldet|beschwert|bittet|widerspricht|verlangt|schuldet|bringt\s(?:sie|ihn|es|noch|die|den|das)|zieht\sweg|"
    r"hat\s[Ee]rsatz|will\snicht|w(?:ü|ue)nscht|holt\s(?:sie|ihn|es|die|den|das))\b)|"
    rf"\b(?:erl\.|erledigt(?:\sdurch)?)\s({WORD})(?=\s*(?:$|[.,;)]|\d))",
)
"""Whom to call, who reports and who is done: "Wicklein anrufen", "Wittmann meldet: …", "erl. Wittmann 12.03."."""
_SURELY_DOES: Final = re.compile(r"\s(?:bringt|zieht|hat\sErsatz|will\snicht|holt)\b", re.IGNORECASE)
_IN_A_ROW: Final = cued("(", rf"\(({WORD}), ({WORD})(?:, ({WORD}))?\)")
"""Who took part: "Ortstermin (Schönfelder, Lang, Vogt)"."""
_NO_RULER: Final = "".join(
    rf"(?<!{ruler}\s)"
    for ruler in ("Landgraf", "Markgraf", "Kurfürst", "Fürstbischof", "Kaiser", "König", "Herzog", "Papst", "Fürst", "Bischof")
)
_OWNED: Final = cued("anwesen|grabst", rf"\b(?:Anwesen|Grabst(?:elle|(?:ä|ae)tte))\s({WORD})(?=\s[{LOWER}]|\s*(?:$|[,.;:)]))")
_SHORTENED: Final = signed(
    r"(?i)[^\W\d_] [^\W\d_]\.(?:\s*$|\s[^\W\d_]|[,;)])",
    rf"{_NO_RULER}(?<![\w-])({WORD} [{UPPER}]\.)(?=\s*$|\s[{LOWER}]|[,;)])",
)
"""Whose house or grave it is, and a family name cut to its letter: "Leon K."."""
_AT_STREET_OF: Final = cued("bei ", rf"\b[Bb]ei ({WORD}) in de[rm] {WORD}(?:stra(?:ß|ss)e|str\.|gasse|weg|allee|ring|platz) \d")
"""At whose house something is: "Bei Franke in der Lindenstraße 58 steht Wasser im Keller"."""
_TOLD_BY: Final = cued(
    "notiz|aussage|vermerk|protokoll|eingabe|vernehmung|befragung|einlassung|info|stellungnahme|schilderung|bericht",
    rf"\b(?:[Nn]otiz|(?:\w{{0,20}})[Aa]ussage|(?:Akten)?[Vv]ermerk|[Pp]rotokoll|[Ee]ingabe|[Vv]ernehmung|[Bb]efragung|[Ee]inlassung|"
    rf"[Ss]tellungnahme|[Ss]childerung|[Bb]ericht)\s({WORD})(?=:)",
)
"""In whose yard something is, and who said or wrote what follows: "bei Grün im Hof", "Notiz Sonntag: …"."""
_VERSUS: Final = cued("./.", rf"({WORD})\s\./\.(?=\s)")
_AGAINST: Final = cued("./.", rf"\./\.\s({WORD})(?=[),.;]|\s*$|\s[{LOWER}])")
_ABLE: Final = cued(
    "kann|darf|soll|muss|will|möchte|moechte|würde|wuerde",
    rf"\b(?:[Kk]ann|[Dd]arf|[Ss]oll|[Mm]uss|[Ww]ill|[Mm](?:ö|oe)chte|[Ww](?:ü|ue)rde)\s({WORD})(?=\s(?:wieder|gern|vor(?:ü|ue)bergehend|nicht|erst|heute|morgen|noch|nun|jetzt|bitte|ab|bis|nur|auch|"
    r"schon|leider|am)\b)",
)
_TWO: Final = cued(
    " und ",
    rf"\b(?:Ring|Kinder|Zwillinge|Geschwister|Eltern|T(?:ö|oe)chter|S(?:ö|oe)hne|Enkel|von|f(?:ü|ue)r|mit|an|bei|durch) "
    rf"({WORD} und {WORD})"
    rf"(?=[,.;:)]|\s*$|\s[{LOWER}(])",
)
"""Two who are called by their given names: "die Kinder Emil und Ida"."""
"""Where a bell is rung, and who is against whom: "(Hoxha ./. Stadt)"."""


def alone(text: str, told: int) -> Iterator[Span]:
    """Find a given name that begins a sentence about somebody, and a family name at a bell, in a case, as neighbours say it.

    `told` says which patterns may fit (cue.py).
    """
    for one, fits in [pair for pair in _ALONE_NAMES if told & pair[0].bit]:
        for match in one.finditer(text, told):
            group = match.lastindex or 1
            if fits(match.group(group)):
                yield Span(match.start(group), match.start(group) + len(_as_named(match.group(group))), "PERSON_NAME")
    for match in _RINGS.finditer(text, told):
        if all(map(_could_be_given, match.groups())):
            yield from (Span(*match.span(group), "PERSON_NAME") for group in (1, 2))
    yield from _beginning(text, told)
    for match in _BORN.finditer(text, told):
        if kind_of(match.group(1).split()[0]).given:
            yield Span(*match.span(1), "PERSON_NAME")
    yield from (Span(*match.span(), "PERSON_NAME") for match in _JOINED.finditer(text, told) if is_joined(match.group()))
    yield from _closing(text)
    yield from _done_by(text, told)


def _beginning(text: str, told: int) -> Iterator[Span]:
    """Find the given names that begin a sentence: of one, or of two."""
    for at in starts(text, told):
        one = _BEGINS.match(text, at)
        if one and all(map(_could_be_given, one.group(1).split())):
            yield Span(*one.span(1), "PERSON_NAME")
        two = _BOTH_BEGIN.match(text, told, at)
        if two and all(map(_could_be_given, (*two.group(1).split(), two.group(2)))) and not is_figure(two.group()):
            yield from (Span(*two.span(group), "PERSON_NAME") for group in (1, 2))


def _done_by(text: str, told: int) -> Iterator[Span]:
    """Find whom to call, who reports, who is done, who took part."""
    for match in _TO_CALL.finditer(text, told):
        group = 1 if match.group(1) else 2
        kind = kind_of(match.group(group))
        surname = kind.family or ((kind.surname or kind.coined) and not kind.place)
        surname = surname and kind.folded not in _WEATHER and kind.folded not in _KIN_WORDS
        sure = surname and _SURELY_DOES.match(text, match.end(group))
        if (kind.alone or sure) and not is_make(match.group(group)):
            yield Span(*match.span(group), "PERSON_NAME")
    for match in _IN_A_ROW.finditer(text, told):
        groups = range(1, (match.lastindex or 0) + 1)
        kinds = [kind_of(match.group(at)) for at in groups]
        if all(kind.family for kind in kinds) and any(kind.alone for kind in kinds):
            yield from (Span(*match.span(at), "PERSON_NAME") for at in groups)


def _closing(text: str) -> Iterator[Span]:
    """Find the given name that closes what somebody writes of themselves."""
    for match in _CLOSES.finditer(text) if "," in text else ():
        kind = kind_of(match.group(1))
        if kind.only_given and not kind.place and _OWN_VOICE.search(text, 0, match.start()):
            yield Span(*match.span(1), "PERSON_NAME")


def _could_ring(name: str) -> bool:
    kind = kind_of(name.rsplit(maxsplit=1)[-1])
    unlisted = not (kind.listed or kind.no_name or (kind.thing and not kind.coined))
    return unlisted or kind.family or kind.called


def _could_be_at_home(name: str) -> bool:
    return _could_ring(name) and kind_of(name.rsplit(maxsplit=1)[-1]).folded not in _WEATHER


_KIN_WORDS: Final = frozenset("mutter vater sohn tochter bruder schwester oma opa tante onkel kind kinder eltern".split())
"""Families are called so too, but not where somebody's kin does something: "gehört Anna Huber, Mutter holt es ab"."""
_WEATHER: Final = frozenset(
    "wind blitz sturm frost schnee regen nebel nacht tag winter sommer herbst mittag streit feuer brand".split()
)
"""What may be in a yard: "bei Wind im Hof"."""


def _could_be_written(name: str) -> bool:
    """Say whether what stands on a thing is somebody's name: two words, or one that is a family's and no make's."""
    if " " in name:
        return not all(kind_of(word).listed for word in name.split())
    kind = kind_of(name)
    named = kind.family or kind.only_given or (kind.unknown and kind.folded.endswith(FAMILY_ENDINGS))
    return named and not is_make(name)


def _could_be_next_door(name: str) -> bool:
    kind = kind_of(name.rsplit(maxsplit=1)[-1])
    return kind.family or ((kind.called or kind.coined or kind.unknown) and not kind.role)


def _as_named(words: str) -> str:
    """Give a name without the thing after its comma: "Kd. Clara, Umgang nur begleitet"."""
    first, comma, second = words.partition(", ")
    kind = kind_of(second) if comma else None
    return first if kind and kind.thing and not (kind.given or kind.family) else words


def _could_dwell(name: str) -> bool:
    """Say whether a word is a family name before all else: "Wohnung Klein: 40 qm" is none."""
    kind = kind_of(name.rsplit(maxsplit=1)[-1])
    known = kind.alone or kind.called or (kind.family and kind.folded.endswith(FAMILY_ENDINGS))
    return known or (kind.second and not kind.listed) or kind.only_given


def _could_be_before_home(name: str) -> bool:
    first, last = name.split(" ")
    kind = kind_of(last)
    known = kind.family or kind.called
    named = known if first.endswith(".") else _could_be_given(first) and (known or kind.unknown or kind.coined)
    return named and not (kind.place or is_historic(name) or is_figure(name) or is_make(name))


def _could_be_given(name: str) -> bool:
    """Say whether the first word is a given name and nothing else."""
    kind = kind_of(name.split(maxsplit=1)[0])
    return kind.only_given and not kind.place


def _is_role_alone(name: str) -> bool:
    """Say whether a word says what somebody is, and is on no list of family names: "Hr. Landrat", "der Bäcker aus dem EG"."""
    kind = kind_of(name)
    return kind.role and (kind.called or not kind.family)


def _is_nobody(name: str) -> bool:
    kind = kind_of(name)
    return kind.place or kind.no_name or is_make(name) or _is_role_alone(name)


def _could_live_near(name: str) -> bool:
    kind = kind_of(name)
    return (kind.family or kind.unknown or kind.coined or kind.called) and not kind.role


def _could_be_mister(name: str) -> bool:
    kind = kind_of(name)
    common = kind.listed and not (kind.family or kind.called or kind.place)
    return not (kind.no_name or common or _is_role_alone(name))


def _could_be_loud(name: str) -> bool:
    kind = kind_of(name)
    return (kind.family or kind.called or kind.unknown) and not (kind.place or kind.no_name or is_make(name))


def _could_have_role(name: str) -> bool:
    kind = kind_of(name.split(",", 1)[0])
    return kind.surname or kind.called or kind.only_given


def is_joined(word: str) -> bool:
    """Say whether a word is a given and a family name without a blank: "AnnaPetridis"."""
    match = _JOINED.pattern.fullmatch(word)
    return match is not None and _could_be_given(match.group(1)) and _could_pay(match.group(2))


def _could_pay(name: str) -> bool:
    """Say whether words are a family name, with or without a given one: no noun of the dictionary, no place, no make."""
    kinds = [kind_of(word) for word in name.split() if word[:1].isupper()]
    if not kinds:
        return False  # "von-Huber"
    last = kinds[-1]
    named = (last.family or last.unknown) and not (last.listed or last.place or last.role)
    return named and all(kind.only_given for kind in kinds[:-1]) and not is_make(name)


_ALONE_NAMES: Final[tuple[tuple[Cued, Callable[[str], bool]], ...]] = (
    (_RUNG, _could_ring),
    (_OWN_CHILD, lambda name: kind_of(name).only_given and not (kind_of(name).thing or kind_of(name).place or is_figure(name))),
    (_TO_FETCH, lambda name: (kind_of(name).family or kind_of(name).called) and not _is_nobody(name)),
    (_YOUNG, lambda name: kind_of(name).surname and not (kind_of(name).listed or _is_nobody(name))),
    (_TO_ASK_FOR, lambda name: kind_of(name).only_given or kind_of(name).alone),
    (_REACHED, lambda name: kind_of(name).only_given and not kind_of(name).place),
    (_TO_RING, lambda name: _could_ring(name) and not _is_role_alone(name)),
    (_ACROSS, _could_live_near),
    (_UPSTAIRS, lambda name: (kind_of(name).alone or kind_of(name).called) and not _is_role_alone(name)),
    (_LOUD, _could_be_loud),
    (_MISTER, _could_be_mister),
    (_ON_BELL, _could_ring),
    (_CITED, lambda name: kind_of(name).surname and not (kind_of(name).thing or kind_of(name).place)),
    (_HAS_IT, lambda name: kind_of(name).alone or (kind_of(name).only_given and not kind_of(name).place)),
    (_LISTED_CHILD, _could_be_given),
    (_VERSUS, _could_ring),
    (_AGAINST, _could_ring),
    (_ABLE, _could_be_given),
    (_PAID_FOR, _could_pay),
    (_PAID, lambda name: kind_of(name.rsplit(maxsplit=1)[-1]).alone),
    (_KIN_OF, lambda name: kind_of(name).only_given or kind_of(name).unknown),
    (_FENCED, _could_pay),
    (_FORENAMED, lambda name: kind_of(name).only_given or kind_of(name).unknown),
    (_BROUGHT, _could_be_given),
    (_TWO, lambda name: all(kind_of(word).only_given for word in name.split(" und ")) and not is_figure(name)),
    (_KIN_IN_BRACKETS, _could_ring),
    (_AT_HOME_OF, _could_be_at_home),
    (_AT_STREET_OF, _could_be_written),
    (_OWNED, lambda name: kind_of(name).alone),
    (_SHORTENED, _could_be_given),
    (_TOLD_BY, _could_ring),
    (_DWELLER, _could_ring),
    (_LABELLED, _could_be_written),
    (_ENGRAVED, _could_be_given),
    (_OF_A_CHILD, _could_be_given),
    (_FROM_A_CHILD, _could_be_given),
    (_SAID, lambda name: _could_be_given(name) or kind_of(name).alone),
    (_NEXT_DOOR, _could_be_next_door),
    (_SHORT_ROLE, _could_have_role),
    (_FLAT_OF, _could_dwell),
    (_NAME_PLATE, _could_dwell),
    (_BEFORE_HOME, _could_be_before_home),
    (_FLAT, lambda name: kind_of(name).family and not kind_of(name).place),
    (_RELATED, lambda name: kind_of(name.split()[0]).given or " " in name),
    (_NOW, _could_be_given),
    (_CALLED_SO, lambda name: kind_of(name).surname),
    (_SHORT_ADDRESS_DOT, lambda name: kind_of(name).surname),
    (_READ_AS, lambda name: kind_of(name.rsplit(maxsplit=1)[-1]).surname and not kind_of(name).place),
    (_BECAUSE_OF, lambda name: kind_of(name).alone),
    (_SHORT_ADDRESS, lambda name: kind_of(name).family or kind_of(name).called),
)
"""Where a name stands alone, and what a word has to be there to be one."""


def starts(text: str, told: int) -> Iterator[int]:
    """Give where a sentence begins, or what is asked for: "St. Anna" begins none."""
    yield 0
    yield from (match.end() for match in _ASKING.finditer(text, told))
    yield from (match.end() for match in _START.finditer(text))

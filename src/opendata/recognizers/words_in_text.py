"""The words of a text, and what each can be: a given name, a family name, a thing, a place, what somebody is, or unknown.

German writes nouns with a capital letter, so that two words side by side say little, and no list has all names: what no
dictionary knows is likely to be one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from typing import Final, NamedTuple

from opendata.recognizers.cells import fold_text
from opendata.recognizers.names import PLACE_ENDINGS, gazetteer
from opendata.recognizers.nouns import NAME_HEADS, is_place, is_role, is_thing, is_word, nouns
from opendata.recognizers.span import ARTICLE, LOWER, UPPER

_WORD: Final = re.compile(
    rf"(?P<title>(?:Prof|Dr|Dipl|Mag|Ing|med|jur|phil|rer|nat|Frhr|Frfr)\b\.?(?:-[{UPPER}][{LOWER}]+\.(?:\s\(FH\))?)?)|"
    rf"(?P<initial>(?<![\w.])[{UPPER}]\.(?:-?[{UPPER}]\.)?)|"
    rf"(?P<word>(?!Op\sde[nr]?\s){ARTICLE}(?:(?P<twice>[{UPPER}])(?P=twice)(?=[{LOWER}]{{3}})|[{UPPER}])(?:['’][{UPPER}])?[{LOWER}]+(?:[{UPPER}][{LOWER}]+)?(?:[-'’][{UPPER}{LOWER}]{{2,}}){{0,3}}(?:-[{UPPER}]\.)?(?!\w))|"
    rf"(?P<particle>(?:von|van|de|der|den|dem|zu|zur|vom|zum|ter|ten|[Oo]p|del|di|da|dos|el|al|ben|bin|lo)\b)|(?P<other>[^\W_]+)"
)
_SHORT, _SHORTEST = 2, 3
_LONGEST_PLAIN: Final = 9
"""Letters of a noun that may be a family name after a given name: "Stefanie Sperling", not "Silvester Böllerverbot"."""
_PLACE: Final = tuple(PLACE_ENDINGS.split("|"))
_ALSO_FAMILIES: Final = frozenset("weg ring hof burg damm graben hain garten haus heim brunnen tor stelle".split())
_INSTITUTIONS: Final = tuple(ending for ending in _PLACE if ending not in _ALSO_FAMILIES)
"""How places end that no family is called after."""
_TOWNS: Final = ("stadt", "stedt", "heim", "hausen")
"""How towns end, and families that are called after one."""
_MEASURES: Final = ("zeit", "zeiten", "dauer", "quote", "menge")
"""How measured things end that no dictionary has whole: "Ausrückzeit"."""
_INFLECTED: Final = ("er", "es")
FAMILY_ENDINGS: Final = tuple(
    "mann lein maier meier mayer meyer huber bauer hofer hoefer berger burger inger egger reuther schmidt schmitt "
    "mueller beck doerfer haeuser hauser eder ecker ski sky cki wicz witsch vic vich enko tschuk jew jow kow sen escu "
    "oglu yan ska cka owa ewa ova eva idis".split()
)
"""How family names end that no list knows; only beside a given name or after a word that calls somebody."""
MATTERS: Final = tuple(
    "meldung nachweis bestaetigung gutachten "
    "aenderung untersagung einbuergerung trauung anhoerung pfaendung raeumung mahnung stundung kuendigung vorladung antrag akte "
    "bedarfsgemeinschaft einwendung vollmacht ausschlagung urne "
    "fall streit sache beschwerde bescheid vertrag termin gespraech brief haushalt nachlass spruch klage anzeige sprache "
    "wohngeld elterngeld kindergeld unfall schaden rabatt zuschlag ratenplan sicherung dienstreise rueckstand "
    "resturlaub unterhalt "
    "treffen telefonat hochzeit taufe beisetzung geburtstag spende urlaub besuch attest umzug erbe wohnung".split()
)
"""How things end that are called after somebody: "Krankmeldung Huber"."""
_EVENTS: Final = tuple(
    "fest markt tag lauf umzug motor abend konzert hilf beet tee kaffee praxis salon team tour linie preis pokal "
    "turnier lied buch film spiel club treff kurs verlag zug bus schiff wein bier brot kuchen garten fenster kreuz orden "
    "ampel set".split()
)
_NO_FAMILIES: Final = (*_INSTITUTIONS, *MATTERS, *_EVENTS, *"ung ungen heit keit schaft tion taet ismus stunde innen".split())
"""How compounds end that no family is called by."""
_NOUN_FAMILIES: Final = frozenset(
    "falke fuss kiefer pflug lerche sperling hecht karpf nussbaum blume strauch fels sand eisen silber gold loeffel messer "
    "fruehling papst haupt freitag sonntag montag maerz mai lamm schaf stier dachs luchs kraehe elster storch reiher kranich "
    "kauz eule meise zeisig amsel drossel feld acker himmel wind blitz henker pfennig groschen taler weise bunt gruen blau "
    "kuss herz daumen haar bein ruebe linse bohne haber korn nuss birne traube wein most ofen steg zaun turm burg hase "
    "waechter lustig wohlgemut sommer winter herbst lenz bremer amtmann hammer baecker metzger schaffner geiss zange sichel "
    "ahn loewe ochse hengst kater igel frosch fisch aal rind hummel biene kaefer spatz unruh hollaender niederlaender "
    "schweizer floh fliege schnecke linde eiche buche ulme esche tanne distel klee mohn rettich zwiebel knoblauch pfisterer "
    "moser zorn liebe sorge himmelreich sauerwein kaltwasser rosenstock kuemmel senf zucker honig gans pfau teich schild bogen "
    "pfeil degen krieg kampf streit sang klang saenger taenzer narr kamm kuebel fass kasten sack stiefel strumpf zwirn samt "
    "anker armbrust ast balg bast beisser besenbinder biber bierbrauer bitter bleich blech bote brecher buchbinder "
    "bueckling daube diener dill docht eber edelstein eichel einhorn ente esel essig fahrenheit fasan fastnacht "
    "feder feierabend feigenbaum feile feind fenchel feuerstein fichte filz fittich flachs flasche floesser fluegel "
    "franzose freier fuder foerderer gatter gaul gerstenkorn gesell glocke goldschmied graupe greif griess grille groll "
    "grube hahnenkamm halm hammel haspel haube henne hermelin hirte hobel holunder hopfen huf hunger hoecker huegel hueter "
    "kannengiesser kanne kantor kegel keiler kelch kerze kitz klaue klause kleber kleeblatt klette klinge klinke kloss "
    "knebel knopf knueppel kolben korb kornblume kraut kreide kraeuter kaemmerer laerche leder lehm leim lein leineweber "
    "lorbeer marder markgraf maul meissel mittler mond moewe muehlstein nadel nelke nessel nonne pauker pech pfaffe pfanne "
    "pfefferkorn pfeiler pflaume pfoertner pilger pinsel prediger preusse puetz quendel rammler rappe rebhuhn rebstock "
    "recke reisig riegel riemen riese rost raeuber sattel schaufel scheffel schelle schelm scheuer schilf schimmel schindel "
    "schlehe schleier schleifer schloesser schlaefer schnitter schnitzer schnur schott schreier schulmeister schwalbe "
    "schwede schwert schoeps segel seidenspinner semmel sense setzer sonnenschein spange spindel sporn stachel stecken "
    "stich stichling stieglitz strahl strick strunk saebel suess tenne tochtermann traber trompeter trumpf ungewitter "
    "unkraut waidmann wanderer wedel weihrauch weingaertner weinstock weizenkorn weissbrot weissgerber wetzstein widder "
    "wiesel wirbel wirsing wolke zeh ziegenhirt zinnober zipfel zopf zunder aufrecht blass duenn faul feil finster flamm "
    "froh glatt heiser kalt krumm kuehl mager mild nieder rasch sanft schlecht schmal seliger still streck stumm taub treu "
    "wenig zart schlau steil sorg "
    "damm erbe netz mittag morgen abend weihnacht feiertag winkel spitz geist topf propst leuchter spiegel faerber winzer maler "
    "rabe".split()
)
"""Nouns that many families are called by: names where somebody is called, and nowhere else."""
_NO_NAMES: Final = frozenset(
    "jeder jedem jeden keiner keinem keinen einer einem mancher manche jemand niemand irgendwer "
    "unbek unbekannt einverstanden art erwachsene jugendliche kinder hause bitte danke hallo "
    "liebe lieber sehr werte guten unser unsere mein meine ihr ihre sein seine der die das den dem ein "
    "eine einen keine kein diese dieser dieses jede alle viele mehr neue neuer neues alte alter grosse kleine herr frau "
    "familie eheleute januar februar maerz april mai juni juli august september oktober november dezember montag dienstag "
    "mittwoch donnerstag moin servus warum wieso weshalb woher wohin tel fax mobil handy email mail nr str az telefon uhr "
    "euro eur lkw pkw freitag samstag sonntag und oder aber wenn weil dass als wie wo was wer wann seit nach vor bei mit "
    "ohne von zu im in am an auf hinter zum zur hochachtungsvoll ueber unter neben zwischen gebr gebrueder firma ob falls "
    "trotz waehrend aus wwe witwe fr hr hrn fam frl mo di mi do sa so mo-fr mo-do mo-sa unterm hinterm ueberm vorm aufm ausm "
    "gardening sharing banking walking skating jogging climbing coaching streaming "
    "recycling upcycling ehel geschw "
    "gesendet betreff ich du er sie es wir man hier dort heute gestern morgen jetzt dann noch schon nur auch nicht kann "
    "soll muss wird ist hat wohnt lebt heisst gehoert liegt".split()
)
ADJECTIVES: Final = frozenset(
    stem + ending
    for stem in (
        "freiwillig krumm steinern eisern hoelzern rasend tot alt neu gross klein lang kurz hoch nieder ober unter mittler "
        "rot gruen blau gelb schwarz weiss grau braun golden "
        "silbern klar wild gut schoen best erst zweit dritt letzt naechst halb ganz frei offen fleissig stark schwach hell "
        "dunkel warm kalt nass trocken leer voll breit schmal tief flach jung frisch rein echt wahr recht link innen aussen "
        "vorder hinter laut leis schnell langsam sauber dreckig kaputt defekt schwarzaeugig grossartig nett freundlich herzlich "
        "lieb juengst aeltest".split()
    )
    for ending in ("e", "er", "es", "en", "em")
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a word can be, by dictionary, name lists and form."""

    folded: str
    given: bool = False
    family: bool = False
    thing: bool = False  # a noun, or a compound that ends in one
    listed: bool = False  # a noun of the dictionary
    role: bool = False  # what somebody is
    place: bool = False
    no_name: bool = False  # a word that no name begins with
    unknown: bool = False  # no dictionary and no list knows it
    surname: bool = False  # can be a family name beside a given name or after a role
    alone: bool = False  # a family name and nothing else
    second: bool = False  # can follow a given name or a role
    noun: bool = False  # a noun that may be a family name where somebody is called: no matter, place or event
    coined: bool = False  # made of nouns and in no dictionary: after a given name it is a family name
    called: bool = False  # a noun that many families are called by
    plain: bool = False  # a short noun: after a given name it is a family name
    only_given: bool = False  # a given name, and no word of the dictionary


class Word(NamedTuple):
    """A word of a text and where it stands."""

    start: int
    end: int
    form: str  # title, initial, word, particle, other
    kind: Kind


def words(text: str) -> list[Word]:
    """Cut a text into its words; a number is one."""
    return [
        Word(*match.span(), match.lastgroup or "other", (kind_of if match.lastgroup == "word" else _no_word)(match.group()))
        for match in _WORD.finditer(text)
    ]


@lru_cache(maxsize=50_000)
def _no_word(part: str) -> Kind:
    return Kind(part.lower(), role=is_small_role(part))


def is_small_role(word: str) -> bool:
    """Say whether a word in small letters says what somebody is."""
    return word in _SMALL_ROLES


_SMALL_ROLES: Final = frozenset(
    "mieter mieterin nachbar nachbarin kunde kundin zeuge zeugin patient patientin klient klientin kollege kollegin "
    "antragsteller antragstellerin eigentümer eigentümerin halter halterin fahrer fahrerin betreuer betreuerin lehrer "
    "lehrerin bewohner bewohnerin melder melderin anrufer anruferin schüler schülerin mandant mandantin erbe erbin finder "
    "finderin mutter vater bruder schwester sohn tochter trainer trainerin bewerber bewerberin leser leserin beschicker "
    "hundehalter hundehalterin angehörige angehöriger angehoerige angehoeriger privatperson vormund pate patin "
    "dolmetscher dolmetscherin anlieger anliegerin "
    "verursacher schuldner hausmeister erzieher erzieherin pächter pächterin besitzer besitzerin vermieter "
    "vermieterin inhaber inhaberin eltern großeltern".split()
)
"""What somebody is, as notes write it in small letters: "mieter Buhrow ermahnt"."""


@lru_cache(maxsize=50_000)
def kind_of(word: str) -> Kind:
    """Say what a capitalised word can be."""
    folded = fold_text(word)
    lists, more = gazetteer(), nouns()
    parts = _INITIAL_AFTER.sub("", folded).replace("'", "").replace("’", "").split("-")
    parts = parts[:-1] if len(parts) > 1 and parts[-1] in _PARTICLES else parts  # "Cordes-von Bothmar"
    if len(parts) > 1 and parts[0] in {"sankt", "st"}:
        return Kind(folded, thing=True, place=True)
    no_name = folded in _NO_NAMES and not _FOREIGN.search(word)  # "Đỗ" is no "Do", "Žur" no "zur"
    adjective, listed = folded in ADJECTIVES, is_word(folded)
    place = is_place(folded) and folded not in _NAMES_FIRST
    given = not adjective and all(part in lists.given or part in more.given for part in parts)
    given = given or (len(parts) > 1 and _is_mistyped(parts, lists.given))
    family = not no_name and any(part in lists.family or part in more.family for part in parts)
    family = family and (len(parts) == 1 or parts[-1] in lists.family or not is_thing(parts[-1]))  # "Koch-Institut"
    made = is_thing(folded) and not (family and not listed)  # "Gerdes" is a family name, not made of two nouns
    thing = made or (folded.endswith((*_PLACE, *_MEASURES)) and not family)
    role = is_role(folded) and not adjective
    known = given or family or thing or role or place or no_name or adjective
    unknown = not known and (len(folded) >= _SHORTEST or not word.isascii())
    ending = folded.endswith(FAMILY_ENDINGS)
    surname = family or unknown or ending
    housed = folded.endswith(_TOWNS) and not (made or listed or place or no_name)  # "Ickstadt": no place that anybody knows
    compound = thing and not listed and folded.endswith(NAME_HEADS)
    noun = thing and not no_name and not folded.endswith((*_PLACE, *MATTERS, *_EVENTS))
    return Kind(
        folded,
        given=given,
        family=family,
        thing=thing,
        listed=listed,
        role=role,
        place=place,
        no_name=no_name,
        unknown=unknown,
        surname=surname,
        alone=(family or (unknown and ending)) and not (thing or place or given),
        second=surname or housed or ((place or given or compound or role) and not listed),  # "Anna Hollender"
        noun=noun,
        coined=thing and not (listed or no_name or is_word(parts[-1])) and not folded.endswith(_NO_FAMILIES),
        called=_is_noun_family(parts),
        plain=noun and len(folded) <= _LONGEST_PLAIN,
        only_given=given
        and (folded in _NAMES_FIRST or not (listed and thing))
        and (folded in more.given or not _is_inflected(folded)),
    )


_FOREIGN: Final = re.compile("[^A-Za-zÄÖÜäöüß'’.-]")
"""A letter that German words are not written with."""


def _is_mistyped(parts: list[str], known: frozenset[str]) -> bool:
    """Say whether two words are a double given name of which one letter is wrong: "Hans-Joachm"."""
    first, second = parts[0], parts[-1]
    return first in known and len(second) > _SHORTEST + 2 and not known.isdisjoint(_with_one_more(second))


def _with_one_more(word: str) -> Iterator[str]:
    """Give what a word may be of which a letter was left out."""
    return (word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in ascii_lowercase)


STREET_FAMILIES: Final = frozenset({"ring", "platz", "preis", "kreis", "breit", "tag", "markt", "gut"})
"""Nouns that families are called by and so much else: names after a form of address, or between a given name and a number."""
_PARTICLES: Final = frozenset({"von", "van", "zu", "vom", "de"})
_NAMES_FIRST: Final = frozenset(
    "viola aurora maya milan momme hanja henna lore lori luke matz mette minna nora nova oscar paolo "
    "steven stuart urs vita wolfram quentin pascal nestor nana michel maxime marina lila liane julienne johnny jonny jockel ivo "
    "inka hanna florin ellen edda dietrich concha bobby axel attila arnis amine altin alba "
    "ada anke anna benjamin christin dirk esther eva franziska fritz hans henry hermann hugo irene iwan jochen johannes karsten "
    "klaus lars marie nikolaus noah sievert tommy toni vanessa willi "
    "alex alf arno camilla charlotte doris douglas elea emilia ernst ilse kerry lena mara nancy petra sacha tom victoria "
    "wladimir auguste baptist bertram darren donna ethan georgette harm heiderose horst imme "
    "irin junis karen kasper kreszenz lutz madison melina quinten renke samin sharon suada thora wendel".split()
)
"""Given names that the dictionary has as rare nouns or far places too: an anna was a coin, a Doris lies in Greece."""
_INITIAL_AFTER: Final = re.compile(r"-\w\.$")
"""The second given name as an initial: "Sofia-M."."""


def _is_noun_family(parts: list[str]) -> bool:
    """Say whether a word, or both parts of a double one, are names of families: "Freitag", "Kaufmann-Freitag", "Hammer-Lamm"."""
    known = gazetteer().family
    fits = all(part in _NOUN_FAMILIES or part in known or not is_thing(part) for part in parts)
    return fits and any(part in _NOUN_FAMILIES for part in parts)


def _is_inflected(folded: str) -> bool:
    """Say whether a word is made from the name of a place: "Wiener", "Bremer"."""
    return folded.endswith(_INFLECTED) and (is_place(folded[:-2]) or is_place(folded[:-1]))


def could_name(word: str) -> bool:
    """Say whether a capitalised word is, or stands before, a name: a known one, what somebody is, a word that nobody knows."""
    kind = kind_of(word)
    return kind.given or kind.role or kind.second

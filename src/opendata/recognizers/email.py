"""Mail addresses, and whether a mailbox belongs to a person or to an office."""

import re
from typing import Final

import polars as pl

from opendata.recognizers.base import Recognizer, Room, words
from opendata.recognizers.cells import fold_text
from opendata.recognizers.historic import is_historic

FREE_MAIL: Final = frozenset(
    "gmx.de gmx.net gmx.at gmx.ch web.de t-online.de gmail.com googlemail.com freenet.de yahoo.de "
    "yahoo.com outlook.de outlook.com hotmail.de hotmail.com "
    "live.de live.com icloud.com me.com mac.com aol.com aol.de arcor.de posteo.de posteo.net mailbox.org "
    "mail.de email.de protonmail.com proton.me "
    "online.de 1und1.de kabelmail.de vodafone.de vodafonemail.de o2mail.de o2online.de unitybox.de "
    "gmx.com msn.com ymail.com yandex.ru mail.ru tutanota.com "
    "tuta.com tuta.io pm.me magenta.de mail.com gmx.info gmx.eu live.at outlook.at hotmail.at chello.at aon.at bluewin.ch "
    "wp.pl o2.pl interia.pl onet.pl seznam.cz libero.it "
    "ukr.net abv.bg bk.ru list.ru rambler.ru "
    "tutanota.de onlinehome.de alice.de alice-dsl.net versanet.de ewe.net ewetel.net osnanet.de htp-tel.de nefkom.net".split()
)
_ROLES: Final = (
    "info|kontakt|contact|office|post|poststelle|postfach|mail|email|service|servicestelle|servicecenter|auskunft|"
    "buergerservice|buergerinfo|buergerdialog|buergerkontakt|buergeranfragen|buergerbuero|buergeramt|rathaus|stadt|gemeinde|markt|"
    "landratsamt|verwaltung|verw|baeder|gebaeude|veterinaer|tiefbau|hochbau|betriebshof|werkhof|recyclinghof|sekretariat|sek|schule|schulleitung|leitung|rektorat|dekanat|vorstand|"
    "vorzimmer|geschaeftsstelle|gs|zentrale|empfang|"
    "redaktion|briefkasten|vorzimmer|presse|pressestelle|webmaster|admin|administrator|support|hilfe|hotline|team|anmeldung|"
    "anfrage|anfragen|bestellung|vertrieb|buchhaltung|"
    "rechnung|personal|bewerbung|datenschutz|dsb|noreply|no|reply|newsletter|kita|kindergarten|krippe|"
    "hort|kiga|bibliothek|buecherei|museum|archiv|"
    "stadtarchiv|vhs|volkshochschule|feuerwehr|polizei|notruf|bauhof|bauamt|tourismus|touristinfo|"
    "tourist|theater|kasse|stadtkasse|kaemmerei|opendata|"
    "geodaten|statistik|wahl|wahlamt|wahlen|umwelt|abfall|friedhof|jugend|soziales|sport|kultur|bad|"
    "hallenbad|freibad|stadtwerke|werke|klinik|praxis|zentrum|"
    "pfarramt|pfarrei|kirche|gemeindebuero|fraktion|stadtrat|gemeinderat|buero|beratung|beratungsstelle|"
    "sitzungsdienst|ordnungsamt|standesamt|meldeamt|gewerbe|fundsachen|fundtiere|einwohner|kfz|fuehrerschein|unterhalt|asyl|"
    "auslaender|senioren|inklusion|familien|jugendpflege|jugendtreff|streetwork|energie|mobilitaet|denkmal|denkmalpflege|"
    "kataster|strassenbau|abwasser|klaeranlage|muell|wertstoffhof|maerkte|events|marketing|stadthalle|sportstaetten|raeume|edv|"
    "gremien|ratsinfo|protokoll|revision|vergabe|einkauf|haushalt|finanzen|hundesteuer|tierheim|hygiene|impfung|rettung|"
    "urkunden|sterbefaelle|parken|bewohnerparken|baustellen|maengel|beschwerden|dezernat|karriere|"
    "einwohnermelde|gewerbemelde|pforte|wasserwerk|kraftwerk|klaerwerk|leitwarte|leitstelle|disposition|fuhrpark|mensa|kantine|musikschule|orchester|galerie|"
    "stadtgruen|stadtbild|ferien|ferienspass|spielplatz|schulen|kitas|kitaplatz|ausleihe|medien|mahnung|tickets|smartcity"
)
_EMAIL: Final = r"^[A-Za-z0-9ÄÖÜäöüß._%+'-]+@(?:[A-Za-z0-9ÄÖÜäöüß-]+\.)+[A-Za-z]{2,24}$"
_COMPOUND_ROLES: Final = "|".join(role for role in _ROLES.split("|") if len(role) > len("markt"))
_ROLE: Final = (
    rf"(?:{_ROLES})[0-9]*|[a-z]*(?:{_COMPOUND_ROLES})|[a-z]*(?:amt|amtes|stelle|dienst|dienste|buero|center|punkt|portal|management|bildung|schutz|gesundheit|wohnen|digitales|"
    rf"service|schule|gymnasium|referat|abteilung|team|zentrum|verein|verband|haus|kita|werke|rathaus|"
    rf"ordnung|flaechen|zulassung|wesen|verkehr|planung|foerderung|aufsicht|behoerde|verwaltung|angelegenheiten|"
    rf"liegenschaften|referat[a-z]+|meisterei|betriebe?|fachbereich[a-z]*|fachdienst[a-z]*|entsorgung|reinigung|betreuung|steuern|beitraege|gebuehren|wirtschaft|versicherung|sicherheit|integration|kasse|forst|strassen|kolleg|geld|moin|hallo|servus)[0-9]?|"
    rf"[a-z]{{3,}}(?:strasse|gasse|allee)|amt(?:[a-z]+|[0-9]*)"
)
ROLE_BOX: Final = rf"^(?:(?:[a-z0-9]+[._+-]+)*(?:{_ROLE})(?:[._+-]+[a-z0-9]+)*|rat|wlan|web|online|daten)@"
"""Of a folded address: one of the words before the @ is an office's (info@, jugendamt@, sekretariat.ost@)."""
NUMBERED_BOX: Final = "^(?:[0-9]{3,8}|[0-9a-f]{12,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@"
"""Of a folded address: the number of a school, an office or an entry of a calendar; in a column of such boxes nobody's."""
_ROLE_EXPRESSION: Final = re.compile(ROLE_BOX)
_ADMINISTRATION: Final = re.compile(
    r"(?:^|[.-])(?:stadt|gemeinde|(?:stadt|gemeinde|kreis)?verwaltung|markt|vg|kommune|kreis|landkreis|lk|sg|samtgemeinde|zv|region|lra|landratsamt|rathaus|bezirk|amt|bund|bayern|landtag)(?:[.-]|$)"
)
"""Words of domains that only public bodies have."""
_SCHOOL: Final = re.compile(r"(?:^|[.-])(?:schulen?|kitas?)(?:[.-]|$)")
_BODY: Final = re.compile(
    r"(?:werke?|haus|heim|schulen?|kitas?|kindergarten|hort|vereine?|verband|klinik|klinikum|museum|museen|zentrum|betriebe?|baeder|bad|"
    r"theater|bibliothek|stiftung|caritas|diakonie|awo|drk|gmbh|service|wohnbau|verkehr|energie|wasser|entsorgung|abfall|sport|kirche|"
    r"pfarrei|tourismus|touristik|marketing|region|kultur|bildung|musikschule|vhs|volkshochschule|sparkasse|kammer|agentur|park|zoo|"
    r"kommune|stadt|dorf|kreis|land)(?:[.-]|$)"
)
"""How domains of bodies end."""
_HOUSEHOLD: Final = frozenset({"die", "der", "fam", "familie"})
_SHORTEST_FUNCTION: Final = 4
"""Letters of a word for a task ("bauhof"); shorter ones may be somebody's initials."""


def is_office_box(address: str) -> bool:
    """Say whether one address is an office's mailbox: by its local part, or as nobody's name.

    A word at an administration's domain is its task, and so is anywhere what ends as tasks do.
    """
    folded = fold_text(address)
    _, _, domain = folded.rpartition("@")
    own = any(map(_is_name, re.split("[.-]", domain)[:-1]))  # "sonnenblume@huber.example"
    works = not own and _BODY.search(domain) is not None  # elsewhere a noun may be a family: "nachtigall@…"
    task = _ADMINISTRATION.search(domain) is not None or _is_task(folded.partition("@")[0], noun=works)
    role = _ROLE_EXPRESSION.match(folded) is not None and not _is_called(folded.partition("@")[0])
    household = not _HOUSEHOLD.isdisjoint(_parts_of(folded.partition("@")[0]))
    return domain not in FREE_MAIL and not household and ((task and not is_named(address)) or role)


def _is_called(local: str) -> bool:
    """Say whether a local part is a given name and a family name that ends as offices do: `liesel.kueckelhaus`."""
    from opendata.recognizers.names import gazetteer
    from opendata.recognizers.nouns import is_word

    first, dot, last = local.partition(".")
    parts = re.findall("[a-z]+", local)
    given = [part for part in parts if part in gazetteer().given]
    others = [part for part in parts if part not in given]
    joined = bool(given and others) and not any(map(is_word, others))  # "kuehlhaus-eva", "niehaus.ludger"
    return joined or (bool(dot) and first in gazetteer().given and last.isalpha() and not is_word(last))


def _is_task(local: str, *, noun: bool) -> bool:
    """Say whether a local part ends as tasks do and no family is called, or is one noun: `raumbuchung`, `sperrmuell`."""
    from opendata.recognizers.nouns import is_thing

    ends = local.endswith(("ung", "ungen", "schaft", "tion"))
    return len(local) >= _SHORTEST_TASK and (ends or (noun and local.isalpha() and is_thing(local)))


_SHORTEST_TASK: Final = 8


def is_personal_box(address: str) -> bool:
    """Say whether an address alone shows a person: at a free-mail provider, or two parts of which one is a known name."""
    local, _, domain = fold_text(address).rpartition("@")
    parts = _parts_of(local)
    named = len(parts) > 1 and any(map(_is_name, parts)) and not _ROLE_EXPRESSION.match(f"{local}@")
    school = "." not in local and _SCHOOL.search(domain) is not None and is_historic(" ".join(parts))  # called after somebody
    return domain in FREE_MAIL or (named and not school)


def is_named(address: str) -> bool:
    """Say whether a mailbox may be a person's: at a free-mail provider, a name, initials, a number; "vergabe@…" has none."""
    local, _, domain = fold_text(address).rpartition("@")
    parts = _parts_of(local)
    short = len(local) < _SHORTEST_FUNCTION or any(len(part) == 1 for part in parts)
    household = not _HOUSEHOLD.isdisjoint(parts)
    numbered = any(letter.isdigit() for letter in local)
    return domain in FREE_MAIL or short or household or numbered or any(_is_name(part) or _is_name(part[:-1]) for part in parts)


def _is_name(part: str) -> bool:
    from opendata.recognizers.names import gazetteer

    return part in gazetteer().given or part in gazetteer().family


def _parts_of(local: str) -> list[str]:
    return [part for part in re.split(r"[._+\-]", local) if part]


def names_somebody(local: pl.Expr) -> pl.Expr:
    """Give the condition that a folded local part is named after somebody: a known name, or a single letter beside a word."""
    from opendata.recognizers.names import gazetteer

    known = gazetteer()
    parts = local.str.extract_all("[a-z]+")
    names = pl.concat([known.given_series, known.family_series]).implode()
    initialed = (pl.element().str.len_chars() >= _SHORTEST_FUNCTION) & pl.element().str.head(-1).is_in(names)
    named = pl.element().is_in(names) | initialed
    return parts.list.eval(named).list.any() | local.str.contains(r"^[a-z][._-][a-z]{2}|[a-z]{2}[._-][a-z]$")


RECOGNIZER: Final = Recognizer(
    entity="EMAIL",
    version=1,
    source="RFC 5322, RFC 6531; Art. 4 No. 1 GDPR",
    headers=words("email mail emailadresse mailadresse emailprivat emails verteiler elektronischepost mailkontakt"),
    chance=0.0001,
    valid=(
        "erika.beispiel@example.de",
        "ERIKA@EXAMPLE.DE",
        "mailto: erika@example.de",
        "erika(at)example.de",
        "erika@ example.de",
    ),
    invalid=("erika@", "@example.de", "erika example.de", "erika@example"),
    pattern=_EMAIL,
    on="cell",
    room=Room(length=(6, 120), letters=(4, 120)),
)

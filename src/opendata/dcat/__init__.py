"""Package -> DCAT-AP.de 3.0 record, and the catalogue of all records; pure.

Conventions of GovData that are kept (numbers of its handbook): K12 one contributorID, K20 distributions are not versioned,
K25 identifiers never change, K30 to K32 themes, formats and licences of the official lists, K35 attribution text, K36 and K37
publisher and its type, K39 accessURL = downloadURL. A Parquet file has no `dcterms:format`: the EU list has no code for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from opendata.dcat.licences import Listed, chosen
from opendata.dcat.rdf import (
    HEADER,
    PREFIXES,
    Iri,
    Literal,
    Triple,
    as_json,
    blocks,
    german,
    is_a,
    jsonld,
    subject,
    turtle,
    typed,
)
from opendata.model import Licence, Package
from opendata.texts import say

AUTHORITY = "http://publications.europa.eu/resource/authority/"
_THEMES = "AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST REGI SOCI TECH TRAN"
_FREQUENCIES = (
    "10MIN 12HRS 15MIN 1MIN 30MIN 5MIN ANNUAL ANNUAL_2 ANNUAL_3 AS_NEEDED BIDECENNIAL BIENNIAL BIHOURLY BIMONTHLY BIWEEKLY CONT "
    "DAILY DAILY_2 DECENNIAL HOURLY IRREG MONTHLY MONTHLY_2 MONTHLY_3 NEVER NOT_PLANNED OTHER QUADRENNIAL QUARTERLY QUINQUENNIAL "
    "TRIDECENNIAL TRIENNIAL TRIHOURLY UNKNOWN UPDATE_CONT WEEKLY WEEKLY_2 WEEKLY_3"
)
THEMES = frozenset(_THEMES.split())
FREQUENCIES = frozenset(_FREQUENCIES.split())
HIGH_VALUE = {
    "meteorological": "c_164e0bf5",
    "companies": "c_a9135398",
    "geospatial": "c_ac64a52d",
    "mobility": "c_b79e35eb",
    "environment": "c_dd313021",
    "statistics": "c_e1da4e07",
}
"""The six categories of the annex of Implementing Regulation (EU) 2023/138, and their codes in the EU list."""

REGULATION = "http://data.europa.eu/eli/reg_impl/2023/138/oj"
DATA_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"

MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "zip": "application/zip",
}

_OFFICES = {
    "author": "dcterms:creator",
    "creator": "dcterms:creator",
    "contributor": "dcterms:contributor",
    "maintainer": "dcterms:contributor",  # 3.0 does not want `dcatde:maintainer` any more
}
"""What an office named in the package did, by its role there."""

_FILE_TYPES = {"csv": "CSV", "xlsx": "XLSX", "geojson": "GEOJSON", "zip": "ZIP"}


@dataclass(frozen=True, kw_only=True)
class City:
    """Who publishes, and where; the same for every dataset. Plain JSON types: it travels into the room and back."""

    base_url: str  # of the built-in portal, without a slash at the end
    contributor_id: str  # IRI of GovData's list (K12)
    title: str  # of the city
    publisher: str  # who legally decided to open the data (K36)
    homepage: str  # of the publisher, and its IRI
    contact: str  # a function's mailbox, never a person's (K01)
    licence: Mapping[str, str | None]  # of a package that names none: name, path, title
    ars: str  # Regionalschlüssel, 12 digits
    ags: str | None = None
    department: str | None = None
    bbox: Sequence[float | str] | None = None  # west, south, east, north in degrees, WGS 84
    publisher_type: str = "LocalAuthority"  # of the ADMS list (K37)
    level: str = "municipality"  # of politicalGeocoding/Level
    attribution: str | None = None  # what re-users name as the source (K35); None: the publisher's name


@dataclass(frozen=True, kw_only=True)
class Edition(City):
    """The version that is being packed: nothing in it comes from a clock."""

    version: str  # decided_on and a running number: 2026-11-23.1
    decided_on: str  # ISO date
    policy_name: str
    policy_digest: str
    high_value: Mapping[str, str] = field(default_factory=dict)  # one of HIGH_VALUE by dataset, where the city decided so


@dataclass(frozen=True)
class DataFile:
    """A data file of the version folder."""

    path: str
    title: str
    size_bytes: int
    sha256: str

    @property
    def suffix(self) -> str:
        """Give the format as the file's name says it: `csv`."""
        return self.path.rpartition(".")[2]


def dataset_url(city: City, name: str) -> str:
    """Give the address of a dataset's page: it never changes, and is the dataset's IRI."""
    return f"{city.base_url}/datasets/{name}"


def file_url(city: City, name: str, version: str, path: str) -> str:
    """Give the permanent address of one file."""
    return f"{dataset_url(city, name)}/versions/{version}/{path}"


def licence_of(package: Package, city: City) -> Listed | None:
    """Give the package's licence, the city's default if it names none, None if what it names is not on GovData's list."""
    return chosen(package.licences or (Licence(**city.licence),))


def record(package: Package, files: Sequence[DataFile], edition: Edition, *, licence: Listed, provenance: str) -> str:
    """Write the dataset's record as Turtle. `provenance` says in German what was done to the data before it went out."""
    dataset = Iri(dataset_url(edition, package.name))
    triples = [
        *_dataset(dataset, package, edition),
        (dataset, "dcterms:provenance", Iri(f"{dataset}#provenance")),
        *((dataset, "dcat:distribution", _distribution_iri(dataset, file)) for file in files),
        (Iri(f"{dataset}#provenance"), "a", _name("dcterms:ProvenanceStatement")),
        (Iri(f"{dataset}#provenance"), "rdfs:label", german(provenance)),
        *_contact(dataset, package, edition),
        *_offices(dataset, package),
        *_high_value(dataset, package, files, edition, licence),
        *_period(dataset, package),
        *(triple for file in files for triple in _distribution(dataset, file, package.name, edition, licence)),
        *_city(edition),
    ]
    return HEADER + turtle(triples)


def withdrawn(name: str, city: City, title: str | None = None) -> str:
    """Write the record of a dataset that was taken down: harvesters see WITHDRAWN on its only distribution, the tombstone."""
    dataset = Iri(dataset_url(city, name))
    tombstone = Iri(f"{dataset}#withdrawn")
    triples: list[Triple] = [
        (dataset, "a", _name("dcat:Dataset")),
        (dataset, "dcterms:title", german(title or name)),
        (dataset, "dcterms:description", german(say("release-withdrawn"))),
        *_belonging(dataset, name, city),
        (dataset, "dcat:distribution", tombstone),
        (tombstone, "a", _name("dcat:Distribution")),
        (tombstone, "dcterms:title", german("Zurückgezogen")),
        (tombstone, "dcat:accessURL", dataset),
        *_licence(tombstone, _default(city), city),
        (tombstone, "adms:status", _authority("distribution-status", "WITHDRAWN")),
        *_city(city),
    ]
    return HEADER + turtle(triples)


def put_back_on(name: str, city: City, on: date) -> str:
    """Write what the catalogue adds to the record of an earlier version that is public again: since when.

    Its own record never changes. The day goes into a note, not into `dcterms:modified`, of which there may be only one.
    """
    note = german(say("release-rolled-back", on=on.isoformat()))
    return turtle([(Iri(dataset_url(city, name)), "adms:versionNotes", note)])


def catalog(records: Iterable[str | bytes], city: City) -> tuple[bytes, bytes]:
    """Put the datasets' own records together: the catalogue as Turtle and as JSON-LD."""
    described = set(map(subject, blocks(turtle(_city(city)))))  # once for all, and as the city is today
    nodes = [node for text in records for node in _nodes(text) if subject(node[0]) not in described]
    datasets = {subject(block) for block, _ in nodes if is_a(block, "dcat:Dataset")}
    catalogue = Iri(f"{city.base_url}/#catalog")
    triples: list[Triple] = [
        (catalogue, "a", _name("dcat:Catalog")),
        (catalogue, "dcterms:title", german(_title(city))),
        (catalogue, "dcterms:description", german(_title(city))),
        (catalogue, "dcterms:publisher", Iri(city.homepage)),
        (catalogue, "dcterms:language", _authority("language", "DEU")),
        (catalogue, "dcterms:license", Iri(_default(city).iri)),
        *((catalogue, "dcterms:spatial", place) for place in _places(city)),
        (catalogue, "foaf:homepage", Iri(f"{city.base_url}/")),
        (catalogue, "dcat:themeTaxonomy", Iri(f"{AUTHORITY}data-theme")),
        (catalogue, "dcatap:availability", _authority("planned-availability", "STABLE")),
        *((catalogue, "dcat:dataset", Iri(dataset)) for dataset in sorted(datasets)),
        *_city(city),
    ]
    nodes = [*_nodes(turtle(triples)), *nodes]
    text = HEADER + "".join(f"\n{block}\n" for block, _ in nodes)
    return text.encode(), jsonld(told for _, told in nodes).encode()


def _nodes(text: str | bytes) -> list[tuple[str, str]]:
    """Give the nodes of a record as Turtle and as JSON-LD; none of one that was not written here: it must not hide the others."""
    try:
        every = blocks(text.decode() if isinstance(text, bytes) else text)
        return [(block, as_json(block)) for block in every]
    except ValueError:
        return []


def _title(city: City) -> str:
    return say("release-catalogue", city=city.title)


def _dataset(dataset: Iri, package: Package, edition: Edition) -> Iterator[Triple]:
    yield dataset, "a", _name("dcat:Dataset")
    yield dataset, "dcterms:title", german(package.title)
    yield dataset, "dcterms:description", german(package.description or package.title)
    yield from _belonging(dataset, package.name, edition)
    yield from ((dataset, "dcat:keyword", german(word)) for word in package.keywords)
    yield from ((dataset, "dcat:theme", _authority("data-theme", code)) for code in package.themes if code in THEMES)
    yield dataset, "dcat:landingPage", dataset
    yield from _conforms(dataset, DATA_PACKAGE, "Data Package 2.0")
    yield dataset, "dcterms:modified", typed(edition.decided_on, "date")
    yield dataset, "dcat:version", Literal(edition.version)
    yield dataset, "dcterms:accessRights", _authority("access-right", "PUBLIC")
    yield dataset, "dcatap:availability", _authority("planned-availability", "STABLE")
    if package.frequency in FREQUENCIES:
        yield dataset, "dcterms:accrualPeriodicity", _authority("frequency", package.frequency)
    if package.homepage and package.homepage.startswith(("http://", "https://")):
        yield dataset, "foaf:page", Iri(package.homepage)


def _belonging(dataset: Iri, name: str, city: City) -> Iterator[Triple]:
    """What a dataset keeps even when it is withdrawn: who published it, its identifier, its region."""
    yield dataset, "dcterms:publisher", Iri(city.homepage)
    yield dataset, "dcterms:identifier", Literal(name)
    yield dataset, "dcatde:contributorID", Iri(city.contributor_id)
    yield dataset, "dcatde:politicalGeocodingLevelURI", Iri(f"http://dcat-ap.de/def/politicalGeocoding/Level/{city.level}")
    yield from ((dataset, "dcterms:spatial", place) for place in _places(city))
    yield dataset, "dcterms:language", _authority("language", "DEU")


def _contact(dataset: Iri, package: Package, city: City) -> Iterator[Triple]:
    """The package's own office where it names one with a mailbox, else the city's open data office (K01)."""
    own = next((contact for contact in package.contacts if contact.email and contact.role != "publisher"), None)
    name, email = (own.title or city.publisher, own.email) if own is not None else (city.publisher, city.contact)
    contact = Iri(f"{dataset}#contact")
    yield dataset, "dcat:contactPoint", contact
    yield contact, "a", _name("vcard:Kind")
    yield contact, "vcard:fn", german(name)
    yield contact, "vcard:hasEmail", Iri(f"mailto:{email}")


def _offices(dataset: Iri, package: Package) -> Iterator[Triple]:
    """The offices that made or keep the data; persons are never named in a package that went through `clear`."""
    for number, office in enumerate(package.contacts, start=1):
        if office.role in _OFFICES and office.title:
            agent = Iri(f"{dataset}#office-{number}")
            yield dataset, _OFFICES[office.role], agent
            yield agent, "a", _name("foaf:Agent")
            yield agent, "foaf:name", german(office.title)
            if office.email:
                yield agent, "foaf:mbox", Iri(f"mailto:{office.email}")


def _high_value(dataset: Iri, package: Package, files: Sequence[DataFile], edition: Edition, licence: Listed) -> Iterator[Triple]:
    """What DCAT-AP HVD 3.0 wants said: the law, the category, and the interface that the regulation demands."""
    if package.name not in edition.high_value:
        return
    category = Iri(f"http://data.europa.eu/bna/{HIGH_VALUE[edition.high_value[package.name]]}")
    service = Iri(f"{dataset}#api")
    nodes = (dataset, service, *(_distribution_iri(dataset, file) for file in files))
    yield from ((node, "dcatap:applicableLegislation", Iri(REGULATION)) for node in nodes)
    yield from ((node, "dcatap:hvdCategory", category) for node in (dataset, service))
    yield service, "a", _name("dcat:DataService")
    yield service, "dcterms:title", german(package.title)
    yield service, "dcterms:description", german(say("release-interface"))
    yield service, "dcat:endpointURL", Iri(f"{edition.base_url}/api/v1/datasets/{package.name}")
    yield service, "dcat:endpointDescription", Iri(f"{edition.base_url}/api/v1/openapi.json")
    yield service, "foaf:page", dataset
    yield service, "dcat:servesDataset", dataset
    yield service, "dcat:contactPoint", Iri(f"{dataset}#contact")
    yield service, "dcterms:publisher", Iri(edition.homepage)
    yield service, "dcatde:contributorID", Iri(edition.contributor_id)
    yield from _licence(service, licence, edition)


def _conforms(node: Iri, standard: str, title: str) -> Iterator[Triple]:
    yield node, "dcterms:conformsTo", Iri(standard)
    yield Iri(standard), "a", _name("dcterms:Standard")
    yield Iri(standard), "dcterms:title", german(title)


def _period(dataset: Iri, package: Package) -> Iterator[Triple]:
    """The time that the data is about; DCAT-AP wants a start or an end (K38)."""
    start, end = package.temporal or (None, None)
    if start or end:
        period = Iri(f"{dataset}#temporal")
        yield dataset, "dcterms:temporal", period
        yield period, "a", _name("dcterms:PeriodOfTime")
        yield from ((period, "dcat:startDate", typed(day, "date")) for day in (start,) if day)
        yield from ((period, "dcat:endDate", typed(day, "date")) for day in (end,) if day)


def _distribution_iri(dataset: Iri, file: DataFile) -> Iri:
    """The same in every version (K20): the address of the newest such file."""
    return Iri(f"{dataset}/latest/{file.path}")


def _distribution(dataset: Iri, file: DataFile, name: str, edition: Edition, licence: Listed) -> Iterator[Triple]:
    node, checksum = _distribution_iri(dataset, file), Iri(f"{_distribution_iri(dataset, file)}#checksum")
    address = Iri(file_url(edition, name, edition.version, file.path))
    yield node, "a", _name("dcat:Distribution")
    yield node, "dcterms:title", german(file.title)
    yield node, "dcat:accessURL", address
    yield node, "dcat:downloadURL", address
    yield from _licence(node, licence, edition)
    if file.suffix in _FILE_TYPES:
        yield node, "dcterms:format", _authority("file-type", _FILE_TYPES[file.suffix])
    media_type = Iri(f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[file.suffix]}")
    yield node, "dcat:mediaType", media_type
    if file.suffix == "zip":
        yield node, "dcat:packageFormat", media_type
    yield node, "dcat:byteSize", typed(file.size_bytes, "nonNegativeInteger")
    if file.path.startswith("data/"):
        schema = file_url(edition, name, edition.version, "datapackage.json")
        yield from _conforms(node, schema, say("release-schema"))
    yield node, "dcterms:modified", typed(edition.decided_on, "date")
    yield node, "dcterms:language", _authority("language", "DEU")
    yield node, "dcatap:availability", _authority("planned-availability", "STABLE")
    yield node, "adms:status", _authority("distribution-status", "COMPLETED")
    yield node, "spdx:checksum", checksum
    yield checksum, "a", _name("spdx:Checksum")
    yield checksum, "spdx:algorithm", Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
    yield checksum, "spdx:checksumValue", typed(file.sha256, "hexBinary")


def _licence(node: Iri, licence: Listed, city: City) -> Iterator[Triple]:
    yield node, "dcterms:license", Iri(licence.iri)
    if licence.attribution:
        yield node, "dcatde:licenseAttributionByText", german(city.attribution or city.publisher)


def _city(city: City) -> Iterator[Triple]:
    """The publisher and the region, described in every record so that each is valid by itself."""
    publisher, (region, *others) = Iri(city.homepage), _places(city)
    yield publisher, "a", _name("foaf:Agent")
    yield publisher, "foaf:name", german(city.publisher)
    yield publisher, "dcterms:type", Iri(f"http://purl.org/adms/publishertype/{city.publisher_type}")
    yield from ((place, "a", _name("dcterms:Location")) for place in (region, *others))
    if city.bbox is not None:
        west, south, east, north = city.bbox
        ring = ", ".join(f"{x} {y}" for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)))
        yield region, "dcat:bbox", Literal(f"POLYGON(({ring}))", datatype="geo:wktLiteral")


def _places(city: City) -> tuple[Iri, ...]:
    """The region by its Regionalschlüssel (ARS), which carries the bounding box, and by its municipality key (AGS)."""
    keys = {"regionalKey": city.ars, "municipalityKey": city.ags}
    return tuple(Iri(f"http://dcat-ap.de/def/politicalGeocoding/{kind}/{key}") for kind, key in keys.items() if key)


def _default(city: City) -> Listed:
    found = chosen((Licence(**city.licence),))
    if found is None:
        message = "the city's licence is not on the list"
        raise ValueError(message)
    return found


def _authority(scheme: str, code: str) -> Iri:
    return Iri(f"{AUTHORITY}{scheme}/{code}")


def _name(short: str) -> Iri:
    prefix, _, name = short.partition(":")
    return Iri(PREFIXES[prefix] + name)

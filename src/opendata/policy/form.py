"""The typed form of the policy: values only, frozen and strict."""

import itertools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, StringConstraints
from pydantic import Field as Setting

from opendata.model import SUBJECTS, Bilingual, Json, Licence, Role, Slug, Value

ENTITIES: Final = (
    *("PERSON_NAME", "FIRST_NAME", "LAST_NAME", "ADDRESS", "POSTAL_PLACE", "EMAIL", "PHONE", "IBAN", "TAX_ID", "TAX_NUMBER"),
    *("PENSION_NO", "HEALTH_INS_NO", "ID_CARD", "PASSPORT", "LICENSE_PLATE", "VIN", "DATE_OF_BIRTH", "IP_ADDRESS"),
    *("MAC_ADDRESS", "GEO_HOME", "PARCEL", "CASE_REF", "CUSTOMER_ID", "GENDER", "RELIGION", "NATIONALITY", "HEALTH"),
    *("POLITICAL_OPINION", "UNION_MEMBERSHIP", "ETHNIC_ORIGIN", "SEXUAL_ORIENTATION", "CRIMINAL_OFFENCE", "FREE_TEXT"),
    *("BANK_ACCOUNT", "DOCTOR_NO", "DRIVING_LICENCE", "USER_NAME", "BIRTHPLACE", "OCCUPATION", "FAMILY_STATUS"),
)
"""What recognizers can find."""

KEEPING: Final = ("keep", "flag")
LEAVING: Final = ("withhold", "drop", "reject")
ACTIONS: Final = ("drop", "mask", "redact", "generalise", "round")
TABLE_ACTIONS: Final = ("aggregate", "suppress")
"""Outcomes of rules about a table as such: counted into groups, or without the rows of small groups."""
RISKS: Final = ("small_cells", "small_groups")
GROUPS: Final = "small_groups"
"""The risk that actions on tables answer, and the threshold that they keep."""
WHOLE_TABLE: Final = ("register", "secrecy")
"""Risks of a table as such, which decide finds: a register of persons, data under a secrecy law."""

THRESHOLDS: Final = ("register_share_percent", "sure_percent", GROUPS)
"""Thresholds that decide asks for."""


def _both(sentence: Bilingual) -> Bilingual:
    if set(sentence) != {"de", "en"} or not all(text.strip() for text in sentence.values()):
        raise ValueError
    return sentence


HighValueCategory = Literal["meteorological", "companies", "geospatial", "mobility", "environment", "statistics"]
"""The annex of Implementing Regulation (EU) 2023/138; `environment` is short for earth observation and environment."""

Degrees = Annotated[str, StringConstraints(pattern=r"^-?\d{1,3}(\.\d{1,6})?$")]  # quoted: no decimal is rounded on the way
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Sentence = Annotated[Bilingual, AfterValidator(_both)]
Texts = tuple[Text, ...]


@dataclass(frozen=True)
class Case:
    """What a rule is asked about: one finding, the kind of one column, or one risk of one table."""

    dataset: str
    resource: str
    subject: str
    field: str | None = None
    entity: str | None = None
    kind: str | None = None
    risk: str | None = None
    publishable: bool = False
    whole: bool = True


class Match(Value):
    """When a rule applies: every condition that is stated must hold; a list means any of its members."""

    dataset: Slug | None = None
    resource: Text | None = None
    fields: Texts = ()  # names of columns, upper and lower case alike
    entities: Texts = ()
    kinds: Texts = ()
    risks: Texts = ()
    subjects: Texts = ()
    publishable: bool | None = None
    whole: bool | None = None  # true: the column as such; false: some of its cells

    def holds(self, case: Case) -> bool:
        """Say whether the rule applies to `case`."""
        return (
            self._object(case)
            and self.dataset in {None, case.dataset}
            and self.resource in {None, case.resource}
            and (not self.fields or (case.field or "").casefold() in _folded(self.fields))
            and (not self.subjects or case.subject in self.subjects)
            and self.publishable in {None, case.publishable}
            and self.whole in {None, case.whole}
        )

    def _object(self, case: Case) -> bool:
        if case.risk is not None:
            return case.risk in self.risks
        if case.entity is not None:
            return case.entity in self.entities and (not self.kinds or case.kind in self.kinds)
        return not self.entities and case.kind in self.kinds

    def exactness(self) -> tuple[bool, int]:
        """Give the rank by which the more exact of two rules wins."""
        narrowing = (self.resource, self.fields, self.subjects, self.entities and self.kinds)
        return self.dataset is not None, sum(map(bool, narrowing)) + (self.publishable is not None) + (self.whole is not None)

    def cases(self) -> Iterator[Case]:
        """Give cases that stand for all of this match; where a dimension is open, one that no narrower rule names."""
        objects = [Case("", "", "", risk=risk) for risk in self.risks]
        kinds = self.kinds or ("personal",)
        if self.entities:
            objects += [Case("", "", "", entity=entity, kind=kind) for entity in self.entities for kind in kinds]
        else:
            objects += [Case("", "", "", kind=kind) for kind in self.kinds]
        publishable = (True, False) if self.publishable is None else (self.publishable,)
        whole = (True, False) if self.whole is None else (self.whole,)
        dimensions = (objects, self.fields or (None,), self.subjects or SUBJECTS, publishable, whole)
        for case, field, subject, opened, all_ in itertools.product(*dimensions):
            at = replace(case, dataset=self.dataset or "", resource=self.resource or "", subject=subject, field=field)
            yield replace(at, publishable=opened, whole=all_)

    def meets(self, match: "Match") -> bool:
        """Say whether some case is one of both."""
        return (
            self._objects_meet(match)
            and _compatible(self.dataset, match.dataset)
            and _compatible(self.resource, match.resource)
            and _compatible(self.publishable, match.publishable)
            and _compatible(self.whole, match.whole)
            and _common(self.subjects, match.subjects)
            and _common(_folded(self.fields), _folded(match.fields))
        )

    def _objects_meet(self, match: "Match") -> bool:
        if set(self.risks) & set(match.risks):
            return True
        if self.entities and match.entities:
            return bool(set(self.entities) & set(match.entities)) and _common(self.kinds, match.kinds)
        return not self.entities and not match.entities and bool(set(self.kinds) & set(match.kinds))


def _compatible(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _common(some: Collection[str], others: Collection[str]) -> bool:
    return not some or not others or bool(set(some) & set(others))


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


class Counting(Value):
    """How a whole table becomes counts: one row a group, with how many rows of the table it stands for."""

    by: Annotated[Texts, Setting(min_length=1)]  # names of columns; small groups are merged over the first one first
    people: Texts = ()  # names of the columns that tell people apart; without them each row is a person
    count: Text  # name of the new column
    rest: Text  # what stands for the values of groups that were merged


class Rule(Value):
    """What happens in a case, why, and on which legal basis."""

    id: Slug
    match: Match
    outcome: Text
    parameters: dict[str, str | int] = Setting(default={})  # a text that names a threshold stands for its value
    counting: Counting | None = None  # of `aggregate`
    reason: Sentence
    legal_basis: Text
    exception: Text | None = None  # the letter of the law that opens Art. 9, Art. 10 or a secrecy
    persons: Annotated[int, Setting(ge=0, le=5)] = 0  # of the releasing office, who must agree
    until: date | None = None  # the last day on which the rule holds
    asked_of: Literal["department", "release"] = "release"


class Term(Value):
    """A number that law or practice sets, and where it comes from."""

    value: int
    unit: Literal["persons", "percent", "days", "years", "hours", "number"]
    source: Text
    as_of: date


class HighValue(Value):
    """A dataset of high value (Implementing Regulation (EU) 2023/138): a legal decision, so who took it and when."""

    dataset: Slug
    category: HighValueCategory
    decided_by: Text
    as_of: date


class City(Value):
    """Who publishes, and what every dataset says where its package says nothing."""

    title: Text
    publisher: Text
    homepage: Text
    contact: Text  # a function mailbox, never a person's
    licence: Licence
    ags: Annotated[str, StringConstraints(pattern=r"^\d{8}$")]  # official municipality key
    ars: Annotated[str, StringConstraints(pattern=r"^\d{12}$")]  # regional key
    bbox: tuple[Degrees, Degrees, Degrees, Degrees] | None = None  # west, south, east, north; WGS 84
    department: Slug  # that hands in where none is named


class Category(Value):
    """Entities that belong together. `direct`: they name a person; `stop`: the dataset stops where no rule opens them."""

    id: Text
    title: Sentence
    entities: Texts = ()
    direct: bool = False
    stop: bool = False
    reason: Sentence
    legal_basis: Text


class Secrecy(Value):
    """A secrecy law, and the words in names of datasets by which its data is known."""

    id: Slug
    title: Sentence
    words: Annotated[Texts, Setting(min_length=1)]
    reason: Sentence
    legal_basis: Text


class Stop(Value):
    """Why a register of persons is not published."""

    reason: Sentence
    legal_basis: Text


class Knowledge(Value):
    """Local knowledge: one list, its source and date."""

    title: Sentence
    source: Text
    as_of: date
    entries: Texts


class RulesFile(Value):
    """`policy/<city>.yaml`."""

    name: Text
    in_force: date
    city: City
    roles: dict[Role, Sentence]
    thresholds: dict[str, Term]
    terms: dict[str, Term]
    rules: tuple[Rule, ...]
    high_value: tuple[HighValue, ...] = ()


class CategoriesFile(Value):
    """`policy/categories.yaml`."""

    categories: tuple[Category, ...]
    register_of_persons: Stop
    secrecy: tuple[Secrecy, ...]


class Policy(RulesFile, CategoriesFile):
    """The whole policy. Its digest covers rules, categories and local knowledge, and no comments, blanks or order."""

    form: Literal[1] = 1
    places: dict[str, Knowledge]

    def category(self, entity: str) -> Category | None:
        """Give the category that `entity` belongs to."""
        return next((category for category in self.categories if entity in category.entities), None)

    def stopping(self, name: str) -> Category | None:
        """Give the category `name` if it stops a dataset."""
        return next((category for category in self.categories if category.id == name and category.stop), None)

    def knowledge(self) -> dict[str, tuple[str, ...]]:
        """Give the lists of local knowledge by name, as detect takes them."""
        return {name: place.entries for name, place in self.places.items()}

    def grouping(self, dataset: str) -> Json:
        """Give what small groups are measured by: the threshold, and the columns by which a rule counts this dataset."""
        known = [rule.counting.model_dump(mode="json") for rule in self.rules if rule.counting and rule.match.dataset == dataset]
        return {"threshold": self.thresholds[GROUPS].value, "countings": known}

    def rule_for(self, case: Case, today: date) -> Rule | None:
        """Give the rule that decides `case` on `today`, or None: no rule says anything."""
        holding = [rule for rule in self.rules if rule.match.holds(case) and (rule.until is None or today <= rule.until)]
        return max(holding, key=lambda rule: rule.match.exactness(), default=None)

    def expired(self, case: Case, today: date) -> tuple[date, ...]:
        """Give the days on which rules for `case` ended before `today`."""
        return tuple(
            rule.until for rule in self.rules if rule.until is not None and rule.until < today and rule.match.holds(case)
        )

    def parameters(self, rule: Rule) -> dict[str, str | int]:
        """Give the rule's parameters, thresholds replaced by their values."""
        named = {name: term.value for name, term in self.thresholds.items()}
        return {name: named.get(value, value) if isinstance(value, str) else value for name, value in rule.parameters.items()}

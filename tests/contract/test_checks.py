"""Every check keeps the contract: it says what it follows, clears its valid samples, and finds its invalid ones."""

from collections.abc import Callable

import pytest

from opendata.checks import CHECKS
from opendata.checks.base import Check, Sample
from opendata.checks.sweep import Part, Sweep
from opendata.model import Issue
from opendata.rows import FIRST_ROWS
from opendata.stages.validate import validate
from opendata.table import OpenPackage, OpenResource
from opendata.texts import TEXTS

Open = Callable[..., OpenResource]
Pack = Callable[..., OpenPackage]

VALID = [pytest.param(check, sample, id=f"{check.name}-{at}") for check in CHECKS for at, sample in enumerate(check.valid)]
INVALID = [pytest.param(check, sample, id=f"{check.name}-{at}") for check in CHECKS for at, sample in enumerate(check.invalid)]
UPDATES = {"new_column", "changed_type", "changed_amount"}


def judged(check: Check, sample: Sample, table: Open, package: Pack) -> list[Issue]:
    """Give what one check alone finds in a sample."""
    resource = table(sample.schema, sample.rows, sample.labels)
    issues = list(check.of_table(package(resource), resource))
    rules = list(check.of_cells(resource))
    assert resource.cells is not None
    sweep, part = Sweep(1, rules), Part()
    for batch in resource.cells.scan(sweep.columns):
        part = sweep.merge(part, sweep.scan(batch))
    return issues + list(sweep.finish(part))


@pytest.mark.parametrize(("check", "sample"), VALID)
def test_a_valid_sample_is_clean(check: Check, sample: Sample, table: Open, package: Pack) -> None:
    assert judged(check, sample, table, package) == []


@pytest.mark.parametrize(("check", "sample"), INVALID)
def test_an_invalid_sample_is_found_under_the_checks_own_code(check: Check, sample: Sample, table: Open, package: Pack) -> None:
    codes = {issue.code for issue in judged(check, sample, table, package)}
    assert codes
    assert codes <= set(check.codes)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_names_its_source_and_has_samples(check: Check) -> None:
    assert check.source
    assert check.name in UPDATES or (check.valid and check.invalid)


def test_names_are_unique() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(("check", "sample"), INVALID)
def test_every_issue_has_its_sentences_in_both_languages(check: Check, sample: Sample, table: Open, package: Pack) -> None:
    for issue in judged(check, sample, table, package):
        blanks = {"field": "x", "where": "2", "columns": "x", "count": issue.count, "place": str(issue.place), **issue.params}
        for code in (f"issue-{issue.code}", f"fix-{issue.fix or issue.code}"):
            assert all(text.format(**blanks) for text in TEXTS[code])


@pytest.mark.parametrize(("check", "sample"), INVALID)
def test_no_issue_holds_a_cell(check: Check, sample: Sample, table: Open, package: Pack) -> None:
    canary = "Kanarienvogel"
    rows = tuple(tuple(canary if text is not None else None for text in row) for row in sample.rows)
    issues = judged(check, Sample(sample.schema, rows, sample.labels), table, package)
    assert canary not in repr(issues)


def test_parts_of_batches_merge_to_what_one_batch_gives(table: Open) -> None:
    """Memory stays flat and parts may be merged in any order."""
    schema = {"fields": [{"name": "a", "type": "integer", "constraints": {"minimum": 5, "required": True}}]}
    resource = table(schema, [(text,) for text in ("x", "9", "1", None, "y") * 20])
    assert resource.cells is not None
    frame = resource.cells.lazy().collect()
    sweep = Sweep(1, [rule for check in CHECKS for rule in check.of_cells(resource)])
    parts = [sweep.scan(frame.slice(start, 7)) for start in range(0, 100, 7)]
    merged = Part()
    for part in reversed(parts):
        merged = sweep.merge(merged, part)
    assert list(sweep.finish(merged)) == list(sweep.finish(sweep.scan(frame)))
    assert all(
        len(issue.rows) == FIRST_ROWS and issue.count == (40 if issue.code == "type-error" else 20)
        for issue in sweep.finish(merged)
    )


def test_a_check_sees_every_column_of_a_wide_table(table: Open, package: Pack) -> None:
    fields = [{"name": f"c{at}", "type": "integer"} for at in range(300)]
    resource = table({"fields": fields}, [["1"] * 299 + ["x"]])
    assert [issue.place.field for issue in validate(package(resource), None)] == [300]

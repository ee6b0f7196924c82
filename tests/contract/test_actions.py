"""Every action keeps the contract: its examples come out as said, and what it does not know is refused."""

import polars as pl
import pytest

from opendata.actions import ACTIONS, TABLE_ACTIONS
from opendata.actions.base import MARKED_CELLS, Action, Example, NotThisCellError, TableAction, TableExample
from opendata.policy import form
from opendata.table import cells_schema, write
from opendata.texts import TEXTS

VALID = [
    pytest.param(action, example, id=f"{name}-{example.before}-{example.parameters}")
    for name, action in ACTIONS.items()
    for example in action.valid
]
INVALID = [
    pytest.param(action, example, id=f"{name}-{example.before}-{example.parameters}")
    for name, action in ACTIONS.items()
    for example in action.invalid
]


def batch_of(example: Example, before: str | None) -> pl.DataFrame:
    marked = example.marked is not None and before is not None
    start, end = example.at or (0, len(before or ""))
    line = {
        "row": [7],
        "cell": [before],
        "starts": [[start]] if marked else [None],
        "ends": [[end]] if marked else [None],
        "codes": [[example.marked]] if marked else [None],
    }
    return pl.DataFrame(line, schema=MARKED_CELLS)


def applied(action: Action, example: Example) -> str | None:
    """Give the cell after the action."""
    assert action.prepare is not None
    batch = batch_of(example, example.before)
    after: str | None = action.prepare(example.parameters, iter([batch]))(batch)[0]
    return after


@pytest.mark.parametrize(("action", "example"), VALID)
def test_an_example_comes_out_as_said(action: Action, example: Example) -> None:
    assert applied(action, example) == example.after


@pytest.mark.parametrize(("action", "example"), [case for case in VALID if getattr(case.values[1], "marked", None) is None])
def test_an_action_done_twice_changes_nothing_more(action: Action, example: Example) -> None:
    again = Example(example.after, example.after, example.parameters)
    assert applied(action, again) == example.after


@pytest.mark.parametrize(("action", "example"), INVALID)
def test_what_an_action_does_not_know_is_refused_before_anything_changes(action: Action, example: Example) -> None:
    with pytest.raises((ValueError, NotThisCellError)) as caught:
        applied(action, example)
    assert (example.before or "") not in str(caught.value)


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_an_action_names_its_source_and_has_examples_and_a_name_for_people(action: Action) -> None:
    assert action.source
    assert action.prepare is None or (action.valid and action.invalid)
    assert f"action-{action.name}" in TEXTS


@pytest.mark.parametrize("action", [action for action in ACTIONS.values() if action.prepare], ids=lambda action: action.name)
def test_an_empty_batch_stays_empty(action: Action) -> None:
    assert action.prepare is not None
    rewrite = action.prepare(action.valid[0].parameters, iter([]))
    assert rewrite(pl.DataFrame(schema=MARKED_CELLS)).to_list() == []


# -------------------------------------------------------------------------------------------------- a table as a whole

TABLE_VALID = [
    pytest.param(action, example, id=f"{name}-{at}")
    for name, action in TABLE_ACTIONS.items()
    for at, example in enumerate(action.valid)
]
TABLE_INVALID = [
    pytest.param(action, example, id=f"{name}-{at}")
    for name, action in TABLE_ACTIONS.items()
    for at, example in enumerate(action.invalid)
]


def rewritten(action: TableAction, example: TableExample) -> tuple[tuple[str | None, ...], ...]:
    """Give the rows after the action, in the order of its columns."""
    width = len(example.before[0])
    rows = [(at, *cells) for at, cells in enumerate(example.before, start=2)]
    schema = cells_schema(width)
    done = action.rewrite_table(example.parameters, write([pl.DataFrame(rows, schema=schema, orient="row")], schema))
    return tuple(done.cells.lazy().select(f"f{number}" for number in done.columns).collect().rows())


@pytest.mark.parametrize(("action", "example"), TABLE_VALID)
def test_a_table_comes_out_as_said(action: TableAction, example: TableExample) -> None:
    assert rewritten(action, example) == example.after


@pytest.mark.parametrize(("action", "example"), TABLE_INVALID)
def test_a_table_or_parameters_that_an_action_does_not_know_are_refused(action: TableAction, example: TableExample) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (what it may say is the next line)
        rewritten(action, example)
    assert not any(cell and cell in str(caught.value) for row in example.before for cell in row)


@pytest.mark.parametrize("action", TABLE_ACTIONS.values(), ids=TABLE_ACTIONS)
def test_an_action_on_tables_names_its_source_and_has_examples_and_names_for_people(action: TableAction) -> None:
    assert action.source
    assert action.valid
    assert action.invalid
    assert {f"action-{action.name}", f"outcome-{action.name}", f"release-{action.name}-threshold"} <= set(TEXTS)


def test_no_name_is_an_action_on_columns_and_on_tables() -> None:
    assert not set(ACTIONS) & set(TABLE_ACTIONS)
    assert set(TABLE_ACTIONS) == set(form.TABLE_ACTIONS)

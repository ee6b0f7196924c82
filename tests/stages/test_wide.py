"""Tables of very many columns: held in another form, read, judged and searched like any other."""

from opendata.nameless import filled
from opendata.stages.detect import detect
from opendata.stages.read import read
from opendata.stages.validate import validate

COLUMNS = 1_200


def test_a_table_of_very_many_columns_is_read_judged_and_searched() -> None:
    header = [f"wert_{at}" for at in range(1, COLUMNS)] + ["IBAN"]
    rows = [[str(row * at % 97) for at in range(1, COLUMNS)] + ["DE02120300000000202051"] for row in range(3)]
    rows[1][700] = "1,5"
    data = "\n".join(";".join(row) for row in [header, *rows]).encode()
    package, _ = read("breit", {"descriptor": None, "files": [{"number": 1, "path": "a.csv"}]}, {1: filled(data)})
    (table,) = package.resources
    assert table.cells is not None
    assert table.cells.height() == len(rows)
    assert [field.type for field in table.fields[699:702]] == ["integer", "number", "integer"]
    assert not [issue for issue in validate(package, None) if issue.severity == "error"]
    (found,) = detect(package, {}).findings
    assert (found.place.field, found.entity, found.matched) == (COLUMNS, "IBAN", 3)

"""What is proposed, in words: cause by cause with counts, and a few cells where the person sits at a terminal."""

from collections.abc import Iterator, Sequence

from opendata.model import column_letters
from opendata.stages.reveal.page import shown
from opendata.stages.reveal.repairs import Change, Repair
from opendata.texts import Language, say


def told(repairs: Sequence[tuple[str, Repair]], language: Language, *, examples: bool) -> str:
    """Tell the repairs of files by their names; the cells themselves only with `examples`."""
    return "\n".join(line for name, repair in repairs for line in _lines(name, repair, language, examples=examples)) + "\n"


def _lines(name: str, repair: Repair, language: Language, *, examples: bool) -> Iterator[str]:
    if not (repair.changes or repair.asked or repair.blocked):
        yield f"{name}: {say('repair-nothing', language)}"
        return
    yield f"{name}:"
    for change in repair.changes:
        yield "  " + say(f"repair-{change.cause}", language, **_blanks(change))
        yield from _examples(change, language) if examples else ()
    for change in repair.asked:
        yield "  " + say("repair-asked", language, **_blanks(change))
        yield from _examples(change, language) if examples else ()
    if repair.blocked:
        yield "  " + say(f"repair-blocked-{repair.blocked}", language)


def _blanks(change: Change) -> dict[str, object]:
    after = change.examples[0][1:] if change.cause == "encoding" else ("", "")
    return {"count": change.count, "column": column_letters(change.field), "before": after[0], "after": after[1]}


def _examples(change: Change, language: Language) -> Iterator[str]:
    for row, before, after in change.examples if change.field else ():
        cell = f"{column_letters(change.field)}{row}"
        yield f"    {cell}: - {_quoted(before, language)}"
        yield f"    {' ' * len(cell)}  + {_quoted(after, language)}"


def _quoted(text: str, language: Language) -> str:
    """Show where a text begins and ends; nothing in it reaches the terminal as a control."""
    lines = (shown(text, "string", language) or "").replace("\r", "⏎").replace("\n", "⏎").replace("\t", "⇥")
    return "[" + lines.replace("\u00a0", "␣") + "]"

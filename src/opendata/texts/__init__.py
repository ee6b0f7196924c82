"""Every sentence people read, by code, German and English side by side.

One module a topic, each with `TEXTS: dict[code, (German, English)]`; blanks are `{name}` in both languages alike.
"""

from collections.abc import Sequence
from typing import Final, Literal

from opendata.texts import (
    action_texts,
    api_texts,
    audit_texts,
    change_texts,
    check_texts,
    ckan_texts,
    command_texts,
    decision_texts,
    describe_texts,
    evidence_texts,
    failure_texts,
    finding_texts,
    form_texts,
    help_texts,
    init_texts,
    issue_texts,
    page_texts,
    release_texts,
    report_texts,
    table_texts,
    workbook_texts,
)

Language = Literal["de", "en"]

TEXTS: Final[dict[str, tuple[str, str]]] = {
    **failure_texts.TEXTS,
    **issue_texts.TEXTS,
    **check_texts.TEXTS,
    **change_texts.TEXTS,
    **action_texts.TEXTS,
    **finding_texts.TEXTS,
    **evidence_texts.TEXTS,
    **help_texts.TEXTS,
    **decision_texts.TEXTS,
    **command_texts.TEXTS,
    **page_texts.TEXTS,
    **release_texts.TEXTS,
    **describe_texts.TEXTS,
    **init_texts.TEXTS,
    **form_texts.TEXTS,
    **table_texts.TEXTS,
    **api_texts.TEXTS,
    **audit_texts.TEXTS,
    **ckan_texts.TEXTS,
    **report_texts.TEXTS,
    **workbook_texts.TEXTS,
}


def say(code: str, language: Language = "de", /, **params: object) -> str:
    """Give the sentence for `code`, its blanks filled with `params`.

    Raises:
        KeyError: there is no such code, or a blank has no value.
    """
    german, english = TEXTS[code]
    return (german if language == "de" else english).format(**params)


def counted(code: str, language: Language, count: int, /, **params: object) -> str:
    """Give the sentence for `code`, that for one where `count` is one."""
    return say(f"{code}-one" if count == 1 else code, language, **params)


def listed(words: Sequence[str], language: Language) -> str:
    """Join words as people do: `4, 5 und 6`."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return say("word-and", language, first=", ".join(words[:-1]), last=words[-1])


def both(code: str, /, **params: object) -> dict[Literal["de", "en"], str]:
    """Give the sentence for `code` in both languages."""
    return {"de": say(code, "de", **params), "en": say(code, "en", **params)}

"""What the datasets and files of a foreign portal may be called here: their names are cells until detect has looked at them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from opendata import room
from opendata.delivery import slugged
from opendata.errors import Failure
from opendata.portals.ckan.catalogue import Listed

_LONGEST_TEXT: Final = 20_000


class Shown:
    """How a dataset and its resources are called in what we show and keep: by name, or if that names somebody by id."""

    def __init__(self, listed: Listed, hide: tuple[str, ...]) -> None:
        self._listed = listed
        texts = [(place, text) for place, text in self._texts() if text]
        personal = _personal([text for _, text in texts], hide)
        self._stained = {place for (place, _), one in zip(texts, personal, strict=True) if one}

    def _texts(self) -> Iterator[tuple[tuple[str, int], str]]:
        """Give each text by its place and the number of the resource; names of files also as a person would write them."""
        listed = self._listed
        told = [("name", 0, listed.name), ("title", 0, listed.title), ("description", 0, listed.notes)]
        told += [("contact", 0, text) for text in listed.contacts]
        for number, one in enumerate(listed.resources, start=1):
            told += [("resource-name", number, one.name), ("resource-description", number, one.description)]
            told += [("file-name", number, one.file)]
        for place, number, text in told:
            yield (place, number), text
            if place in {"name", "file-name", "resource-name"}:
                yield (place, number), _spaced(text)

    @property
    def dataset(self) -> str:
        """Give the dataset's name, or its id."""
        return self._listed.id if ("name", 0) in self._stained else self._listed.name

    @property
    def dataset_slug(self) -> str:
        """Give it in the form in which the policy knows datasets."""
        return "datensatz" if ("name", 0) in self._stained else slugged(self._listed.name)

    def resource(self, number: int) -> str:
        """Give the name of a resource, or of its file, or its id."""
        one = self._listed.resources[number - 1]
        if one.name and ("resource-name", number) not in self._stained:
            return one.name
        return one.file if one.file and ("file-name", number) not in self._stained else one.id

    @property
    def named(self) -> tuple[str, ...]:
        """Give the places in which people are named; who is the contact may be named, though better is not."""
        return tuple(sorted({place for place, _ in self._stained if place != "contact"}))

    @property
    def contact_is_person(self) -> bool:
        """Say whether a person's own mailbox or name is the contact."""
        return ("contact", 0) in self._stained


def _personal(texts: Sequence[str], hide: tuple[str, ...]) -> tuple[bool, ...]:
    """Say which texts name people; all of them, where that cannot be found out."""
    try:
        return room.all_personal([text[:_LONGEST_TEXT] for text in texts], hide) if texts else ()
    except Failure:
        return (True,) * len(texts)


def _spaced(text: str) -> str:
    return re.sub(r"\.\w{1,8}$", "", text).replace("-", " ").replace("_", " ").title()

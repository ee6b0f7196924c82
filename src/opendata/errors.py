"""The tree of failures. Each carries a stable code; `texts` has its sentences in German and English.

Failure
├── Misuse       exit 2: wrong use or configuration; nothing was done
├── BadData      exit 1: the submitted data cannot be used; terminal until it changes
│   └── Refused  exit 1: the policy, verification or an earlier withdrawal forbids it
└── Outside      exit 3: disk, portal, sandbox or another run; safe to try again

A failure never carries a cell value: `params` hold counts, places, limits, codes and names of options only.
"""

from typing import ClassVar


class Failure(Exception):  # noqa: N818  (the house's word: an Issue is in the data, a Failure is in the run)
    """Something that ends a run or one dataset's part of it.

    `code` names the sentence in `texts`; `params` fill its blanks. `transient` says whether trying again unchanged can help.
    """

    exit_code: ClassVar[int] = 2
    transient: ClassVar[bool] = False

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Misuse(Failure):
    """The command, its options or the configuration are wrong."""


class BadData(Failure):
    """What was submitted cannot be processed as it is."""

    exit_code = 1


class Refused(BadData):
    """A rule, the verification or an earlier withdrawal forbids it."""


class Outside(Failure):
    """Something around the program failed; trying again is safe."""

    exit_code = 3
    transient = True

"""How much a run of letters looks like a word that a German office writes: the yardstick between 8-bit encodings."""

_UMLAUTS = frozenset("äöüÄÖÜß")
_LETTERS = frozenset("àáâãåæçèéêëìíîïñòóôõøùúûÿœšžÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛŒŠŽ")
_SIGNS = frozenset("€£§°²³½¼¾„“”‚‘’–—…·•´©®«»±×µ\xa0%‰™")
_INSIDE = frozenset("’–·•")
_BEFORE_SHARP_S = frozenset("aeiouyäöüAEIOUYÄÖÜ")


def plausibility(word: str) -> float:
    """Score a word from -3 (holds undefined characters) over 0 to 1 (German umlauts where Germans write them)."""
    scores = [
        _char(word[at - 1] if at else "", char, word[at + 1] if at + 1 < len(word) else "", lone=len(word) == 1)
        for at, char in enumerate(word)
        if not char.isascii()
    ]
    return min(0.0, *scores) + sum(scores) / len(scores) if scores else 0.0


def _char(before: str, char: str, after: str, *, lone: bool) -> float:
    if char == "\ufffd" or "\x80" <= char < "\xa0":
        return -3.0
    if char in _UMLAUTS or char in _LETTERS:
        return _letter(before, char, after, lone=lone)
    if (
        (char == "„" and not before and after.isalpha())
        or (char in "“”" and not after and before.isalpha())
        or (char == "–" and lone)
    ):
        return 0.6
    if char in _INSIDE:
        return 0.1
    if before.isalpha() and after.isalpha():
        return -1.0
    return 0.2 if char in _SIGNS else -0.7


def _letter(before: str, char: str, after: str, *, lone: bool) -> float:
    if char == "ß":
        return 1.0 if before in _BEFORE_SHARP_S and before else -1.0
    if char.isupper() and before.islower():
        return -0.7
    if char.islower() and after.isupper():
        return -0.7
    if lone:
        return -0.2
    return 1.0 if char in _UMLAUTS else 0.4

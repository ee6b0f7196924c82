"""Which encoding a file has: German words in eight encodings, damaged and foreign files."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.formats import encoding

WORDS = [
    "Straße",
    "Müller",
    "Größe",
    "Äußere",
    "Käse",
    "schön",
    "Fuß",
    "Brücke",
    "Gärtnerstadt",
    "Heßlein",
    "Bürgerbüro",
    "Überörtliche Prüfung",
]
CODECS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16le",
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
    "cp1252": "windows-1252",
    "iso-8859-1": "windows-1252",
    "cp850": "cp850",
    "mac_roman": "macintosh",
}
SURE = 0.8


@contextmanager
def stored(data: bytes) -> Iterator[int]:
    """Open a nameless file that holds `data`."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        yield file.fileno()


def decoded(data: bytes, declared: str | None = None) -> tuple[encoding.Encoding, str]:
    """Give the encoding found and the text."""
    with stored(data) as descriptor:
        found = encoding.find(descriptor, declared)
        return found, "".join(encoding.texts(descriptor, found))


@pytest.mark.parametrize("codec", CODECS)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_german_words_are_never_decoded_wrongly_in_silence(codec: str, words: list[str]) -> None:
    text = "Nr;Text\r\n" + "".join(f"{number};{word}\r\n" for number, word in enumerate(words))
    found, read = decoded(text.encode(codec))
    assert (found.name, read) == (CODECS[codec], text) or found.confidence < SURE


@pytest.mark.parametrize("codec", CODECS)
def test_a_table_of_german_words_is_read_surely(codec: str) -> None:
    text = "Nr;Text\r\n" + "".join(f"{number};{word}\r\n" for number, word in enumerate(WORDS))
    found, read = decoded(text.encode(codec))
    assert (found.name, read) == (CODECS[codec], text)
    assert found.confidence >= SURE


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("Preis;5 €\n", "cp1252", "windows-1252"),
        ("Fläche;5 m²\n", "cp1252", "windows-1252"),
        ("§ 5;Absatz 1\n", "cp1252", "windows-1252"),
        ("„Haus am Fluß“;ist groß – sehr\n", "cp1252", "windows-1252"),
        ("Málaga;Café\n", "cp1252", "windows-1252"),
        ("STRAßE;GRÖSSE\n", "cp850", "cp850"),
        ("a;b\n", "ascii", "utf-8"),
    ],
)
def test_signs_and_foreign_words(text: str, codec: str, name: str) -> None:
    found, read = decoded(text.encode(codec))
    assert (found.name, read) == (name, text)


def test_the_first_umlaut_may_come_after_megabytes() -> None:
    text = "Nr;Text\n" + "1;abc\n" * 2_000_000 + "2;Müller\n"
    assert decoded(text.encode("cp1252"))[1].endswith("Müller\n")
    assert decoded(text.encode())[1].endswith("Müller\n")


def test_a_line_in_another_encoding_is_kept_apart() -> None:
    data = "1;Müller\n2;Käse\n".encode() + "3;Größe\n".encode("cp1252")
    found, text = decoded(data)
    assert found.name == "utf-8"
    assert found.mixed
    assert "\uf7f6" in text  # the byte F6, which is no UTF-8, as a private-use character


@pytest.mark.parametrize(
    ("declared", "codec", "name", "contradicts"),
    [
        ("utf-8", "utf-8", "utf-8", None),
        ("windows-1252", "cp1252", "windows-1252", None),
        ("iso-8859-1", "cp1252", "windows-1252", None),
        ("utf-8", "cp1252", "windows-1252", "utf-8"),
        ("windows-1252", "utf-8", "utf-8", "windows-1252"),
        ("cp850", "cp1252", "windows-1252", "cp850"),
        ("klingon", "utf-8", "utf-8", None),
    ],
)
def test_a_declared_encoding_wins_or_is_contradicted(declared: str, codec: str, name: str, contradicts: str | None) -> None:
    found, _ = decoded("Straße;Müller\nGröße;Käse\n".encode(codec), declared)
    assert (found.name, found.contradicts) == (name, contradicts)


@pytest.mark.parametrize("data", [b"PK\x03\x04abc", b"\x89PNG\r\n", b"\0" * 100_000, bytes(range(256)) * 40, b"%PDF-1.7\n"])
def test_binary_files_are_no_text(data: bytes) -> None:
    with pytest.raises(encoding.NotTextError):
        decoded(data)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_are_no_text(data: bytes) -> None:
    try:
        _, text = decoded(data)
    except encoding.NotTextError:
        return
    text.encode()  # no half characters


@pytest.mark.parametrize(
    ("text", "codec"),
    [("Nr;Name\n1;Zoë\n", "cp850"), ("Nr;Zeichen\n1;ö. 3\n", "cp850"), ("Nr;Ort\n1;Besançon\n", "mac_roman")],
)
def test_a_single_word_that_says_little_is_asked_about(text: str, codec: str) -> None:
    found, _ = decoded(text.encode(codec))
    assert found.confidence < SURE


@pytest.mark.parametrize("text", ["„Alte Post“ – Teil 1", "1990–2020", "„Haus 3“", "12,50 €", "§ 4", "20 °C"])
def test_signs_where_they_belong_are_enough_for_windows(text: str) -> None:
    found, read = decoded(f"Nr;Titel\r\n1;{text}\r\n".encode("cp1252"))
    assert (found.name, found.confidence >= SURE) == ("windows-1252", True)
    assert text in read

"""Settings: what an operator writes is taken or refused with a sentence; nothing secret goes where it can be read."""

from pathlib import Path

import pytest

from opendata.errors import Misuse
from opendata.settings import from_environment

TOKEN = "eyJ0-visible.only.to-its-owner"  # noqa: S105  (no token)


@pytest.mark.parametrize("address", ["http://127.0.0.1:5000", "https://daten.example.org/", "https://daten.example.org/ckan"])
def test_an_address_has_no_slash_at_its_end(address: str) -> None:
    assert from_environment({"OPENDATA_CKAN_URL": address}).ckan_url == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:5000",
        "daten.example.org",
        "ftp://daten.example.org",
        "http://",
        "http://[::1",
        "http://127.0.0.1:abc",
        "http://name:kennwort@daten.example.org",
        "https://daten.example.org/?a=b",
    ],
)
def test_an_address_that_leads_nowhere_or_tells_a_password_is_refused(address: str) -> None:
    with pytest.raises(Misuse, match="ckan-address-unusable"):
        from_environment({"OPENDATA_CKAN_URL": address})


@pytest.mark.parametrize("content", [b"a\nb\n", b"a\rb", b"a b\n", "schlüssel".encode(), b"\xff\xfe"])
def test_a_token_is_one_line(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(content)
    with pytest.raises(Misuse, match="ckan-token-unreadable"):
        from_environment({"OPENDATA_CKAN_TOKEN_FILE": str(tmp_path / "token")})


def test_a_token_shows_itself_in_no_text(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="ascii")
    settings = from_environment({"OPENDATA_CKAN_TOKEN_FILE": str(tmp_path / "token")})
    assert settings.ckan_token.token == TOKEN
    assert TOKEN not in f"{settings!r} {settings} {vars(settings)}"


@pytest.mark.parametrize("names", ["", ",", " , "])
def test_no_portal_at_all_is_refused(names: str) -> None:
    with pytest.raises(Misuse, match="portal-none"):
        from_environment({"OPENDATA_PORTALS": names})

"""The ledger's mathematics against published vectors, and the checkpoint's text."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from opendata import ledger
from opendata.errors import BadData
from opendata.ledger import Checkpoint, Entry

# Leaves and roots from the Certificate Transparency reference implementation (RFC 6962, the same tree as RFC 9162).
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SECRET, OTHER = bytes(range(32)), bytes(32)
POINT = Checkpoint(5, bytes.fromhex(ROOTS[5]))


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_the_reference_implementation(size: int) -> None:
    leaves = [ledger.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    assert ledger.root(leaves).hex() == ROOTS[size]


def test_an_entry_is_hashed_in_one_form() -> None:
    entry = Entry(1, "2026-11-23T09:00:00+00:00", "decision", "bäume", "k", "d")
    form = '{"at":"2026-11-23T09:00:00+00:00","digest":"d","key":"k","kind":"decision","seq":1,"subject":"bäume"}'
    assert entry.canonical() == form.encode()
    assert entry.leaf() == ledger.leaf_hash(form.encode())


def test_a_proof_is_asked_for_within_the_tree() -> None:
    for index in (-1, 3):
        with pytest.raises(IndexError):
            ledger.inclusion_proof([b"a", b"b", b"c"], index)
    for size in (0, 4):
        with pytest.raises(IndexError):
            ledger.consistency_proof([b"a", b"b", b"c"], size)


def test_a_checkpoint_is_a_signed_note() -> None:
    """As C2SP's signed-note describes it, checked here without our own code."""
    body, _, signatures = ledger.sign(POINT, SECRET).partition("\n\n")
    assert body.split("\n") == ["opendata/ledger", "5", base64.b64encode(POINT.root).decode()]
    dash, name, mark = signatures.removesuffix("\n").split(" ")
    assert (dash, name) == ("\N{EM DASH}", "opendata/ledger")
    given_name, key_id, key = ledger.verifier(ledger.public_key(SECRET)).split("+", 2)
    raw = base64.b64decode(key)
    assert (given_name, raw[:1], base64.b64decode(mark)[:4].hex()) == (name, b"\x01", key_id)
    Ed25519PublicKey.from_public_bytes(raw[1:]).verify(base64.b64decode(mark)[4:], body.encode() + b"\n")


def test_a_checkpoint_comes_back_as_it_was() -> None:
    assert ledger.verified(ledger.sign(POINT, SECRET), ledger.public_key(SECRET)) == POINT


def test_marks_of_other_signers_beside_ours_are_fine() -> None:
    text = ledger.sign(POINT, SECRET)
    witness = ledger.sign(POINT, OTHER).partition("\n\n")[2]
    foreign = "\N{EM DASH} another/name AAAAAAAA\n"
    assert ledger.verified(text + witness + foreign, ledger.public_key(SECRET)) == POINT


def test_every_changed_character_of_a_checkpoint_is_noticed() -> None:
    text, public = ledger.sign(POINT, SECRET), ledger.public_key(SECRET)
    for at in range(len(text) - 1):  # a missing line break at the very end changes nothing
        changed = text[:at] + ("B" if text[at] != "B" else "C") + text[at + 1 :]
        with pytest.raises(BadData) as raised:
            ledger.verified(changed, public)
        assert raised.value.code in {"checkpoint-forged", "checkpoint-unreadable"}


@pytest.mark.parametrize(
    "text", ["", "\n\n", "opendata/ledger\n5\n", "a\nb\nc\n\n", "opendata/ledger\n-1\nAAAA\n\n\N{EM DASH} x"]
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(BadData):
        ledger.verified(text, ledger.public_key(SECRET))


def test_a_checkpoint_of_another_installation_is_refused() -> None:
    with pytest.raises(BadData) as raised:
        ledger.verified(ledger.sign(POINT, OTHER), ledger.public_key(SECRET))
    assert raised.value.code == "checkpoint-forged"

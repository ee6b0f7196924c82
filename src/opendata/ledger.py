"""The ledger's mathematics: a Merkle tree over entries, proofs, signed checkpoints; no I/O.

Sources: RFC 9162 section 2.1 (hashes and proofs; what its tree says cannot be unsaid without the root changing);
https://c2sp.org/tlog-checkpoint and https://c2sp.org/signed-note (the checkpoint's text, which other tools verify too).
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Self

from opendata.errors import BadData

ORIGIN: Final = "opendata/ledger"
_EMPTY: Final = hashlib.sha256(b"").digest()
_ED25519: Final = b"\x01"


# ----------------------------------------------------------------------------------------------------------- entries


@dataclass(frozen=True)
class Entry:
    """One line of the ledger: what was kept, decided or done, when, about what; never the thing itself."""

    seq: int  # from 1, without gaps
    at: str  # UTC, ISO 8601; the order is that of seq, not of the clock
    kind: str
    subject: str  # a dataset, or "" for the installation
    key: str
    digest: str  # SHA-256 of the kept value; "" where there is none

    def canonical(self) -> bytes:
        """Give the one JSON form that is hashed: sorted names, no blanks, UTF-8."""
        return json.dumps(vars(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def leaf(self) -> bytes:
        """Give the leaf hash of this entry."""
        return leaf_hash(self.canonical())


@dataclass(frozen=True)
class Problem:
    """Something that does not add up: a code of `texts`, and the entry where it shows, if it is one."""

    code: str
    seq: int | None = None


# -------------------------------------------------------------------------------------------------------------- tree


def leaf_hash(data: bytes) -> bytes:
    """Hash an entry (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True)
class Range:
    """All that is needed of a tree to go on: its size and the roots of its full subtrees, the largest first."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Self:
        """Give the range with one more leaf."""
        hashes, node, size = list(self.hashes), leaf, self.size
        while size & 1:
            node = node_hash(hashes.pop(), node)
            size >>= 1
        return type(self)(self.size + 1, (*hashes, node))

    def root(self) -> bytes:
        """Give the root of the whole tree."""
        if not self.hashes:
            return _EMPTY
        *rest, node = self.hashes
        for left in reversed(rest):
            node = node_hash(left, node)
        return node


def range_of(leaves: Iterable[bytes]) -> Range:
    """Give the range over `leaves`."""
    whole = Range()
    for leaf in leaves:
        whole = whole.append(leaf)
    return whole


def root(leaves: Iterable[bytes]) -> bytes:
    """Give the root over `leaves`."""
    return range_of(leaves).root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Prove that leaf `index` (from 0) is in the tree over `leaves` (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), root(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), root(leaves[:split]))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> bool:
    """Check an inclusion proof against the root of a tree of `size` (RFC 9162, 2.1.3.2; its steps by number)."""
    if not 0 <= index < size:  # 1
        return False
    first, second, node = index, size - 1, leaf  # 2, 3
    for other in proof:  # 4
        if second == 0:
            return False
        if first & 1 or first == second:
            node = node_hash(other, node)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            node = node_hash(node, other)
        first, second = first >> 1, second >> 1
    return second == 0 and node == expected  # 5


def consistency_proof(leaves: Sequence[bytes], size: int) -> tuple[bytes, ...]:
    """Prove that the tree over `leaves` begins with the tree over the first `size` of them (RFC 9162, 2.1.4.1)."""
    if not 0 < size <= len(leaves):
        raise IndexError(size)
    return _subproof(leaves, size, known=True)


def _subproof(leaves: Sequence[bytes], size: int, *, known: bool) -> tuple[bytes, ...]:
    if size == len(leaves):
        return () if known else (root(leaves),)
    split = _split(len(leaves))
    if size <= split:
        return (*_subproof(leaves[:split], size, known=known), root(leaves[split:]))
    return (*_subproof(leaves[split:], size - split, known=False), root(leaves[:split]))


def verify_consistency(old: tuple[int, bytes], new: tuple[int, bytes], proof: Sequence[bytes]) -> bool:
    """Check that the tree `new` (size, root) goes on from the tree `old` (RFC 9162, 2.1.4.2; its steps by number)."""
    (old_size, old_root), (new_size, new_root) = old, new
    if old_size == new_size:
        return old_root == new_root and not proof
    if not 0 < old_size < new_size or not proof:  # 1
        return False
    path = list(proof) if old_size & (old_size - 1) else [old_root, *proof]  # 2
    first, second = old_size - 1, new_size - 1  # 3
    while first & 1:  # 4
        first, second = first >> 1, second >> 1
    before = after = path[0]  # 5
    for other in path[1:]:  # 6
        if second == 0:
            return False
        if first & 1 or first == second:
            before, after = node_hash(other, before), node_hash(other, after)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            after = node_hash(after, other)
        first, second = first >> 1, second >> 1
    return second == 0 and before == old_root and after == new_root  # 7


def _split(size: int) -> int:
    """Give the largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


# -------------------------------------------------------------------------------------------------------- checkpoints


@dataclass(frozen=True)
class Checkpoint:
    """What the ledger was at one moment: who keeps it can tell later whether anything was changed or cut off."""

    size: int
    root: bytes

    def body(self) -> str:
        """Give the lines that are signed."""
        return f"{ORIGIN}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def sign(checkpoint: Checkpoint, secret: bytes) -> str:
    """Give the signed text of a checkpoint: origin, size, root, a blank line, the signature.

    `secret` are the 32 bytes of an Ed25519 key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(secret)
    signature = key.sign(checkpoint.body().encode())
    mark = base64.b64encode(_key_id(key.public_key().public_bytes_raw()) + signature).decode()
    return f"{checkpoint.body()}\n— {ORIGIN} {mark}\n"


def public_key(secret: bytes) -> bytes:
    """Give the 32 bytes that verify what `secret` signs."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def verifier(public: bytes) -> str:
    """Give the public key as the one line that tools for signed notes take."""
    return f"{ORIGIN}+{_key_id(public).hex()}+{base64.b64encode(_ED25519 + public).decode()}"


def verified(text: str, public: bytes) -> Checkpoint:
    """Read a signed checkpoint; lines of other signers are ignored.

    Raises:
        BadData: `checkpoint-unreadable`: it is none; `checkpoint-forged`: not signed by this installation, or changed since.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    checkpoint, marks = _parsed(text)
    key, key_id = Ed25519PublicKey.from_public_bytes(public), _key_id(public)
    for mark in marks:
        if mark[:4] == key_id:
            try:
                key.verify(mark[4:], checkpoint.body().encode())
            except InvalidSignature:
                break
            return checkpoint
    raise BadData("checkpoint-forged")


def _parsed(text: str) -> tuple[Checkpoint, list[bytes]]:
    """Take a signed note apart; only the form that `sign` writes counts."""
    body, _, signatures = text.partition("\n\n")
    try:
        origin, size, tree_root = body.split("\n")
        checkpoint = Checkpoint(int(size), base64.b64decode(tree_root, validate=True))
        lines = [line.removeprefix("— ").split(" ") for line in signatures.splitlines()]
        marks = [base64.b64decode(mark, validate=True) for name, mark in lines if name == ORIGIN]
    except (ValueError, binascii.Error):
        raise BadData("checkpoint-unreadable") from None
    if origin != ORIGIN or checkpoint.body() != body + "\n":
        raise BadData("checkpoint-unreadable")
    return checkpoint, marks


def _key_id(public: bytes) -> bytes:
    return hashlib.sha256(ORIGIN.encode() + b"\n" + _ED25519 + public).digest()[:4]

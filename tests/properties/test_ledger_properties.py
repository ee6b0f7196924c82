"""What holds for ledgers of any size: proofs prove what is true and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from opendata import ledger

leaves = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70, unique=True)


@given(leaves, st.data())
def test_every_leaf_proves_its_place_and_no_other(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    proof, root = ledger.inclusion_proof(tree, index), ledger.root(tree)
    assert ledger.verify_inclusion(tree[index], index, len(tree), proof, root)
    for other in range(-1, len(tree) + 1):
        assert ledger.verify_inclusion(tree[index], other, len(tree), proof, root) == (other == index)


@given(leaves, st.data())
def test_a_proof_with_one_bit_changed_proves_nothing(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    proof, root = ledger.inclusion_proof(tree, index), ledger.root(tree)
    assert not ledger.verify_inclusion(flipped(data, tree[index]), index, len(tree), proof, root)
    assert not ledger.verify_inclusion(tree[index], index, len(tree), (*proof, root), root)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        changed = [*proof[:at], flipped(data, proof[at]), *proof[at + 1 :]]
        assert not ledger.verify_inclusion(tree[index], index, len(tree), changed, root)
        assert not ledger.verify_inclusion(tree[index], index, len(tree), proof[:-1], root)


@given(leaves, st.data())
def test_a_ledger_that_grew_proves_that_it_goes_on(tree: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(tree)))
    old, new = (size, ledger.root(tree[:size])), (len(tree), ledger.root(tree))
    assert ledger.verify_consistency(old, new, ledger.consistency_proof(tree, size))


@given(leaves, st.data())
def test_a_ledger_that_was_rewritten_cannot(tree: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(tree)))
    at = data.draw(st.integers(0, size - 1))
    rewritten = [*tree[:at], flipped(data, tree[at]), *tree[at + 1 :]]
    old, new = (size, ledger.root(tree[:size])), (len(tree), ledger.root(rewritten))
    assert not ledger.verify_consistency(old, new, ledger.consistency_proof(rewritten, size))
    assert not ledger.verify_consistency(old, new, ledger.consistency_proof(tree, size))


@given(leaves)
def test_going_on_leaf_by_leaf_gives_the_root_of_the_whole(tree: list[bytes]) -> None:
    """Against the definition: the root of a tree is the hash of the roots of its two parts (RFC 9162, 2.1.1)."""
    whole = ledger.Range()
    for count, leaf in enumerate(tree, start=1):
        whole = whole.append(leaf)
        assert whole.size == count
        assert len(whole.hashes) == count.bit_count()
        assert whole.root() == defined_root(tree[:count])


def defined_root(tree: list[bytes]) -> bytes:
    if len(tree) == 1:
        return tree[0]
    split = max(power for power in (1 << bit for bit in range(7)) if power < len(tree))
    return ledger.node_hash(defined_root(tree[:split]), defined_root(tree[split:]))


def flipped(data: st.DataObject, content: bytes) -> bytes:
    at = data.draw(st.integers(0, len(content) * 8 - 1))
    return bytes(byte ^ (1 << at % 8 if number == at // 8 else 0) for number, byte in enumerate(content))

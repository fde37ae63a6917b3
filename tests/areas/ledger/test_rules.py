"""Trees, notes and entries, without a database."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from highroad.areas.ledger.rules import entries, notes, tree
from highroad.areas.ledger.rules.entries import Statement
from highroad.areas.ledger.rules.notes import Head
from highroad.areas.ledger.rules.tree import Node, Span, Tree

pytestmark = pytest.mark.pure
NOON = datetime(2026, 3, 2, 15, 4, 5, tzinfo=UTC)
KEY = bytes(range(32))


def leaves(size: int) -> list[bytes]:
    return [tree.leaf_hash(b"entry %d" % number) for number in range(size)]


def node_in(found: list[bytes]):
    def node(place: Node) -> bytes:
        start = place.index << place.level
        return tree.root_of(found[start : start + (1 << place.level)])

    return node


# ---- the tree


def test_the_empty_tree_and_the_tree_of_one_are_as_rfc_6962_defines_them():
    assert (
        tree.root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    assert (
        tree.root_of([tree.leaf_hash(b"")]).hex()
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )


@given(size=st.integers(0, 200))
def test_the_root_is_what_another_implementation_computes(size: int):
    oracle = InmemoryTree()
    for number in range(size):
        oracle.append_entry(b"entry %d" % number)

    assert size == 0 or tree.root_of(leaves(size)) == oracle.get_root()


def test_a_tree_can_be_put_down_and_taken_up_again_at_any_size():
    found = leaves(70)
    for size in range(70):
        grown = Tree()
        for leaf in found[:size]:
            grown.append(leaf)
        again = Tree(grown.size, grown.peaks)
        again.append(found[size])

        assert again.root == tree.root_of(found[: size + 1])


def test_an_append_says_which_subtrees_it_completed():
    grown, found = Tree(), leaves(8)

    completed = [grown.append(leaf) for leaf in found]

    assert [[place for place, _ in step] for step in completed[:4]] == [
        [],
        [Node(1, 0)],
        [],
        [Node(1, 1), Node(2, 0)],
    ]
    assert completed[7][-1] == (Node(3, 0), tree.root_of(found))


@pytest.mark.parametrize(("size", "peaks"), [(3, [b"x"]), (0, [b"x"]), (-1, [])])
def test_a_tree_with_the_wrong_number_of_peaks_is_refused(size: int, peaks: list[bytes]):
    with pytest.raises(ValueError, match="cannot stand over"):
        Tree(size, peaks)


@given(start=st.integers(0, 64), length=st.integers(0, 64))
def test_a_span_is_covered_by_its_nodes_exactly_once(start: int, length: int):
    covered = [
        leaf
        for place in Span(start, start + length).nodes()
        for leaf in range(place.index << place.level, (place.index + 1) << place.level)
    ]

    assert covered == list(range(start, start + length))


@given(size=st.integers(1, 150), data=st.data())
def test_an_inclusion_proof_leads_to_the_root_and_nothing_else_does(size: int, data: st.DataObject):
    found, index = leaves(size), data.draw(st.integers(0, size - 1))

    path = tree.proof(tree.inclusion_spans(index, size), node_in(found))

    root = tree.root_of(found)
    assert tree.root_from_inclusion(found[index], index, size, path) == root
    assert tree.root_from_inclusion(tree.leaf_hash(b"another"), index, size, path) != root
    with pytest.raises(ValueError, match="hashes is needed"):
        tree.root_from_inclusion(found[index], index, size, [*path, root])


def test_an_inclusion_proof_has_the_hashes_rfc_6962_gives_as_its_example():
    """Section 2.1.3: for seven leaves the path of d0 is b, h, l; that of d6 is i, k."""
    assert tree.inclusion_spans(0, 7) == [Span(1, 2), Span(2, 4), Span(4, 7)]
    assert tree.inclusion_spans(3, 7) == [Span(2, 3), Span(0, 2), Span(4, 7)]
    assert tree.inclusion_spans(6, 7) == [Span(4, 6), Span(0, 4)]


def test_consistency_proofs_have_the_hashes_rfc_6962_gives_as_its_example():
    assert tree.consistency_spans(3, 7) == [Span(2, 3), Span(3, 4), Span(0, 2), Span(4, 7)]
    assert tree.consistency_spans(4, 7) == [Span(4, 7)]
    assert tree.consistency_spans(6, 7) == [Span(4, 6), Span(6, 7), Span(0, 4)]


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int):
    with pytest.raises(ValueError, match="is not in a tree"):
        tree.inclusion_spans(index, size)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3)])
def test_a_tree_is_consistent_with_no_larger_and_no_empty_one(old: int, new: int):
    with pytest.raises(ValueError, match="consistency proof"):
        tree.consistency_spans(old, new)


@given(new=st.integers(1, 130), data=st.data())
def test_a_consistency_proof_shows_that_a_tree_only_grew(new: int, data: st.DataObject):
    found, old = leaves(new), data.draw(st.integers(1, new))
    old_root, new_root = tree.root_of(found[:old]), tree.root_of(found)

    path = tree.proof(tree.consistency_spans(old, new), node_in(found))

    assert tree.is_consistent(old, old_root, new, new_root, path)
    assert not tree.is_consistent(old, tree.leaf_hash(b"x"), new, new_root, path)
    assert not tree.is_consistent(old, old_root, new, tree.leaf_hash(b"x"), path) or old == new == 0
    assert not tree.is_consistent(old, old_root, new, new_root, [*path, old_root])


# ---- notes


def test_a_checkpoint_reads_as_it_was_written():
    head = Head("highroad.example.org/p/7f3c", 1043, KEY)

    assert head.text == f"highroad.example.org/p/7f3c\n1043\n{base64.b64encode(KEY).decode()}\n"
    assert Head.parse(head.text) == head


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n1\n",
        "origin\nx\nAAAA\n",
        f"origin\n01\n{base64.b64encode(KEY).decode()}\n",
        f"origin\n1\n{base64.b64encode(KEY).decode()}\nmore\n",
        f"origin\n1\n{base64.b64encode(KEY[:31]).decode()}\n",
        "origin\n1\n!!!!\n",
    ],
)
def test_what_is_not_spelled_as_a_checkpoint_is_none(text: str):
    with pytest.raises(ValueError):  # noqa: PT011 - each fault has words of its own
        Head.parse(text)


def test_a_key_is_named_as_the_standard_example_names_it():
    """The example of C2SP signed-note: PeterNeumann and its key id."""
    key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    public = base64.b64decode(key.split("+", 2)[2])[1:]

    assert notes.verifier_key("PeterNeumann", public) == key


def test_a_note_gives_back_text_and_signature_to_its_key_alone():
    signed = notes.note("one\n\ntwo\n", "me", KEY, b"s" * 64) + "— other AAAAAAAA\n"

    assert notes.opened(signed, "me", KEY) == ("one\n\ntwo\n", b"s" * 64)
    for name, public in (("me", KEY[::-1]), ("somebody", KEY)):
        with pytest.raises(ValueError, match="no signature"):
            notes.opened(signed, name, public)
    with pytest.raises(ValueError, match="no signature"):
        notes.opened("no note", "me", KEY)


def test_a_receipt_cannot_be_mistaken_for_a_checkpoint():
    text = notes.receipt_text("origin", 12, KEY)

    assert text.splitlines()[:3] == ["highroad-receipt/v1", "origin", "12"]
    with pytest.raises(ValueError, match="invalid literal"):
        Head.parse(text)


def test_a_proof_is_written_as_the_standard_says():
    assert notes.proof_text(6, [KEY], "origin\n…").splitlines() == [
        "c2sp.org/tlog-proof@v1", "index 6", base64.b64encode(KEY).decode(), "", "origin", "…",
    ]  # fmt: skip


def test_a_policy_asks_for_any_key_of_every_required_side():
    keys = [("labor", "A"), ("management", "B"), ("labor", "C"), ("third", "D")]
    assert notes.policy_text(["L"]) == "log L\nquorum none\n"
    assert notes.policy_text(["L"], keys) == "log L\nquorum none\n"
    assert notes.policy_text(["K", "L"], keys, ["labor", "management"]).splitlines() == [
        "log K",
        "log L",
        "witness labor-1 A",
        "witness labor-2 C",
        "witness management-1 B",
        "group labor any labor-1 labor-2",
        "group management any management-1",
        "group every-side all labor management",
        "quorum every-side",
    ]


# ---- entries

SAID = Statement(
    number=1042, act="decision.signed", actor="p-4c1e9a7b", at=NOON, side="labor",
    about="decisions.signoff:0f4e", commit="",
)  # fmt: skip


def test_an_entry_has_one_spelling():
    assert SAID.line == (
        '{"act":"decision.signed","actor":"p-4c1e9a7b","at":"2026-03-02T15:04:05Z","commit":"",'
        '"object":"decisions.signoff:0f4e","seq":1042,"side":"labor"}'
    )
    assert Statement.parse(SAID.line) == SAID


@pytest.mark.parametrize(
    "bent",
    [
        {"actor": "Lena Ortiz"},
        {"actor": "lena"},
        {"act": "signed"},
        {"act": "Decision.signed"},
        {"about": "decisions.signoff:a b"},
        {"about": 'x.y:"'},
        {"side": "union"},
        {"commit": "00"},
        {"number": 0},
        {"act": "decision.signed\n"},
    ],
    ids=str,
)
def test_an_entry_has_no_room_for_names_and_words(bent: dict[str, object]):
    with pytest.raises(ValueError, match="not an entry"):
        Statement(**{**vars(SAID), **bent}).line  # noqa: B018 - asking is the test


@pytest.mark.parametrize(
    "line",
    ["", "{}", SAID.line + "\n", SAID.line.replace(",", ", "), SAID.line.replace("1042", "01042")],
)
def test_another_spelling_is_no_entry(line: str):
    with pytest.raises(ValueError, match="not the spelling"):
        Statement.parse(line)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        entries.moment(datetime(2026, 3, 2))


def test_content_has_one_spelling_whatever_the_order():
    one = {"b": [1, None, True], "a": {"day": date(2026, 1, 2), "ñ": "á\n"}, "c": Decimal("1.50")}
    other = {"c": "1.50", "a": {"ñ": "á\n", "day": "2026-01-02"}, "b": (1, None, True)}

    assert (
        entries.canonical(one)
        == entries.canonical(other)
        == '{"a":{"day":"2026-01-02","ñ":"á\\n"},"b":[1,null,true],"c":"1.50"}'
    )


def test_moments_and_keys_in_content_become_text():
    content = {"at": NOON, "key": UUID(int=7)}

    assert (
        entries.canonical(content)
        == '{"at":"2026-03-02T15:04:05Z","key":"00000000-0000-0000-0000-000000000007"}'
    )


@pytest.mark.parametrize(
    "content",
    [{"share": 0.5}, {"raw": b"x"}, {"who": object()}, {"in": {1: "x"}}],
    ids=["a float", "bytes", "an object", "a number as name"],
)
def test_content_without_one_spelling_is_refused(content: dict[str, object]):
    with pytest.raises(ValueError):  # noqa: PT011 - each fault has words of its own
        entries.canonical(content)


def test_content_that_belongs_in_a_file_is_refused():
    with pytest.raises(ValueError, match="digest of a file"):
        entries.canonical({"text": "x" * entries.LONGEST_CONTENT})


@given(
    st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), st.text(), st.text()
)
def test_a_commitment_binds_to_salt_and_content(salt: bytes, other: bytes, said: str, unsaid: str):
    same = (salt, said) == (other, unsaid)

    assert (entries.commitment(salt, said) == entries.commitment(other, unsaid)) is same


def test_a_short_salt_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        entries.commitment(b"short", "{}")

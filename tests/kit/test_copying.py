"""Documents travel with their rows, and only a few of them are in memory at once."""

from __future__ import annotations

import base64
from uuid import UUID

import pytest

from highroad.areas.assurances.models import AgreementDocument
from highroad.areas.decisions.models import Split
from highroad.areas.demand.models import JobOrder
from highroad.kit.copying import CHUNK, CHUNK_WITH_BYTES, Copied, Reading, line, names_in

pytestmark = pytest.mark.pure
DOCUMENTS = Copied(AgreementDocument, within="agreement__body__partnership")


def spelled(number: int) -> bytes:
    content = base64.b64encode(b"page %d" % number).decode()
    return line({
        "key": str(UUID(int=number)), "agreement": str(UUID(int=99)), "file_name": "x.pdf",
        "media_type": "application/pdf", "content": content, "digest": "0" * 64, "is_scan": False,
        "side": "labor", "added_by_alias": "s-1", "added_at": "2026-09-01T12:00:00+00:00",
    })  # fmt: skip


def test_rows_with_documents_go_in_small_chunks_and_others_in_large_ones():
    assert DOCUMENTS.bytes == ("content",)
    assert DOCUMENTS.chunk == CHUNK_WITH_BYTES
    assert Copied(JobOrder, within="partnership").chunk == CHUNK


def test_a_line_becomes_a_row_with_its_document_and_is_forgotten():
    reading = Reading(DOCUMENTS)

    row = reading.take(2, spelled(2))

    assert reading == Reading(DOCUMENTS), "nothing of it stays"
    assert row is not None
    assert (row.number, row.made.pk.int, row.made.content) == (2, 2, b"page 2")


def test_a_line_tells_whom_it_names():
    own, named = names_in(DOCUMENTS, spelled(1))

    assert own == UUID(int=1)
    assert [(one.name, key.int) for one, key in named] == [("agreement", 99)]


def test_what_is_no_document_is_named_while_it_is_read():
    reading = Reading(DOCUMENTS)

    row = reading.take(1, spelled(1).replace(b'"content":"', b'"content":"*'))

    assert row is None
    assert [fault.place for fault in reading.faults] == [
        "records/assurances.agreementdocument.jsonl, 1, content"
    ]


@pytest.mark.parametrize("keys", [7, "x", [7], ["x"]])
def test_what_is_no_list_of_keys_is_named(keys):
    copied = Copied(Split, within="decision__body__partnership")
    values = {name: None for name in copied.names} | {"seats": keys}
    reading = Reading(copied)

    assert reading.take(1, line(values)) is None
    assert "records/decisions.split.jsonl, 1, seats" in {one.place for one in reading.faults}

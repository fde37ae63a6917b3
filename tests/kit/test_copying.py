"""Documents travel with their rows, and only a few of them are in memory at once."""

from __future__ import annotations

import base64
from uuid import UUID

import pytest

from highroad.areas.assurances.models import AgreementDocument
from highroad.areas.demand.models import JobOrder
from highroad.kit.copying import CHUNK, CHUNK_WITH_BYTES, Copied, Reading, filled, line

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


def test_a_row_waits_without_its_document_and_gets_it_when_it_is_saved():
    lines, reading = [spelled(1), spelled(2), spelled(3)], Reading(DOCUMENTS)
    for number, raw in enumerate(lines, 1):
        reading.take(number, raw)
    assert reading.faults == []
    assert [row.content for row in reading.rows] == [b"", b"", b""]

    wanted = {row.pk: row for row in reading.rows if row.pk != UUID(int=2)}
    found = list(filled(DOCUMENTS, wanted, lines))

    assert [(row.pk.int, row.content) for row in found] == [(1, b"page 1"), (3, b"page 3")]


def test_what_is_no_document_is_named_while_it_is_read():
    reading = Reading(DOCUMENTS)

    reading.take(1, spelled(1).replace(b'"content":"', b'"content":"*'))

    assert [fault.place for fault in reading.faults] == [
        "records/assurances.agreementdocument.jsonl, 1, content"
    ]

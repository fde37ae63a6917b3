"""The two commands at the machine: `highroad copy-partnership` and `highroad load-partnership`."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from highroad.areas.copies.models import Arrival
from highroad.areas.ledger import queries as records
from highroad.areas.partnerships.models import Partnership
from tests.areas.copies.scene import Taken, library, manifest_of, members, packed
from tests.areas.guide.table import laid

pytestmark = pytest.mark.django_db


def run(name: str, *words: object, **told: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(name, *map(str, words), stdout=out, stderr=err, **told)
    return out.getvalue(), err.getvalue()


def test_a_copy_is_taken_by_address_or_key_and_stands_in_the_record(tmp_path: Path):
    table = laid()
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"

    out, _ = run("copy_partnership", table.partnership.slug, first)
    run("copy_partnership", table.partnership.key, second)

    assert manifest_of(first).log_key in out
    assert manifest_of(first).content in out
    assert manifest_of(first).content == manifest_of(second).content
    newest = records.size_for_system(table.partnership.log)
    entry = records.entry_at_for_system(table.partnership.log, newest)
    assert (entry.statement.act, entry.statement.actor) == ("partnership.exported", "system")


def test_a_file_that_is_there_and_a_partnership_that_is_not_are_said(tmp_path: Path):
    table = laid()
    there = tmp_path / "there.zip"
    there.write_bytes(b"mine")

    with pytest.raises(CommandError, match="is there already"):
        run("copy_partnership", table.partnership.slug, there)
    with pytest.raises(CommandError, match="There is no partnership nowhere"):
        run("copy_partnership", "nowhere", tmp_path / "x.zip")

    assert there.read_bytes() == b"mine"
    assert not (tmp_path / "x.zip").exists()


def test_a_copy_is_looked_at_first_and_loaded_whole(taken: Taken):
    library()

    out, _ = run("load_partnership", taken.joint, check=True)
    assert "Nothing is wrong with it." in out
    assert manifest_of(taken.joint).log_key in out
    assert not Partnership.objects.exists()
    out, _ = run("load_partnership", taken.joint, key=manifest_of(taken.joint).log_key)

    assert f"Loaded: {taken.table.partnership.name}." in out
    assert Arrival.objects.get().status == "brought"


def test_what_is_no_copy_or_has_faults_is_not_loaded_and_the_command_fails(taken, tmp_path):
    library()
    content = members(taken.joint)
    del content["records/partnerships.seat.jsonl"]
    broken = packed(content, tmp_path / "broken.zip")
    nothing = tmp_path / "nothing.zip"
    nothing.write_bytes(b"nothing")
    err = StringIO()

    with pytest.raises(CommandError, match="Nothing was loaded") as failed:
        call_command("load_partnership", str(broken), stderr=err, stdout=StringIO())
    assert failed.value.returncode == 1
    assert "records/partnerships.seat.jsonl: This file is missing." in err.getvalue()
    for file, words in ((nothing, "not a ZIP"), (tmp_path / "none.zip", "There is no file")):
        with pytest.raises(CommandError, match=words) as failed:
            run("load_partnership", file)
        assert failed.value.returncode == 2

    assert not Partnership.objects.exists()
    assert not Arrival.objects.exists()

"""Published files of occupations are loaded whole, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import CodeLink, ProjectedOccupation, PublishedFile
from highroad.areas.demand.permissions import may_plan
from highroad.areas.demand.rules import crosswalks, projections
from highroad.areas.demand.vocabulary import PublishedKind
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

AT_ONCE = 1_000


def load_projections(
    *, partnership: Partnership, source: str, release: str, content: bytes, by: User, at: datetime
) -> PublishedFile:
    """Keep published projections of occupations.

    Raises `Refused` with every fault by its line, and keeps nothing, where any line is not right.
    """
    require(may_plan(by, partnership))
    found = projections.read(content)
    if found.faults:
        raise Refused(*found.faults.told())
    base, target = found.years
    file = PublishedFile(
        partnership=partnership, kind=PublishedKind.PROJECTIONS, source=source.strip(),
        release=release.strip(), base_year=base, target_year=target,
    )  # fmt: skip
    lines = [
        ProjectedOccupation(
            **{**asdict(line), "title": line.title[:200], "area_title": line.area_title[:160]},
            file=file,
        )
        for line in found.lines
    ]
    return _keep(file, lines, content, by=by, at=at)


def load_crosswalk(
    *, partnership: Partnership, source: str, release: str, content: bytes, by: User, at: datetime
) -> PublishedFile:
    """Keep a published crosswalk between codes. Raises `Refused` as `load_projections` does."""
    require(may_plan(by, partnership))
    found = crosswalks.read(content)
    if found.faults or found.kind is None:
        raise Refused(*found.faults.told())
    file = PublishedFile(
        partnership=partnership, kind=found.kind, source=source.strip(), release=release.strip()
    )
    lines = [
        CodeLink(
            file=file, origin=line.origin, origin_title=line.origin_title[:200],
            target=line.target, target_title=line.target_title[:200],
        )
        for line in found.lines
    ]  # fmt: skip
    return _keep(file, lines, content, by=by, at=at)


def _keep(
    file: PublishedFile, lines: Sequence[ProjectedOccupation] | Sequence[CodeLink],
    content: bytes, *, by: User, at: datetime,
) -> PublishedFile:  # fmt: skip
    if not file.source or not file.release:
        raise Refused(no("Say who published the file, and which release it is."))
    file.digest, file.line_count = hashlib.sha256(content).hexdigest(), len(lines)
    file.made_by_alias, file.made_at = partnerships.alias_of(by, file.partnership), at
    try:
        with transaction.atomic():
            file.save(force_insert=True)
            type(lines[0]).objects.bulk_create(lines, batch_size=AT_ONCE)  # type: ignore[arg-type]
            ledger.record(
                file.partnership.log, act="demand.published_loaded", about=Ref.to(file),
                by=file.made_by_alias, at=at,
                content={"kind": file.kind, "digest": file.digest, "lines": file.line_count},
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("This very file is kept already.")) from error
    return file

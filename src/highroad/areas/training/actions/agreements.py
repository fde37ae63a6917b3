"""The blank official form of a program: brought once, its fields matched with what is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import OfficialForm, TrainingProgram
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.rules.official.matching import lacks
from highroad.areas.training.rules.official.reading import read_form
from highroad.areas.training.vocabulary.agreement import AGREEMENT_FIELDS
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def bring_form(
    *, program: TrainingProgram, file_name: str, content: bytes, by: User, at: datetime
) -> OfficialForm:
    """Keep a blank official form as it is, with its digest. Raises `Refused`, and then keeps nothing."""
    require(may_coordinate(by, program))
    read = read_form(content)
    newest = OfficialForm.objects.filter(program=program).first()
    digest = hashlib.sha256(content).hexdigest()
    if newest is not None and newest.digest == digest:
        raise Refused(no("This very form is here already."))
    made = OfficialForm.objects.create(
        program=program, number=newest.number + 1 if newest else 1, file_name=file_name.strip()[-160:],
        content=content, digest=digest, matched=read.guessed, made_at=at,
        made_by_alias=partnerships.alias_of(by, program.body.partnership, body=program.body),
    )  # fmt: skip
    record(
        program.body, "agreement.form_brought", Ref.to(made), by=by, at=at,
        content={"digest": digest, "fields": len(read.fields)},
    )  # fmt: skip
    return made


@whole
def match_fields(
    *, form: OfficialForm, matched: Mapping[str, str], by: User, at: datetime
) -> OfficialForm:
    """Say which field of the form is filled with what. Raises `Refused`."""
    kept = OfficialForm.objects.select_for_update(of=("self",)).get(pk=form.pk)
    require(may_coordinate(by, kept.program))
    fields = {each.name: each for each in read_form(bytes(kept.content)).fields}
    said = {name: code for name, code in matched.items() if code}
    for name, code in said.items():
        if name not in fields or code not in AGREEMENT_FIELDS:
            raise Refused(no("Choose from the list."))
        if fields[name].is_never:
            raise Refused(no("The apprentice alone fills in “{field}”.", field=name))
    missing = lacks(said.values())
    if missing:
        raise Refused(no("One field is needed for “{field}”.", field=AGREEMENT_FIELDS[missing[0]]))
    kept.matched = said
    kept.save(update_fields=["matched"])
    record(
        kept.program.body, "agreement.form_matched", Ref.to(kept), by=by, at=at,
        content={"fields": len(said)},
    )  # fmt: skip
    return kept

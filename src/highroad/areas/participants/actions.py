"""Taking somebody in, and marking the steps on their way. Areas above ask whether it may happen."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.participants.models import Milestone, Participant
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no
from highroad.kit.refs import Ref


@transaction.atomic
def take_in(
    *, partnership: Partnership, name: str, by: User, at: datetime, born_on: date | None = None,
    email: str = "", user: User | None = None,
) -> Participant:  # fmt: skip
    """Keep somebody's record; with an address they get an account by invitation. Raises `Refused`.

    The caller has asked whether `by` may. The joint record holds the alias alone.
    """
    if not name.strip():
        raise Refused(no("A name is needed."))
    address = email.strip().lower()
    known = partnerships.users_by_address([address]) if address else {}
    last = Participant.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    alias = partnerships.alias_of(by, partnership)
    made = Participant.objects.create(
        partnership=partnership, number=(last or 0) + 1, name=name.strip(), born_on=born_on,
        user=user or known.get(address), made_by_alias=alias, made_at=at,
    )  # fmt: skip
    if address and made.user is None:
        made.invitation, _token = accounts.invite(email=address, about=Ref.to(made), by=by, at=at)
        made.save(update_fields=["invitation"])
    ledger.record(
        partnership.log, act="participant.taken_in", about=Ref.to(made), by=alias, at=at,
        content={"alias": made.alias},
    )  # fmt: skip
    return made


def mark(*, participant: Participant, kind: MilestoneKind, on: date, about: Ref) -> Milestone:
    """Mark a step, once for each record it comes from; inside the act that makes it."""
    made, _is_new = Milestone.objects.get_or_create(
        participant=participant, kind=kind, about=str(about), defaults={"on": on}
    )
    return made

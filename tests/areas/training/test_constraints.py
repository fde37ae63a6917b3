"""Each constraint of enrollments and hours, hit once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.participants.models import Milestone, Participant
from highroad.areas.training.models import (
    AgreementSignature,
    AreaList,
    Enrollment,
    HoursEntry,
    HoursWord,
    Pairing,
    PreApprenticeship,
    PreparingCount,
    SiteDay,
    StatusMove,
    TotalsPublication,
    TotalsWithdrawal,
    TractNote,
    WagePaid,
)
from tests.areas.training.scene import NOON, START, TODAY, Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


CONSTRAINTS = (
    "participants_number_once", "participants_has_a_name", "participants_milestone_once",
    "training_credit_not_below_nought", "training_transferred_once", "training_signature_once",
    "training_signature_has_a_name", "training_move_number_once", "training_cancelled_by_somebody",
    "training_pairing_once", "training_pairing_ends_after_start", "training_entry_counts_once",
    "training_entry_hours_of_a_day", "training_correction_has_a_reason", "training_declined_with_a_reason",
    "training_wage_above_nought", "training_site_day_number_once", "training_site_day_has_a_site",
)  # fmt: skip


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_database_has_the_last_word(scene: Scene, constraint: str):
    entry, lena, kept = scene.log(), scene.table.lena, scene.enrollment
    hand: dict[str, Any] = {"entered_by": lena, "entered_at": NOON}
    person: dict[str, Any] = {
        "partnership": scene.table.partnership,
        "made_by_alias": "x",
        "made_at": NOON,
    }
    enrollment: dict[str, Any] = {
        "program": scene.program,
        "standards": kept.standards,
        "participant": kept.participant,
        "employer": kept.employer,
        "started_on": START,
        "made_by_alias": "x",
        "made_at": NOON,
    }
    row: dict[str, Any] = {
        "enrollment": kept,
        "day": TODAY,
        "process": "p",
        "employer": kept.employer,
        **hand,
    }
    site: dict[str, Any] = {
        "program": scene.program,
        "employer": kept.employer,
        "day": TODAY,
        "journeyworkers": 1,
        **hand,
    }
    move: dict[str, Any] = {"enrollment": kept, "on": TODAY, "by_alias": "x", "at": NOON}
    beside: dict[str, Any] = {
        "enrollment": kept,
        "kind": "mentor",
        "from_on": TODAY,
        "made_by_alias": "x",
        "made_at": NOON,
    }
    Milestone.objects.get_or_create(
        participant=kept.participant, kind="enrolled", about="a", on=START
    )
    broken = {
        "participants_number_once": lambda: Participant.objects.create(number=1, name="X", **person),
        "participants_has_a_name": lambda: Participant.objects.create(number=9, name="", **person),
        "participants_milestone_once": lambda: Milestone.objects.create(participant=kept.participant, kind="enrolled", about="a", on=TODAY),
        "training_credit_not_below_nought": lambda: Enrollment.objects.create(credit_hours=-1, **enrollment),
        "training_transferred_once": lambda: [Enrollment.objects.create(transferred_from=kept, **enrollment) for _ in range(2)],
        "training_signature_once": lambda: AgreementSignature.objects.create(enrollment=kept, part="apprentice", name="X", signed_on=TODAY, **hand),
        "training_signature_has_a_name": lambda: AgreementSignature.objects.create(enrollment=kept, part="guardian", name="", signed_on=TODAY, **hand),
        "training_move_number_once": lambda: StatusMove.objects.create(number=1, status="SU", **move),
        "training_cancelled_by_somebody": lambda: StatusMove.objects.create(number=9, status="CA", **move),
        "training_pairing_once": lambda: Pairing.objects.create(**{**beside, "kind": "journeyworker"}, user=scene.ben),
        "training_pairing_ends_after_start": lambda: Pairing.objects.create(user=lena, to_on=START, **beside),
        "training_entry_counts_once": lambda: HoursEntry.objects.create(client_key=entry.client_key, hours=1, **row),
        "training_entry_hours_of_a_day": lambda: HoursEntry.objects.create(client_key=uuid4(), hours=0, **row),
        "training_correction_has_a_reason": lambda: HoursEntry.objects.create(client_key=uuid4(), hours=1, corrects=entry, **row),
        "training_declined_with_a_reason": lambda: HoursWord.objects.create(entry=entry, is_confirmed=False, by=lena, at=NOON),
        "training_wage_above_nought": lambda: WagePaid.objects.create(enrollment=kept, from_on=TODAY, rate=0, **hand),
        "training_site_day_number_once": lambda: [SiteDay.objects.create(site="A", number=1, **site) for _ in range(2)],
        "training_site_day_has_a_site": lambda: SiteDay.objects.create(site="", number=1, **site),
    }  # fmt: skip

    with pytest.raises(IntegrityError), transaction.atomic():
        broken[constraint]()


def test_a_list_has_a_version_and_lists_and_tracts_are_numbered_once(scene: Scene):
    made: dict[str, Any] = {"made_by_alias": "x", "made_at": NOON}
    listed: dict[str, Any] = {"program": scene.program, "source": "S", "dated_on": START, "digest": "d", **made}  # fmt: skip
    tract: dict[str, Any] = {"participant": scene.enrollment.participant, "number": 1, **made}
    AreaList.objects.create(number=1, version="1", **listed)
    TractNote.objects.create(**tract)
    published: dict[str, Any] = {
        "program": scene.program,
        "kind": "seated",
        "first_on": START,
        "figures": {},
        "seal": "s",
        **made,
    }
    total = TotalsPublication.objects.create(number=1, last_on=START, **published)
    withdrawn: dict[str, Any] = {"publication": total, "reason": "r", **made}
    TotalsWithdrawal.objects.create(number=1, **withdrawn)
    before = PreApprenticeship.objects.create(
        body=scene.table.body, name="N", provider="P", elements={}, **made
    )
    counted: dict[str, Any] = {"preparing": before, "on": START, "finished": {}, "entered": {}, "smallest": 11, **made}  # fmt: skip
    PreparingCount.objects.create(**counted)
    broken = {
        "training_area_list_number_once": lambda: AreaList.objects.create(number=1, version="2", **listed),
        "training_area_list_has_a_version": lambda: AreaList.objects.create(number=2, version="", **listed),
        "training_publication_number_once": lambda: TotalsPublication.objects.create(number=1, last_on=TODAY, **published),
        "training_publication_in_order": lambda: TotalsPublication.objects.create(number=2, last_on=date(2020, 1, 1), **published),
        "training_publication_says_what_was_wrong": lambda: TotalsPublication.objects.create(number=3, last_on=TODAY, replaces=total, **published),
        "training_withdrawal_number_once": lambda: TotalsWithdrawal.objects.create(number=1, **withdrawn),
        "training_withdrawal_has_a_reason": lambda: TotalsWithdrawal.objects.create(number=2, **{**withdrawn, "reason": ""}),
        "training_preparing_count_once": lambda: PreparingCount.objects.create(**counted),
        "training_tract_number_once": lambda: TractNote.objects.create(**tract),
    }  # fmt: skip

    for again in broken.values():
        with pytest.raises(IntegrityError), transaction.atomic():
            again()

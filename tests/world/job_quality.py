"""Good jobs of the world: a card with a disputed reading and a declared one, wages of the region."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from highroad.areas.job_quality import actions
from highroad.areas.job_quality.actions import LivingWageDraft, ReadingDraft, ScheduleDraft
from highroad.areas.job_quality.models import JobCard, PayStudy
from highroad.areas.job_quality.vocabulary import (
    ClassificationTest,
    InquiryKind,
    InquiryReply,
    ReadingStance,
    questions_of,
)
from highroad.areas.partnerships.vocabulary import Side

if TYPE_CHECKING:
    from tests.world.everything import WholeBuilder

HEAD = "AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90"


def rate_jobs(builder: WholeBuilder) -> None:
    """Everything by actions, every text a canary."""
    things, people, word = builder.table.things, builder.table.people, builder.word
    management, day = people["management"], timezone.localdate(builder.now())
    job = actions.open_card(
        body=things["body"], party=builder.party(Side.MANAGEMENT), title=word("joint", "job"),
        occupation="47-2111", area="12", by=management, at=builder.now(),
    )  # fmt: skip
    for indicator in ("health", "notice"):
        things["job_reading"] = actions.read(
            job=job, by=management, at=builder.now(),
            draft=ReadingDraft(
                indicator=indicator, value=Decimal(14), read_on=day, source=word("joint", "reading_source")
            ),
        )  # fmt: skip
        if indicator == "health":
            actions.answer(
                given=things["job_reading"], stance=ReadingStance.DISPUTE,
                words=word("joint", "reading_dispute"), by=people["labor"], at=builder.now(),
            )  # fmt: skip
    area, occupation = word("joint", "wage_area"), word("joint", "wage_occupation")
    lines = [HEAD, f"12,{area},4,47-2111,{occupation},detailed,900,20,25,30,40,50"]
    actions.load_wages(
        body=things["body"], title=word("joint", "wage_file"), content="\n".join(lines).encode(),
        by=people["labor"], at=builder.now(),
    )  # fmt: skip
    actions.hold_against_region(
        job=job, rate=Decimal(33), read_on=day, by=management, at=builder.now()
    )
    things["job_card"] = job
    _look_and_weigh(builder, job)
    until = timezone.localdate() + timedelta(days=30)
    things["word_round"], things["word_tickets"] = actions.ask_workers(
        job=job, readings_asked=[things["job_reading"]], tickets=22, closes_on=until, by=management,
        at=timezone.now(),
    )  # fmt: skip


def _look_and_weigh(builder: WholeBuilder, job: JobCard) -> None:
    """A living wage that labor disputes, a look at contracts, weights put to both sides, a study."""
    things, people, word = builder.table.things, builder.table.people, builder.word
    management, day = people["management"], timezone.localdate(builder.now())
    wage = actions.enter_living_wage(
        body=things["body"], by=management, at=builder.now(),
        draft=LivingWageDraft(
            family=word("joint", "family"), area=word("joint", "living_area"), year=day.year,
            dollars=Decimal("24.10"), source=word("joint", "living_source"), looked_up_on=day,
        ),
    )  # fmt: skip
    actions.answer(
        given=wage, stance=ReadingStance.DISPUTE, words=word("joint", "living_dispute"),
        by=people["labor"], at=builder.now(),
    )  # fmt: skip
    questions = questions_of(InquiryKind.TERMS, ClassificationTest.NONE)
    things["job_inquiry"] = actions.look_through(
        job=job, kind=InquiryKind.TERMS, test=ClassificationTest.NONE, looked_on=day, by=management,
        replies=dict.fromkeys((each.key for each in questions), InquiryReply.YES),
        words=dict.fromkeys((each.key for each in questions), word("joint", "clause_words")),
        at=builder.now(),
    )  # fmt: skip
    things["score_weights"] = actions.put_weights(
        body=things["body"], weights={"pay": 60, "benefits": 40}, smallest_coverage=75, by=management,
        at=builder.now(),
    )  # fmt: skip
    things["living_wage"] = wage
    things["wage_schedule"] = actions.declare_schedule(
        job=job, by=management, at=builder.now(),
        draft=ScheduleDraft(
            from_on=day, source=word("joint", "schedule_source"), filed_as=word("joint", "filed_as"),
            filed_by=word("joint", "filed_by"), steps=actions.steps_of("20, 12\n24.50"),
        ),
    )  # fmt: skip
    actions.answer(
        given=things["wage_schedule"], stance=ReadingStance.DISPUTE, words=word("joint", "schedule_dispute"),
        by=people["labor"], at=builder.now(),
    )  # fmt: skip
    things["pay_study"] = PayStudy.objects.create(
        body=things["body"], kind="moved_up", groups="sex", year=day.year - 1, smallest_count=5,
        scan_digest="0" * 64, side=Side.MANAGEMENT, made_by_alias="management-1", made_at=builder.now(),
        content=[{"group": "women", "reached": None, "counted": None},
                 {"group": "", "reached": 20, "counted": 40}],
    )  # fmt: skip

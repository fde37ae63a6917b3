"""Good jobs of the world: a card with a disputed reading and a declared one, wages of the region."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from highroad.areas.job_quality import actions
from highroad.areas.job_quality.actions import ReadingDraft
from highroad.areas.job_quality.vocabulary import ReadingStance
from highroad.areas.partnerships.vocabulary import Side

if TYPE_CHECKING:
    from tests.world.everything import WholeBuilder

HEAD = "AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90"


def rate_jobs(builder: WholeBuilder) -> None:
    """Everything by actions, every text a canary."""
    things, people, word = builder.table.things, builder.table.people, builder.word
    management, day = people["management"], builder.now().date()
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
                reading=things["job_reading"], stance=ReadingStance.DISPUTE,
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
    until = timezone.localdate() + timedelta(days=30)
    things["word_round"], things["word_tickets"] = actions.ask_workers(
        job=job, readings_asked=[things["job_reading"]], tickets=22, closes_on=until, by=management,
        at=timezone.now(),
    )  # fmt: skip

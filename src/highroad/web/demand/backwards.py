"""The plan drawn backwards from a job: what is there, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from highroad.areas.demand.queries import JobOrder

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class PlanStep:
    """One station of the way; without lines it is missing, and `ask` says what to find out."""

    name: Words
    lines: tuple[Words, ...]
    ask: Words

    @property
    def is_there(self) -> bool:
        return bool(self.lines)


def steps_of(order: JobOrder) -> list[PlanStep]:
    """Job, skills, certificates, training, provider, wage step, promise to hire."""
    return [
        PlanStep(name=_("Job"), lines=_job(order), ask=""),
        PlanStep(
            name=_("Skills"), lines=_lines(order.skills),
            ask=_("Ask the employer and people who do this work which skills it takes."),
        ),
        PlanStep(
            name=_("Certificates"), lines=_lines(order.certificates),
            ask=_("Ask which certificates or licenses the job takes, or note that it takes none."),
        ),
        PlanStep(
            name=_("Training"), lines=_lines(order.training),
            ask=_("Find or build the training that leads to these skills."),
        ),
        PlanStep(
            name=_("Provider"), lines=_lines(order.provider),
            ask=_("Agree on who gives the training."),
        ),
        PlanStep(name=_("Wage step"), lines=_wage(order), ask=_("Agree on the wage at the start.")),
        PlanStep(
            name=_("Promise to hire"), lines=_promise(order),
            ask=_("Ask the employer to promise how many graduates it will hire."),
        ),
    ]  # fmt: skip


def _lines(text: str) -> tuple[Words, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _job(order: JobOrder) -> tuple[Words, ...]:
    named = f"{order.occupation} ({order.soc})" if order.soc else order.occupation
    count = _("%(count)s people, %(employer)s") % {"count": order.count, "employer": order.employer}
    return (named, count)


def _wage(order: JobOrder) -> tuple[Words, ...]:
    found: list[Words] = list(_lines(order.wage_step))
    if order.wage is not None:
        amount = number_format(order.wage, 2, use_l10n=True)
        found.append(_("$%(amount)s an hour") % {"amount": amount})
    return tuple(found)


def _promise(order: JobOrder) -> tuple[Words, ...]:
    if not order.promised_hires:
        return ()
    said = _("%(promised)s of %(count)s promised") % {
        "promised": order.promised_hires, "count": order.count,
    }  # fmt: skip
    return (said, *_lines(order.promise))

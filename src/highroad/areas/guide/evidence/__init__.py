"""Live figures from every area, for the guide.

A collector asks the queries of one area and returns lines of evidence. `SHOWN_BY` names, for each
question, the collectors that speak for it: an area joins the guide with a collector here and its
name in that table. Nothing is kept: evidence is read when somebody looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Model
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.models import User
from highroad.areas.demand import queries as demand
from highroad.areas.demand.vocabulary import ForecastStatus, Sheet
from highroad.areas.fair_access.models import Publication
from highroad.areas.fair_access.vocabulary import Breakdown
from highroad.areas.guide.evidence.asked import Asked, Collector
from highroad.areas.guide.evidence.assured import (
    agreements_are_in_force,
    employers_keep_out,
    first_contracts_are_settled,
    hires_are_promised,
    notices_are_posted,
    organizers_have_access,
    sign_up_is_recognized,
)
from highroad.areas.guide.evidence.helped import help_is_given, helpers_help, people_are_asked
from highroad.areas.guide.evidence.jobs import job_pledges_are_kept, readings_of
from highroad.areas.guide.evidence.remedies import remedies_of
from highroad.areas.guide.rules import EvidenceLine, QuestionView, Remedy
from highroad.areas.guide.vocabulary import BY_KEY, QUESTIONS, EvidenceKind, Question
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Charter, Partnership, Party
from highroad.areas.partnerships.vocabulary import BodyKind, OrganizationKind
from highroad.areas.training import queries as training
from highroad.kit.refs import Ref


def seats_are_equal(asked: Asked) -> list[EvidenceLine]:
    """Labor and management sit in equal numbers."""
    found = []
    for body in asked.bodies:
        parity = partnerships.parity_of(body)
        if parity.is_equal and parity.labor:
            values = {"seats": parity.labor, "body": body.name}
            what = _("Labor and management have {seats} seats each in {body}")
            found.append(_line(EvidenceKind.PARTIES, asked, what, _("Roster"), body, values))
    return found


def charters_are_in_force(asked: Asked) -> list[EvidenceLine]:
    """Both sides adopted the charter as its clauses read today."""
    return [_charter_line(asked, charter) for charter in asked.charters]


def access_committee_is_chartered(asked: Asked) -> list[EvidenceLine]:
    """The same for access and opportunity committees alone."""
    return [
        _charter_line(asked, charter)
        for charter in asked.charters
        if charter.body.kind == BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE
    ]


def _charter_line(asked: Asked, charter: Charter) -> EvidenceLine:
    values = {"number": charter.number, "body": charter.body.name}
    what = _("Charter {number} of {body} is in force, adopted by both sides")
    return _line(EvidenceKind.CHARTER, asked, what, _("Joint decisions"), charter, values)


def _line(
    kind: EvidenceKind,
    asked: Asked,
    what: object,
    source: object,
    record: Model,
    values: Mapping[str, object],
) -> EvidenceLine:
    """A line about how things stand on the day that was asked for."""
    return EvidenceLine(kind, asked.on, what, source, Ref.to(record), values)


def _at_the_table(asked: Asked, kinds: tuple[OrganizationKind, ...]) -> list[EvidenceLine]:
    return [
        EvidenceLine(
            EvidenceKind.PARTIES,
            asked.on,
            _("{party} is a party ({kind})"),
            _("Parties"),
            Ref(Party._meta.label_lower, str(party.key)),
            {"party": party.name, "kind": party.kind.label},
        )
        for party in partnerships.list_parties(asked.partnership, asked.seen_by)
        if party.kind in kinds
    ]


def teachers_are_parties(asked: Asked) -> list[EvidenceLine]:
    """Providers, workforce boards, colleges and community organizations at the table."""
    return _at_the_table(
        asked,
        (
            OrganizationKind.TRAINING_PROVIDER,
            OrganizationKind.WORKFORCE_BOARD,
            OrganizationKind.COLLEGE,
            OrganizationKind.COMMUNITY_ORGANIZATION,
        ),
    )


def helpers_are_parties(asked: Asked) -> list[EvidenceLine]:
    """The workforce board and community organizations at the table."""
    return _at_the_table(
        asked, (OrganizationKind.WORKFORCE_BOARD, OrganizationKind.COMMUNITY_ORGANIZATION)
    )


def filings_are_certified(asked: Asked) -> list[EvidenceLine]:
    """Workforce filings that both sides certified and no correction has replaced."""
    return [
        EvidenceLine(
            EvidenceKind.FILING,
            localdate(filing.receipt_at),
            _("Filing {number}, {period}, {lines} lines"),
            _("Certified filings"),
            Ref.to(filing),
            {"number": filing.number, "period": filing.period, "lines": filing.line_count},
        )
        for filing in asked.filings
        if filing.receipt_at is not None
    ]


def figures_are_published(asked: Asked) -> list[EvidenceLine]:
    """Protected figures that both sides adopted and published, of the day they were published."""
    return _figures(asked, frozenset(Breakdown))


def figures_show_groups(asked: Asked) -> list[EvidenceLine]:
    """The same, where they tell people apart by sex or race."""
    return _figures(asked, frozenset({Breakdown.SEX, Breakdown.RACE}))


def figures_show_residents(asked: Asked) -> list[EvidenceLine]:
    """The same, where they tell residents apart."""
    return _figures(asked, frozenset({Breakdown.RESIDENCE}))


def _figures(asked: Asked, breakdowns: frozenset[Breakdown]) -> list[EvidenceLine]:
    return [
        EvidenceLine(
            EvidenceKind.FIGURE,
            localdate(figure.published_at),
            _("{title} ({period})"),
            _("Published figures"),
            Ref(Publication._meta.label_lower, str(figure.key)),
            {"title": figure.title, "period": figure.period},
        )
        for figure in asked.figures
        if figure.breakdown in breakdowns and figure.published_at is not None
    ]


def forecasts_by_craft(asked: Asked) -> list[EvidenceLine]:
    """Signed forecasts that count crafts and that no later move has overtaken."""
    return _forecasts(asked, frozenset({Sheet.CRAFTS}))


def forecasts_beyond_crafts(asked: Asked) -> list[EvidenceLine]:
    """The same for project management together with operations and maintenance."""
    return _forecasts(asked, frozenset({Sheet.MANAGEMENT, Sheet.OPERATIONS}))


def _forecasts(asked: Asked, sheets: frozenset[Sheet]) -> list[EvidenceLine]:
    return [
        EvidenceLine(
            EvidenceKind.FORECAST,
            view.forecast.as_of,
            _("Forecast {number} of hands, signed by both sides"),
            _("Demand"),
            Ref.to(view.forecast),
            {"number": view.forecast.number},
        )
        for view in asked.forecasts
        if view.status is ForecastStatus.SIGNED
        and not view.is_overtaken
        and sheets <= {each["sheet"] for each in view.forecast.content["crafts"]}
    ]


def orders_are_named(asked: Asked) -> list[EvidenceLine]:
    """Job orders of employers that say which skills or certificates they take."""
    return [
        EvidenceLine(
            EvidenceKind.FORECAST,
            localdate(order.made_at),
            _("{count} × {occupation}, ordered with the skills it takes"),
            _("Job orders"),
            Ref.to(order),
            {"count": order.count, "occupation": order.occupation},
        )
        for order in demand.list_orders(asked.partnership, asked.seen_by)
        if order.skills or order.certificates
    ]


def standards_are_adopted(asked: Asked) -> list[EvidenceLine]:
    """Apprenticeships whose standards both sides adopted and no later version has replaced."""
    return [
        EvidenceLine(
            EvidenceKind.TRAINING,
            asked.on,
            _("Standards of {program} are in force, adopted by both sides"),
            _("Program standards"),
            Ref("training.trainingprogram", str(line.key)),
            {"program": line.name},
        )
        for line in training.list_programs(asked.partnership, seen_by=asked.seen_by, on=asked.on)
        if line.has_standards
    ]


SHOWN_BY: Mapping[str, tuple[Collector, ...]] = {
    "1a": (seats_are_equal, charters_are_in_force),
    "1a2": (standards_are_adopted,),
    "1a3": (teachers_are_parties,),
    "1a4": (helpers_are_parties,),
    "3a": (agreements_are_in_force,),
    "3a1": (organizers_have_access,),
    "3a2": (employers_keep_out,),
    "3a3": (sign_up_is_recognized,),
    "3a4": (first_contracts_are_settled,),
    "2a1": (orders_are_named,),
    "2c": (help_is_given,),
    "2c1": (people_are_asked,),
    "2c2": (helpers_help,),
    "2d": (standards_are_adopted,),
    "2b1": (forecasts_by_craft,),
    "2b2": (forecasts_beyond_crafts,),
    "3a5": (notices_are_posted,),
    "4a": (access_committee_is_chartered, filings_are_certified, figures_show_groups),
    "4a1": (figures_show_groups,),
    "4a2": (filings_are_certified, figures_are_published),
    "4a4": (hires_are_promised,),
    "4a5": (figures_show_residents,),
    "5a": (readings_of("", only=[one for group in BY_KEY["5a"].parts for one in group]),),
    "5a1": (job_pledges_are_kept,),
    **{key: (readings_of(key),) for key in (f"5a{number}" for number in range(2, 11))},
}


def lines_of(
    partnership: Partnership, *, seen_by: User, on: date, only: Question | None = None
) -> dict[str, list[EvidenceLine]]:
    """Every line that speaks for each question, or for one; each collector is asked once."""
    asked = Asked(partnership, seen_by, on)
    questions = (only,) if only else QUESTIONS
    wanted = {one for question in questions for one in SHOWN_BY.get(question.key, ())}
    found = {one: one(asked) for one in wanted}
    return {
        question.key: [
            line
            for one in SHOWN_BY.get(question.key, ())
            for line in found[one]
            if line.kind in question.evidence_kinds
        ]
        for question in questions
    }


def lacking(
    partnership: Partnership, view: QuestionView, *, seen_by: User, on: date
) -> list[Remedy]:
    """What would turn a question without proof into a yes, each where it is done."""
    return remedies_of(Asked(partnership, seen_by, on), view)

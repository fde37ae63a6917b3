"""What the templates of demand show: charts, tables, sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from highroad.areas.demand.queries import TIGHT_ABOVE, CraftOutlook, GapRow, IntakeView, Month, Part
from highroad.areas.demand.vocabulary import Cap, Sheet, Tightness
from highroad.web.ui.charts import Series, draw_trend
from highroad.web.ui.parts import Figure, Table


def hands(value: float | None) -> str:
    """Hands as people write them; a dash where nothing is known."""
    if value is None:
        return "–"
    return str(number_format(round(value, 1), 1, use_l10n=True, force_grouping=True))


def name_of(quarter: object) -> str:
    """`2027-Q2` as `Q2 2027`, `2027-05` as `May 2027`."""
    year, number = str(quarter).split("-")
    if number.startswith("Q"):
        return f"{number} {year}"
    return str(date_format(date(int(year), int(number), 1), "M Y"))


def rank_of(rank: Tightness | None) -> str:
    """`4 Tight`; a dash where the supply is not known."""
    return "–" if rank is None else f"{rank.value} {rank.label}"


def percent_of(share: float) -> str:
    """A share in whole percent."""
    return str(number_format(round(100 * share), 0, use_l10n=True))


TONES: Mapping[Tightness, str] = {
    Tightness.PLENTY: "plain", Tightness.EASY: "ok", Tightness.LEVEL: "open",
    Tightness.TIGHT: "watch", Tightness.VERY_TIGHT: "bad",
}  # fmt: skip


@dataclass(frozen=True)
class CraftRow:
    """A craft at a glance."""

    craft: str
    peak: str
    expected: str
    supply: str
    widest: str
    is_short: bool
    replacement: str
    rank: str
    """The highest rank of tightness ahead."""
    rank_tone: str
    rank_now: str


def rank_rows() -> list[tuple[str, str]]:
    """Each rank with what it means."""
    edges = [percent_of(limit) for limit in TIGHT_ABOVE]
    texts = [_("up to %(most)s percent") % {"most": edges[0]}]
    texts += [
        _("above %(least)s to %(most)s percent") % {"least": least, "most": most}
        for least, most in pairwise(edges)
    ]
    texts.append(_("above %(least)s percent") % {"least": edges[-1]})
    return [(rank_of(rank), text) for rank, text in zip(Tightness, texts, strict=True)]


def tightest_of(outlook: CraftOutlook) -> Mapping[str, str] | None:
    """When it is tightest, and its rank."""
    row = outlook.tightest
    return None if row is None else {"when": name_of(row.quarter), "rank": rank_of(row.tightness)}


@dataclass(frozen=True)
class PartWords:
    """Some of the projects beside all of them, ready to be read."""

    count: int
    of_count: int
    value_percent: str
    hours_percent: str


def part_in_words(part: Part) -> PartWords | None:
    """Nothing where none of the projects is meant."""
    if not part.count:
        return None
    return PartWords(
        part.count, part.of_count, percent_of(part.value_share), percent_of(part.hours_share)
    )


def by_sheet(outlooks: Sequence[CraftOutlook]) -> list[tuple[Sheet, list[CraftRow]]]:
    """All three sheets, as DOL's guide asks, also where one is still empty."""
    return [(sheet, [row_of(each) for each in outlooks if each.sheet == sheet]) for sheet in Sheet]


def row_of(outlook: CraftOutlook) -> CraftRow:
    """Peak, supply at the peak, the widest gap, the rank."""
    peak, widest, tightest = outlook.peak, outlook.widest, outlook.tightest
    short = widest.gap if widest else None
    rank = tightest.tightness if tightest else None
    return CraftRow(
        craft=outlook.craft,
        peak=name_of(peak.quarter),
        expected=hands(peak.expected),
        supply=hands(peak.supply),
        widest=hands(short),
        is_short=short is not None and short > 0.05,
        replacement=hands(outlook.replacement),
        rank=rank_of(rank),
        rank_tone=TONES[rank] if rank else "",
        rank_now=rank_of(outlook.rows[0].tightness),
    )


def figure_of(outlook: CraftOutlook) -> Figure:
    """Demand, supply and the upper edge of the band, quarter by quarter."""
    rows = outlook.rows
    series = [Series(name=_("Expected"), values=[row.expected for row in rows])]
    if outlook.widest is not None:
        series.append(Series(name=_("Supply"), values=[row.supply for row in rows]))
    series.append(Series(name=_("High"), values=[row.high for row in rows]))
    sentence = sentence_of(outlook)
    title = _("%(craft)s: hands needed and hands there") % {"craft": outlook.craft}
    return Figure(
        title=title,
        sentence=sentence,
        drawing=draw_trend(
            series, periods=[name_of(row.quarter) for row in rows], title=title,
            description=sentence,
        ),
        table=table_of(outlook),
        source=_(
            
                "Low and high: exceeded with a chance of nine and of one in ten. From orders, the "
                "project pipeline and the figures of this partnership."
        ),
    )  # fmt: skip


def sentence_of(outlook: CraftOutlook) -> str:
    """What the chart says."""
    peak, widest = outlook.peak, outlook.widest
    said = _("Most hands are expected in %(quarter)s: %(count)s.") % {
        "quarter": name_of(peak.quarter), "count": hands(peak.expected),
    }  # fmt: skip
    if widest is None:
        return f"{said} {_('How many there are has not been entered yet.')}"
    if (widest.gap or 0) <= 0.05:
        return f"{said} {_('There are enough in every quarter.')}"
    short = _("The widest gap is %(gap)s hands, in %(quarter)s.") % {
        "gap": hands(widest.gap), "quarter": name_of(widest.quarter),
    }  # fmt: skip
    return f"{said} {short}"


def table_of(outlook: CraftOutlook) -> Table:
    """The numbers behind the chart."""
    monthly = isinstance(outlook.rows[0].quarter, Month)
    caption = _("%(craft)s by month, in hands") if monthly else _("%(craft)s by quarter, in hands")
    first = _("Month") if monthly else _("Quarter")
    steady = any(row.steady for row in outlook.rows)
    return Table(
        caption=caption % {"craft": outlook.craft},
        head=[
            first, _("Low"), _("Expected"), _("High"), _("Supply"), _("Gap"), _("Tightness"),
            *([_("Of them permanent")] if steady else []),
        ],
        rows=[
            [
                name_of(row.quarter), hands(row.low), hands(row.expected), hands(row.high),
                hands(row.supply), hands(row.gap), rank_of(row.tightness),
                *([hands(row.steady)] if steady else []),
            ]
            for row in outlook.rows
        ],
        words=frozenset({6}),
    )  # fmt: skip


@dataclass(frozen=True)
class IntakeRow:
    """Starts that a quarter's gap takes, when, and what holds them down."""

    quarter: str
    gap: str
    start_in: str
    wanted: int
    allowed: int
    bound_by: str
    is_late: bool


def intake_rows(outlook: CraftOutlook) -> list[IntakeRow]:
    """Only quarters that take starts beyond those before them."""
    return [_intake(row) for row in outlook.rows if row.intake and row.intake.wanted]


def _intake(row: GapRow) -> IntakeRow:
    assert row.intake is not None
    bound = row.intake.bound_by
    return IntakeRow(
        quarter=name_of(row.quarter),
        gap=hands(row.gap),
        start_in=name_of(row.start_in),
        wanted=row.intake.wanted,
        allowed=row.intake.allowed,
        bound_by=str(Cap(bound).label) if bound else "",
        is_late=bound is Cap.LEAD_TIME,
    )


def table_of_content(content: Mapping[str, Any]) -> list[Table]:
    """A frozen forecast, one table a craft, exactly as it was signed."""
    columns = (
        ("low", _("Low")), ("expected", _("Expected")), ("high", _("High")),
        ("supply", _("Supply")), ("gap", _("Gap")), ("steady", _("Of them permanent")),
    )  # fmt: skip
    tables = []
    for each in content["crafts"]:
        shown = [(name, label) for name, label in columns if name in each]
        tables.append(
            Table(
                caption=_("%(craft)s by quarter, in hands") % {"craft": each["craft"]},
                head=[_("Quarter"), *(label for _name, label in shown)],
                rows=[
                    [name_of(quarter), *(each[name][place] or "–" for name, _label in shown)]
                    for place, quarter in enumerate(content["quarters"])
                ],
            )
        )
    return tables


def binding_rows(view: IntakeView) -> list[tuple[str, str, str]]:
    """What holds the plan down, where, and what one more place brings; caps that hold together in one line."""
    return [
        (each.craft, _held_by([str(cap.label) for cap in each.caps]), hands(each.worth))
        for each in view.plan.bindings
    ]


def _held_by(caps: Sequence[str]) -> str:
    if len(caps) == 1:
        return caps[0]
    return _("%(caps)s: only together") % {"caps": ", ".join(caps)}


def start_rows(view: IntakeView) -> list[tuple[str, list[tuple[str, int]], int]]:
    """For each craft the quarters with starts, in whole people, and their sum."""
    found = []
    for craft, starts in view.plan.starts.items():
        pairs = [(name_of(q), n) for q, n in zip(view.quarters, starts, strict=True) if n]
        found.append((craft, pairs, sum(starts)))
    return found

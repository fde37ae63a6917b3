"""Evidence of supports: protected totals that both sides published, never a person and never a case."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from highroad.areas.guide.evidence.asked import Asked
from highroad.areas.guide.rules import EvidenceLine
from highroad.areas.guide.vocabulary import EvidenceKind
from highroad.areas.supports.queries import ProtectedTotals
from highroad.kit.refs import Ref

ALL = "Total"


def _lines(
    asked: Asked, what: object, values: Callable[[ProtectedTotals], dict[str, object] | None]
) -> list[EvidenceLine]:
    """A line for each published total that shows the number; of the last day of its period."""
    return [
        EvidenceLine(
            EvidenceKind.SUPPORTS, view.table.last_on, what, _("Published totals of supports"),
            Ref.to(view.total), said,
        )
        for view in asked.supports
        if (said := values(view.table)) is not None
    ]  # fmt: skip


def help_is_given(asked: Asked) -> list[EvidenceLine]:
    """Needs that were met, by a helper or by the desk itself."""

    def found(table: ProtectedTotals) -> dict[str, object] | None:
        parts = [table.count(ALL, name) for name in ("served", "met")]
        met, whole = sum(part or 0 for part in parts), table.count(ALL, ALL)
        return {"met": met, "of": whole} if met and whole else None

    return _lines(asked, _("At least {met} of {of} needs at the desk for help were met"), found)


def people_are_asked(asked: Asked) -> list[EvidenceLine]:
    """Needs that were found because somebody asked."""

    def found(table: ProtectedTotals) -> dict[str, object] | None:
        whole = table.count(ALL, ALL)
        return {"of": whole} if whole else None

    return _lines(asked, _("People told the desk for help of {of} needs"), found)


def helpers_help(asked: Asked) -> list[EvidenceLine]:
    """Needs that a helper outside met."""

    def found(table: ProtectedTotals) -> dict[str, object] | None:
        served = table.count(ALL, "served")
        return {"served": served} if served else None

    return _lines(asked, _("Helpers outside met {served} needs"), found)

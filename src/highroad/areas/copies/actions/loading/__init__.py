"""Loading the content of a copy into the database, with every fault named. The caller holds the transaction.

The file is read three times, and never more of it than a few rows at once: each line by itself, then
what lines name, and when nothing is wrong they are read to be saved. What stays in memory are keys.
"""

from __future__ import annotations

from highroad.areas.copies.actions.loading.judging import (
    check_partnership,
    has_known_fields,
    judge_lines,
    judge_names,
    judge_people,
)
from highroad.areas.copies.actions.loading.logs import save_logs
from highroad.areas.copies.actions.loading.saving import save_all
from highroad.areas.copies.actions.loading.state import Loading
from highroad.areas.copies.rules.manifests import Manifest
from highroad.areas.fair_access import actions as fair_access
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import no
from highroad.kit.copying import Fault

__all__ = ["Loading", "load"]


def load(loading: Loading) -> Partnership | None:
    """Load everything; nothing, if there is a fault, of which as many are named as can be."""
    manifest = loading.archive.manifest
    if manifest is None or loading.faults or not has_known_fields(loading, manifest):
        return None
    judge_lines(loading, manifest)
    check_partnership(loading, manifest)
    if loading.faults:
        return None
    judge_people(loading)
    judge_names(loading)
    for step in (save_rows, judge_figures, save_logs):
        if not loading.faults:
            step(loading, manifest)
    if loading.faults:
        return None
    return Partnership.objects.get(pk=manifest.partnership)


def save_rows(loading: Loading, manifest: Manifest) -> None:
    save_all(loading)


def judge_figures(loading: Loading, manifest: Manifest) -> None:
    """A signature says who wrote a figure, not that it gives nobody away: that is judged here."""
    partnership = Partnership.objects.get(pk=manifest.partnership)
    unreadable, held_back = fair_access.judge_brought(partnership=partnership, at=loading.at)
    for title in unreadable:
        loading.fault(title, no("These figures are no table that can be shown."))
    for title in held_back:
        loading.remarks.append(
            Fault(title, no("These figures do not hold here; the public will not see them."))
        )

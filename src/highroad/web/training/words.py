"""Ways, pills and crumbs of the pages of training."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from highroad.areas.partnerships.queries import Partnership
from highroad.areas.training.queries import TrainingProgram
from highroad.areas.training.vocabulary.credits import EndState, RequestState
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus, EntryState
from highroad.areas.training.vocabulary.learning import RatingState, SeatState
from highroad.areas.training.vocabulary.standards import Gravity, StandardsState
from highroad.areas.training.vocabulary.staying import ComplaintState, HowItGoes
from highroad.web.training.asking import Crumbs

STATES = {
    StandardsState.DRAFT: "plain", StandardsState.PUT: "open", StandardsState.IN_FORCE: "ok",
    StandardsState.REPLACED: "plain", StandardsState.FALLEN: "bad",
}  # fmt: skip
STATUSES = {
    EnrollmentStatus.AGREEMENT: "open", EnrollmentStatus.REGISTERED: "ok",
    EnrollmentStatus.SUSPENDED: "watch", EnrollmentStatus.REINSTATED: "ok",
    EnrollmentStatus.COMPLETED: "key", EnrollmentStatus.CANCELLED: "plain",
    EnrollmentStatus.TRANSFERRED: "plain",
}  # fmt: skip
ENTRIES = {
    EntryState.WAITING: "open", EntryState.CONFIRMED: "ok", EntryState.DECLINED: "bad",
    EntryState.CORRECTED: "plain",
}  # fmt: skip
RATINGS = {
    RatingState.WAITING: "open", RatingState.SIGNED: "ok", RatingState.DECLINED: "bad",
}  # fmt: skip
SEATS = {SeatState.HOLDS: "ok", SeatState.WAITS: "open", SeatState.LEFT: "plain"}
MOODS = {HowItGoes.WELL: "ok", HowItGoes.MIXED: "open", HowItGoes.HARD: "watch"}
COMPLAINTS = {
    ComplaintState.OPEN: "open", ComplaintState.ANSWERED: "ok", ComplaintState.APPEALED: "watch",
    ComplaintState.ELSEWHERE: "plain",
}  # fmt: skip
REQUESTS = {
    RequestState.WAITING: "open", RequestState.EXCUSES: "ok", RequestState.RAN_OUT: "watch",
    RequestState.LATE: "bad", RequestState.INCOMPLETE: "watch", RequestState.SENT: "key",
    RequestState.NOT: "bad",
}  # fmt: skip
ENDS = {
    EndState.KEPT: "ok", EndState.PLANNED: "open", EndState.NO_DAY: "watch", EndState.LATE: "bad",
    EndState.FADES: "watch", EndState.RUNS: "open", EndState.ENDED: "bad",
}  # fmt: skip
GRAVITIES = {Gravity.MISSING: "bad", Gravity.CONTRADICTION: "bad", Gravity.WARNING: "watch"}


def crumbs_of_partnership(partnership: Partnership) -> Crumbs:
    """Down to the list of programs."""
    return [
        (partnership.name, reverse("partnerships:detail", args=[partnership.key])),
        (_("Training"), reverse("training:programs", args=[partnership.key])),
    ]


def crumbs_of(program: TrainingProgram) -> Crumbs:
    """Down to a program."""
    here = (program.name, reverse("training:program", args=[program.key]))
    return [*crumbs_of_partnership(program.body.partnership), here]

"""The words of assurances."""

from highroad.areas.assurances.vocabulary.agreements import (
    AgreementKind,
    AgreementStance,
    AgreementStatus,
    BreachAct,
    BreachState,
    ClauseAct,
    ClauseState,
    DayCount,
    NoticeSector,
    RegisterStatus,
    WaitingTask,
)

__all__ = [
    "AgreementKind",
    "AgreementStance",
    "AgreementStatus",
    "BreachAct",
    "BreachState",
    "ClauseAct",
    "ClauseState",
    "DayCount",
    "NoticeSector",
    "RegisterStatus",
    "WaitingTask",
]

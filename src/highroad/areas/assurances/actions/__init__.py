"""What can be done with agreements: one function a deed."""

from highroad.areas.assurances.actions.agreements import (
    AgreementTerms,
    add_document,
    end,
    enter,
    say,
)
from highroad.areas.assurances.actions.breaches import report_breach, say_of_breach
from highroad.areas.assurances.actions.clauses import ClauseTerms, add_clause, renew
from highroad.areas.assurances.actions.clock import look_for_lapses
from highroad.areas.assurances.actions.register import (
    drop_register,
    publish_register,
    put_register,
    withdraw_register,
)

__all__ = [
    "AgreementTerms",
    "ClauseTerms",
    "add_clause",
    "add_document",
    "drop_register",
    "end",
    "enter",
    "look_for_lapses",
    "publish_register",
    "put_register",
    "renew",
    "report_breach",
    "say",
    "say_of_breach",
    "withdraw_register",
]

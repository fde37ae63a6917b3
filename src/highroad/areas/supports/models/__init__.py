"""What is kept of supports: a store of its own, sealed person by person."""

from highroad.areas.supports.models.cases import (
    Consent,
    DiaryLine,
    PlanStep,
    Referral,
    Screening,
    Support,
    SupportCase,
)
from highroad.areas.supports.models.desks import Desk, Navigator
from highroad.areas.supports.models.directory import HelpOffer, OfferImport
from highroad.areas.supports.models.money import Fund, FundCheck, Payment, PaymentApproval
from highroad.areas.supports.models.outcomes import OutcomeRecord
from highroad.areas.supports.models.totals import SupportTotal

__all__ = [
    "Consent",
    "Desk",
    "DiaryLine",
    "Fund",
    "FundCheck",
    "HelpOffer",
    "Navigator",
    "OfferImport",
    "OutcomeRecord",
    "Payment",
    "PaymentApproval",
    "PlanStep",
    "Referral",
    "Screening",
    "Support",
    "SupportCase",
    "SupportTotal",
]

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
from highroad.areas.supports.models.money import Fund, Payment, PaymentApproval
from highroad.areas.supports.models.totals import SupportTotal

__all__ = [
    "Consent",
    "Desk",
    "DiaryLine",
    "Fund",
    "HelpOffer",
    "Navigator",
    "OfferImport",
    "Payment",
    "PaymentApproval",
    "PlanStep",
    "Referral",
    "Screening",
    "Support",
    "SupportCase",
    "SupportTotal",
]

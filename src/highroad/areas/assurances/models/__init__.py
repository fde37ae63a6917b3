"""What is kept of agreements and of free choice. Nothing here can say who signed or supports."""

from highroad.areas.assurances.models.agreements import (
    Agreement,
    AgreementClause,
    AgreementDocument,
    AgreementParty,
    AgreementWord,
)
from highroad.areas.assurances.models.breaches import BreachWord, ClauseBreach
from highroad.areas.assurances.models.register import Register

__all__ = [
    "Agreement",
    "AgreementClause",
    "AgreementDocument",
    "AgreementParty",
    "AgreementWord",
    "BreachWord",
    "ClauseBreach",
    "Register",
]

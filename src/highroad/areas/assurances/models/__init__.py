"""What is kept of agreements and of free choice. Nothing here can say who signed or supports."""

from highroad.areas.assurances.models.agreements import (
    Agreement,
    AgreementClause,
    AgreementDocument,
    AgreementParty,
    AgreementWord,
)
from highroad.areas.assurances.models.breaches import BreachWord, ClauseBreach
from highroad.areas.assurances.models.choice import (
    AccessRequest,
    LadderEvent,
    NeutralityIncident,
    Recognition,
    RightsPosting,
    Subcontract,
)
from highroad.areas.assurances.models.register import Register

__all__ = [
    "AccessRequest",
    "Agreement",
    "AgreementClause",
    "AgreementDocument",
    "AgreementParty",
    "AgreementWord",
    "BreachWord",
    "ClauseBreach",
    "LadderEvent",
    "NeutralityIncident",
    "Recognition",
    "Register",
    "RightsPosting",
    "Subcontract",
]

"""What belongs to a copy of a partnership: agreements, what is said of them, free choice, registers."""

from __future__ import annotations

from highroad.areas.assurances.models import (
    AccessRequest,
    Agreement,
    AgreementClause,
    AgreementDocument,
    AgreementParty,
    AgreementWord,
    BreachWord,
    ClauseBreach,
    LadderEvent,
    NeutralityIncident,
    Recognition,
    Register,
    RightsPosting,
    Subcontract,
)
from highroad.kit.copying import Copied

COPIED = (
    Copied(Agreement, within="body__partnership"),
    Copied(AgreementParty, within="agreement__body__partnership"),
    Copied(AgreementDocument, within="agreement__body__partnership"),
    Copied(AgreementWord, within="agreement__body__partnership"),
    Copied(AgreementClause, within="agreement__body__partnership"),
    Copied(ClauseBreach, within="clause__agreement__body__partnership"),
    Copied(BreachWord, within="breach__clause__agreement__body__partnership"),
    Copied(AccessRequest, within="body__partnership"),
    Copied(NeutralityIncident, within="body__partnership"),
    Copied(Recognition, within="body__partnership"),
    Copied(LadderEvent, within="recognition__body__partnership"),
    Copied(RightsPosting, within="body__partnership"),
    Copied(Subcontract, within="body__partnership"),
    Copied(Register, within="partnership"),
)
"""Both parties read the same; no field of these can hold a worker, and a count that tells is not kept."""

"""What can be read of agreements and of free choice, and by whom."""

from highroad.areas.assurances.models import (
    Agreement,
    AgreementClause,
    AgreementDocument,
    ClauseBreach,
    Register,
)
from highroad.areas.assurances.queries.agreements import (
    AgreementLine,
    BreachLine,
    ClauseLine,
    Said,
    acts_of_breach,
    agreement_of_document,
    agreement_of_word,
    breach_of_word,
    get_agreement,
    get_breach,
    get_clause,
    get_document,
    lines_for_system,
    lines_of,
    list_agreements,
    visible,
)
from highroad.areas.assurances.queries.copied import COPIED
from highroad.areas.assurances.queries.registers import (
    RegisterView,
    get_register,
    get_register_public,
    list_registers,
    next_number,
    register_content,
    view_of,
)
from highroad.areas.assurances.queries.waited import WaitingLine
from highroad.areas.assurances.queries.waiting import waiting_for

__all__ = [
    "COPIED",
    "Agreement",
    "AgreementClause",
    "AgreementDocument",
    "AgreementLine",
    "BreachLine",
    "ClauseBreach",
    "ClauseLine",
    "Register",
    "RegisterView",
    "Said",
    "WaitingLine",
    "acts_of_breach",
    "agreement_of_document",
    "agreement_of_word",
    "breach_of_word",
    "get_agreement",
    "get_breach",
    "get_clause",
    "get_document",
    "get_register",
    "get_register_public",
    "lines_for_system",
    "lines_of",
    "list_agreements",
    "list_registers",
    "next_number",
    "register_content",
    "view_of",
    "visible",
    "waiting_for",
]

"""How agreements and clauses look on a page: pills and the words of their notices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.assurances.vocabulary import (
    AgreementStatus,
    BreachState,
    ClauseState,
    RegisterStatus,
)

CLAUSES: Mapping[ClauseState, str] = {
    ClauseState.ENTERED: "plain",
    ClauseState.PLEDGED: "open",
    ClauseState.EVIDENCED: "open",
    ClauseState.VERIFIED: "ok",
    ClauseState.LAPSED: "watch",
    ClauseState.BREACHED: "bad",
    ClauseState.CURED: "watch",
    ClauseState.REFUSED: "bad",
    ClauseState.OVER: "plain",
}
AGREEMENTS: Mapping[AgreementStatus, str] = {
    AgreementStatus.AHEAD: "open",
    AgreementStatus.IN_FORCE: "ok",
    AgreementStatus.EXPIRED: "watch",
    AgreementStatus.ENDED: "plain",
    AgreementStatus.REPLACED: "plain",
}
BREACHES: Mapping[BreachState, str] = {
    BreachState.OPEN: "bad",
    BreachState.CURE_SAID: "open",
    BreachState.CURED: "ok",
    BreachState.TAKEN_BACK: "plain",
}
REGISTERS: Mapping[RegisterStatus, str] = {
    RegisterStatus.PROPOSED: "open",
    RegisterStatus.PUBLISHED: "ok",
    RegisterStatus.WITHDRAWN: "watch",
    RegisterStatus.DROPPED: "plain",
}
NOTICES: Mapping[str, Promise] = {
    "other_party": _("Written notice to the other party"),
    "mediators": _("Notice to the mediation service (form F-7) and the state's agency"),
    "own": _("Notice that the text asks for"),
}

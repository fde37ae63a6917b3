"""The scope gate: what belongs to this body, and what is parked and referred without its content."""

from __future__ import annotations

import re
from collections.abc import Mapping

from highroad.areas.problem_solving.vocabulary.issues import ReferralReason, Route, Scope
from highroad.kit.answers import Answer, no, yes

OUTSIDE: Mapping[Scope, ReferralReason] = {
    Scope.GRIEVANCE: ReferralReason.GRIEVANCE,
    Scope.BARGAINING: ReferralReason.BARGAINING,
}
"""What this body leaves to others: of these no word is kept."""

USUAL_ROUTE: Mapping[ReferralReason, Route] = {
    ReferralReason.GRIEVANCE: Route.GRIEVANCE_STEPS,
    ReferralReason.BARGAINING: Route.BARGAINING_TEAMS,
    ReferralReason.UNRESOLVED: Route.NAMED_OFFICIAL,
    ReferralReason.ELSEWHERE: Route.OTHER_BODY,
}
SIGNS: Mapping[Scope, re.Pattern[str]] = {
    Scope.GRIEVANCE: re.compile(
        r"\bgrievan\w+|\bdisciplin\w+|\bsuspen(?:ded|sion)\b|\bfired\b|\bterminat(?:ed|ion)\b"
        r"|\bwrite-?up\b|\bhis case\b|\bher case\b|\bqueja\b|\bagravio\b|\bsuspendid[oa]\b"
        r"|\bdespedid[oa]\b|\bamonestaci[oó]n\b",
        re.IGNORECASE,
    ),
    Scope.BARGAINING: re.compile(
        r"\bwages?\b|\braises?\b|\bpay (?:scale|rate|grade)s?\b|\bbenefits\b|\bpensions?\b"
        r"|\bcontract language\b|\bseniority\b|\bovertime (?:rate|pay)\b|\bsalarios?\b|\baumentos?\b"
        r"|\bprestaciones\b|\bpensi[oó]n\b|\bantig[uü]edad\b|\bcl[aá]usula del contrato\b",
        re.IGNORECASE,
    ),
}
"""Words that make one ask again at the gate."""


def is_outside(scope: Scope) -> bool:
    """Whether it is parked and referred, without a word of its content."""
    return scope in OUTSIDE


def is_for_the_gate(reason: ReferralReason) -> bool:
    """Whether something referred for this reason leaves no word of content here."""
    return reason in OUTSIDE.values()


def looks_like(question: str) -> Scope | None:
    """What a question seems to be, if it seems to belong elsewhere. Only a person decides."""
    return next((scope for scope, sign in SIGNS.items() if sign.search(question)), None)


def may_be_raised(scope: Scope) -> Answer:
    """Only what belongs to this body gets a question on the register."""
    if is_outside(scope):
        return no("This belongs elsewhere: it is referred, and nothing of its content is kept.")
    return yes


def may_acknowledge(*, own_side: str, referred_side: str, is_acknowledged: bool) -> Answer:
    """The other side says that it has read of a referral, once."""
    if is_acknowledged:
        return no("This is acknowledged already.")
    if not own_side or own_side == referred_side:
        return no("The other side acknowledges a referral.")
    return yes

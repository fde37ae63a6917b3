"""A report as pages show it: one sentence on top, then signatures and content apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from highroad.areas.credentials.queries import LANGUAGE, Finding, ProofLine, Report, read_back
from highroad.areas.credentials.vocabulary import ProofState, Weight

STATES = {
    ProofState.GOOD: "ok", ProofState.BAD: "bad", ProofState.UNSUPPORTED: "unknown",
    ProofState.NO_KEY: "unknown",
}  # fmt: skip
WEIGHTS = {Weight.FINE: "ok", Weight.WRONG: "bad", Weight.UNCHECKED: "unknown"}


@dataclass(frozen=True)
class Fact:
    """One line of a credential. `language` and `reading` where it is signed in another than the reader's."""

    name: str
    value: str
    language: str = ""
    reading: str = ""


@dataclass(frozen=True)
class ShownReport:
    """What a page says of one credential."""

    report: Report
    kind: str
    verdict: str
    why: str
    proofs: list[tuple[ProofLine, str, str]]
    findings: list[tuple[Finding, str, str]]
    facts: list[Fact]
    contained: list[ShownReport]


def shown_report(report: Report) -> ShownReport:
    """The report in words."""
    kind, verdict, why = _verdict(report)
    return ShownReport(
        report=report, kind=kind, verdict=verdict, why=why,
        proofs=[(one, STATES[one.state], one.answer.reason) for one in report.proofs],
        findings=[(one, WEIGHTS[one.weight], one.answer.reason) for one in report.findings],
        facts=facts_of(report.document), contained=[shown_report(one) for one in report.contained],
    )  # fmt: skip


def _verdict(report: Report) -> tuple[str, str, str]:
    """The kind of pill, the verdict, and why."""
    states = {one.state for one in report.proofs}
    if ProofState.BAD in states:
        why = _("A signature does not fit this text: it was altered, or never signed so.")
        return "bad", _("Do not rely on it"), why
    if ProofState.GOOD not in states:
        why = _("It carries no signature that can be checked here.")
        return "unknown", _("Nobody vouches for it here"), why
    if not report.is_right:
        why = _("The signatures are good. What it says does not hold; the reasons are below.")
        return "watch", _("Signed well, but not right"), why
    if not all(one.is_fine for one in report.contained):
        why = _("The signatures are good. Something it contains does not hold; see below.")
        return "watch", _("Signed well, but not right"), why
    if not report.is_whole:
        why = _("The signatures are good and nothing is wrong. What was not checked stands below.")
        return "open", _("Signed well; not everything could be checked"), why
    why = _("The signatures are good, the keys are the issuer's own, and it holds today.")
    return "ok", _("Good"), why


def facts_of(document: dict[str, Any]) -> list[Fact]:
    """What it says, in a few lines; only texts, whatever the document holds."""
    subject = _first(document.get("credentialSubject"))
    what = _first(subject.get("achievement"))
    told = (
        (_("What was achieved"), what.get("name") or document.get("name")),
        (_("Described as"), what.get("description")),
        (_("How one comes to it"), _first(what.get("criteria")).get("narrative")),
        (_("Level"), _first(subject.get("result")).get("value")),
        (_("From"), _day(document.get("validFrom") or document.get("issuanceDate"))),
        (_("Until"), _day(document.get("validUntil") or document.get("expirationDate"))),
    )
    return [_fact(name, value[:600]) for name, value in told if isinstance(value, str) and value]


def _fact(name: str, value: str) -> Fact:
    """What was signed stands word for word; where the house knows the sentences, it says what they mean."""
    sentences = read_back(value)
    reading = " ".join(str(one.reason) for one in sentences)
    if not sentences or reading == value:
        return Fact(name, value)
    return Fact(name, value, language=LANGUAGE, reading=reading)


def _day(value: Any) -> Any:
    """A moment as a day in the reader's language; anything else as it stands."""
    try:
        return date_format(datetime.fromisoformat(value), "DATE_FORMAT")
    except (TypeError, ValueError):
        return value


def _first(value: Any) -> dict[str, Any]:
    found = value[0] if isinstance(value, list) and value else value
    return found if isinstance(found, dict) else {}

"""Which field of a form means what: by the words of its name and its tooltip, edition by edition.

The official form is revised every few years and its fields are renamed; so nothing here knows one edition
by heart, and a coordinator can correct every guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from highroad.areas.training.vocabulary.agreement import MOST_STEPS
from highroad.areas.training.vocabulary.enrollments import AgreementPart

NEVER = re.compile(
    r"\b(ssn|social|security|sex|gender|male|female|race|ethnic\w*|ethinic\w*|hispanic|latino|"
    r"african|asian|indian|hawaiian|white|veteran|disab\w*|education|password)\b"
)
"""Asked of the apprentice alone, and voluntary: never filled, and nobody can match them."""
ELSEWHERE = re.compile(
    r"\b(address|street|city|state|zip|county|phone|telephone|fax|e ?mail|title)\b"
)
"""Not kept here."""
_WHO: Sequence[tuple[AgreementPart, str]] = (
    (AgreementPart.GUARDIAN, r"\b(guardian|parent)\b"),
    (AgreementPart.SPONSOR_2, r"\bsponsor\b.*\b(2|second|two)\b"),
    (AgreementPart.SPONSOR_1, r"\bsponsor\b"),
    (AgreementPart.EMPLOYER_2, r"\bemployer\b.*\b(2|second|two)\b"),
    (AgreementPart.EMPLOYER_1, r"\bemployer\b"),
    (AgreementPart.APPRENTICE, r"\bapprentice\b"),
)
_PLAIN: Sequence[tuple[str, str]] = (
    ("d_registered", r"\bdate\b.*\bregist\w+|\bregist\w+\b.*\bdate\b"),
    ("d_number", r"\bapprentice\b.*\b(id|identification|number|no)\b|\bregistration\b.*\b(number|no)\b"),
    ("a_born", r"\bbirth\w*|\bdob\b"),
    ("a_preparing", r"\bpre ?apprentice\w*\b.*\b(name|program)\b"),
    ("a_prepared", r"\bpre ?apprentice\w*\b"),
    ("b_number", r"\bprogram\b.*\b(number|no)\b"),
    ("b_journey_wage", r"\bjourney\w*\b.*\b(wage|rate)\b"),
    ("b_entry_wage", r"\b(entry|beginning|starting)\b.*\b(wage|rate)\b"),
    ("b_unit", r"\b(wage|period|rate)s?\b.*\bunits?\b|\bunits?\b.*\b(wage|period)s?\b"),
    ("b_credit_instruction", r"\bcredit\b.*\b(instruction|classroom|ri|rti)\b"),
    ("b_credit", r"\bcredit\b.*\b(ojl|ojt|job|experience|work|hours)\b|\bcredit$"),
    ("b_remaining", r"\bremain\w*\b"),
    ("b_probation", r"\bprobation\w*\b"),
    ("b_expected", r"\b(expected|projected|anticipated)\b.*\b(complet\w+|end\w*|date)\b"),
    ("b_started", r"\b(begins?|starts?)\b.*\bdate\b|\b(date|apprenticeship)\b.*\b(begins?|starts?)\b"),
    ("b_instruction", r"\b(instruction|classroom|rti|ri)\b.*\b(length|hours|total)\b"),
    ("b_complaints", r"\bcomplaints?\b"),
    ("b_rapids", r"\brapids\b"),
    ("b_onet", r"\bo ?net\b"),
    ("b_approach_hybrid", r"\bhybrid\b"),
    ("b_approach_competency", r"\bcompetency ?based\b"),
    ("b_approach_time", r"\btime ?based\b"),
    ("b_approach", r"\b(training|occupation|term|apprenticeship)\b.*\b(type|approach)\b|\bapproach\b"),
    ("b_term", r"\bterm\b"),
    ("b_occupation", r"\b(occupation|trade)\b"),
    ("b_sponsor", r"\bsponsor\b"),
    ("b_employer", r"\bemployer\b"),
    ("a_name", r"\bapprentice\b.*\bname\b|\bname\b.*\bapprentice\b"),
)  # fmt: skip
_NOT_INSTRUCTION = re.compile(r"\b(provider|source|wages?|paid)\b")
_STEP = re.compile(r"\b(?:period|step|rate|duration|hours|percent\w*|wage|months?) ?(\d{1,2})\b")
CHECKED = frozenset({"a_prepared", "b_approach_time", "b_approach_competency", "b_approach_hybrid"})
"""What is answered by a tick."""


def words_of(text: str) -> str:
    """Lower case, words apart: ApprenticeName[0] becomes apprentice name."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", re.sub(r"\[\d+\]", " ", text))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", parted.lower()).split())


def is_never(label: str) -> bool:
    """Whether a field asks for what is voluntary; `label` are its words."""
    return NEVER.search(label) is not None


def meaning_of(label: str) -> str:
    """What a field is filled with, as a code; empty where nothing we keep fits. `label` are its words."""
    if not label or is_never(label):
        return ""
    if re.search(r"\bsign\w*\b|\bprint(ed)?\b", label):
        return _signed(label)
    place = re.search(r"\bemployer\b", label) and re.search(r"\b(city|place)\b", label)
    if place:
        return "b_employer_place"
    if ELSEWHERE.search(label):
        return ""
    return _step(label) or _plain(label)


def _signed(label: str) -> str:
    kind = "day" if re.search(r"\bdate\b", label) else "name" if "name" in label else ""
    if not kind:
        return ""
    return next((f"c_{part.value}_{kind}" for part, way in _WHO if re.search(way, label)), "")


def _step(label: str) -> str:
    found = _STEP.search(label)
    if found is None or not 1 <= int(found[1]) <= MOST_STEPS or "credit" in label:
        return ""
    kind = "rate" if re.search(r"\b(rate|percent\w*|wage)\b", label) else "span"
    return f"b_{kind}_{int(found[1])}"


def _plain(label: str) -> str:
    for code, way in _PLAIN:
        if re.search(way, label) and not (
            code == "b_instruction" and _NOT_INSTRUCTION.search(label)
        ):
            return code
    return ""


def guess(labels: Mapping[str, str]) -> dict[str, str]:
    """A code by the name of a field, each code once: the first field that fits keeps it."""
    found: dict[str, str] = {}
    for name, label in labels.items():
        code = meaning_of(label)
        if code and code not in found.values():
            found[name] = code
    return found


def lacks(codes: Iterable[str]) -> tuple[str, ...]:
    """Which of the marks of an apprenticeship agreement a form has not: apprentice, occupation, sponsor."""
    have = set(codes)
    marks = (("a_name",), ("b_occupation",), ("b_sponsor", "b_number", "b_employer"))
    return tuple(each[0] for each in marks if not have & set(each))

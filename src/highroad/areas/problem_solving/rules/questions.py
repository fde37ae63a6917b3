"""How a question is put: free of blame and of hidden solutions, open to several answers.

The words are plain lists, English and Spanish. They find what a facilitator would point at; they
understand nothing, so what they find is a hint with its reason and blocks nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from highroad.areas.problem_solving.vocabulary.issues import ADVICE, Flaw
from highroad.kit.answers import Answer, no, yes

LONGEST_QUESTION = 300
PEOPLE = (
    r"(?:management|the (?:company|employer|union|local|other side|bosses|boss|supervisors?|foremen"
    r"|workers|crew|stewards?|agency|contractor)|supervisors?|foremen|they|la (?:gerencia|empresa)"
    r"|el (?:sindicato|patr[oó]n|contratista)|los (?:jefes|supervisores|trabajadores|delegados)|ellos)"
)
BLAME = (
    rf"\bwhy (?:do|does|don['’]t|doesn['’]t|won['’]t|can['’]t|is|are|did|didn['’]t) {PEOPLE}\b",
    rf"\bpor qu[eé] (?:no )?{PEOPLE}\b",
    r"\bfail(?:s|ed|ing|ure)? to\b", r"\brefus(?:e|es|ed|al|ing)\b", r"\bfaults?\b", r"\bblam\w+",
    r"\blaz(?:y|iness)\b", r"\bincompeten\w+", r"\bcareless\w*", r"\bdon['’]t care\b",
    r"\bignor(?:e|es|ed|ing)\b", r"\bculpa\w*", r"\bse nieg\w+", r"\bincumpl\w+", r"\bfloj[oa]s?\b",
    r"\bnegligen\w+", r"\bno (?:le|les) importa\b", r"\bincapac\w+", r"\bviolat\w+",
)  # fmt: skip
SOLUTIONS = (
    rf"\b(?:get|make|force|have) {PEOPLE} (?:to )?\w+",
    rf"\b(?:lograr|conseguir|hacer|obligar)\w* (?:que|a) {PEOPLE}\b",
    r"\bby \w+ing\b", r"\bget rid of\b", r"\binstead of\b", r"\bsuch as\b",
    r"\b(?:hir(?:e|ing)|buy(?:ing)?|purchas(?:e|ing)|install(?:ing)?|replac(?:e|ing)|outsourc\w+)\b",
    r"\b(?:cancel(?:ing)?|abolish\w*|fir(?:e|ing)|add(?:ing)? \w+ (?:nurses|people|workers|positions))\b",
    r"\b(?:contratar|comprar|instalar|reemplazar|sustituir|subcontratar|cancelar|eliminar|despedir)\b",
    r"\b(?:contratando|comprando|instalando|reemplazando|eliminando)\b",
    r"\ben (?:vez|lugar) de\b", r"\bmediante\b",
)  # fmt: skip
CLOSED = re.compile(
    r"^[¿\s]*(?:should|shall|can|could|will|would|do|does|did|is|are|was|were|has|have|may|must"
    r"|deben?|deber[ií]a(?:mos|n)?|podemos|podr[ií]a(?:mos)?|puede[ns]?|es|son|est[aá]n?|hay|se puede"
    r"|vamos a|tenemos|tiene[ns]?|quieren?|conviene)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hint:
    """One thing to look at again: what, why, and the words that made us think so."""

    flaw: Flaw
    words: str

    @property
    def advice(self) -> str:
        """What to do about it, in the active language."""
        return str(ADVICE[self.flaw])


def hints(question: str) -> tuple[Hint, ...]:
    """What may be wrong with a question, in the order of the vocabulary; nothing if it reads well."""
    said = " ".join(question.split())
    found: Mapping[Flaw, str | None] = {
        Flaw.NOT_A_QUESTION: None if said.endswith("?") else said[-20:],
        Flaw.YES_OR_NO: _first((CLOSED.pattern,), said),
        Flaw.BLAME: _first(BLAME, said),
        Flaw.HIDDEN_SOLUTION: _first(SOLUTIONS, said),
        Flaw.SEVERAL: "?" if said.count("?") > 1 else None,
    }
    return tuple(Hint(flaw, words.strip(" ¿")) for flaw, words in found.items() if words)


def _first(patterns: tuple[str, ...], said: str) -> str | None:
    for pattern in patterns:
        match = re.search(pattern, said, re.IGNORECASE)
        if match:
            return match.group()
    return None


def may_be_question(question: str) -> Answer:
    """A question has words, and is short enough to be read out in a meeting."""
    if not question.strip():
        return no("An issue needs its question.")
    if len(question.strip()) > LONGEST_QUESTION:
        return no("This is too long: at most {most} characters.", most=LONGEST_QUESTION)
    return yes

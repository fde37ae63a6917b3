"""A registered program as a provider of training: its record for the state's list, and by what law it stands there.

The numbers of the elements are those of form ETA-9171 (OMB 1205-0526, definitions of 2020 and 2024), as
far as they could be read; what has no number is what states ask registered programs for (TEGL 13-16,
Change 1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from highroad.areas.credentials.vocabulary import ProviderField as Field
from highroad.areas.training.rules.completion import Completion
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.kit.answers import Answer, no


@dataclass(frozen=True, kw_only=True)
class ProviderPack:
    """What the law says of registered programs on the list of eligible providers, from a day on."""

    name: str
    from_on: date
    statute: str
    regulation: str
    guidance: str
    entity: str
    """Code of element 104: a program of the national apprenticeship system."""
    outcome: str
    """Code of element 108: certificate of completion of an apprenticeship."""


PACKS: Final[Sequence[ProviderPack]] = (
    ProviderPack(
        name="list-2016", from_on=date(2016, 10, 18), statute="29 USC 3152(a)(2)(B), (a)(3)",
        regulation="20 CFR 680.410(b), 680.470", guidance="TEGL 13-16, Change 1", entity="4",
        outcome="2",
    ),
)  # fmt: skip
"""The regulation is in force since 18 October 2016 (81 FR 56072)."""

ELEMENTS: Final[Mapping[Field, str]] = {
    Field.PROVIDER: "101", Field.DESCRIPTION: "102", Field.STREET: "103", Field.CITY: "103B",
    Field.STATE: "103C", Field.ZIP: "103D", Field.ENTITY: "104", Field.PROGRAM: "105",
    Field.OUTCOME: "108", Field.CIP: "110",
}  # fmt: skip
LENGTHS: Final[Mapping[Field, int]] = {
    Field.PROVIDER: 75, Field.DESCRIPTION: 2000, Field.STREET: 50, Field.CITY: 25,
}  # fmt: skip
"""Most letters that the form takes."""
FORMS: Final[Mapping[Field, tuple[re.Pattern[str], Answer]]] = {
    Field.STATE: (
        re.compile("[A-Z]{2}"),
        no("Write the state with its two letters, like MA."),
    ),
    Field.ZIP: (re.compile(r"\d{5}"), no("Write the ZIP code with its five digits.")),
    Field.CIP: (
        re.compile(r"\d{2}\.\d{4}"),
        no("Write the code of the field of study like 46.0302, or leave it out."),
    ),
    Field.NUMBER: (
        re.compile(r"\S.*"),
        no("Write the number under which the agency registered the program."),
    ),
}
NEEDED: Final = (
    Field.PROVIDER,
    Field.STREET,
    Field.CITY,
    Field.STATE,
    Field.ZIP,
    Field.NUMBER,
    Field.REGISTERED,
)


@dataclass(frozen=True)
class RecordLine:
    """One line of the record: the element of the form if it has one, what it is, and what it says."""

    field: Field
    value: str

    @property
    def element(self) -> str:
        """The number in form ETA-9171, or nothing."""
        return ELEMENTS.get(self.field, "")


def pack_on(day: date) -> ProviderPack | None:
    """The rules of a day; nothing before there were any."""
    return max(
        (pack for pack in PACKS if pack.from_on <= day), key=lambda one: one.from_on, default=None
    )


def pack_named(name: str) -> ProviderPack:
    """The rules of a name. Raises `StopIteration` for one that there never was."""
    return next(pack for pack in PACKS if pack.name == name)


def told_faults(told: Mapping[Field, str]) -> dict[Field, Answer]:
    """What is wrong with what somebody typed, each with its remedy."""
    faults: dict[Field, Answer] = {}
    for field, most in LENGTHS.items():
        if len(told.get(field, "")) > most:
            faults[field] = no("The form takes at most {most} letters here. Shorten it.", most=most)
    for field, (form, answer) in FORMS.items():
        value = told.get(field, "")
        if (value or field in NEEDED) and not form.fullmatch(value):
            faults[field] = answer
    for field in NEEDED:
        if not told.get(field, "").strip() and field not in faults:
            faults[field] = no("This is needed for the record and for the letter.")
    return faults


def record_of(
    terms: StandardsTerms,
    told: Mapping[Field, str],
    *,
    program: str,
    active: int,
    pack: ProviderPack,
) -> list[RecordLine]:
    """The whole record; what nobody said is left out, never guessed."""
    length = ", ".join(
        each
        for each in (
            f"{written(terms.term_hours)} h" if terms.term_hours is not None else "",
            f"{written(Decimal(terms.term_years) * 12)} mo" if terms.term_years is not None else "",
        )
        if each
    )
    known = {
        Field.ENTITY: pack.entity, Field.PROGRAM: program, Field.OUTCOME: pack.outcome,
        Field.OCCUPATION: terms.occupation, Field.ONET: terms.onet_code, Field.RAPIDS: terms.rapids_code,
        Field.AGENCY: terms.agency, Field.APPROACH: terms.approach, Field.LENGTH: length,
        Field.INSTRUCTION: f"{written(terms.instruction_hours)} h" if terms.courses else "",
        Field.ACTIVE: str(active),
    }  # fmt: skip
    said = {**told, **known}
    return [RecordLine(field, said[field]) for field in Field if said.get(field)]


def rate_may_leave(found: Completion | None, smallest: int) -> bool:
    """Whether a completion rate may stand on a paper for others: measurable, and not of a few people."""
    return found is not None and found.rate is not None and found.counted >= smallest

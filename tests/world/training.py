"""Training of the world: a program with standards in both states, its coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from highroad.areas.decisions.models import Decision
from highroad.areas.training.actions import programs
from highroad.areas.training.rules import lines
from tests.areas.training.standards_of import sprinkler

if TYPE_CHECKING:
    from tests.world.everything import WholeBuilder


def train(builder: WholeBuilder) -> None:
    """Everything by actions, every text a canary."""
    things, labor = builder.table.things, builder.table.people["labor"]
    program = programs.begin_program(
        body=things["body"], name=builder.word("joint", "program"),
        number=builder.word("joint", "program_number"), by=labor, at=builder.now(),
    )  # fmt: skip
    for name in ("standards", "standards_draft"):
        things[name] = programs.draft_standards(
            program=program, terms=_terms(builder), by=labor, at=builder.now()
        )
        if name == "standards":
            put = programs.put_to_both_sides(version=things[name], by=labor, at=builder.now())
            builder.adopt(Decision.objects.get(pk=put.decision_key))
    things["program"] = program
    things["coordinator"] = program.coordinators.get()


def _terms(builder: WholeBuilder) -> Any:
    def word(name: str) -> str:
        return builder.word("joint", name)

    return sprinkler(
        occupation=word("occupation"), agency=word("agency"),
        complaints_contact=word("complaints"),
        processes=lines.read_processes(f"{word('process')}; 3000\nWelding; 5000").rows,
        courses=lines.read_courses(f"{word('course')}; 600").rows,
        words={**sprinkler().words, "6": word("review")},
    )  # fmt: skip

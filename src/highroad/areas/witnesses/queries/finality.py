"""How firmly a settled decision stands, and the file that proves it by itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.witnesses.queries.policies import required_for_system
from highroad.areas.witnesses.vocabulary import Cosigner, Finality
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

EPOCH = (1980, 1, 1, 0, 0, 0)
README = """\
This is one decision, with the proof that it stands in the record {origin}.

  wording.txt      the text that was signed
  proofs/          each entry about it: what it says, and how it leads to what was signed
  policy.txt       the keys to check with; compare them with those you were given
  verify.py        checks everything: python verify.py THIS-FILE.zip
"""


@dataclass(frozen=True)
class FinalityLine:
    """How firmly a settled decision stands in the record."""

    finality: Finality
    number: int
    """The number of the last entry about it."""
    size: int
    """How many entries the checkpoint covers by which it is final; 0 while it is not."""
    since: datetime | None
    missing: tuple[Cosigner, ...]
    """Who has still to countersign."""
    is_agreed: bool
    """Whether both sides have agreed on who countersigns; without that nothing is final."""
    is_provable: bool
    """Whether a checkpoint covers it, so that its file can be taken."""

    @property
    def missing_labels(self) -> str:
        return ", ".join(str(side.label) for side in self.missing)

    @property
    def is_final(self) -> bool:
        return self.finality is Finality.FINAL


def finality_of(decision: Decision, seen_by: User) -> FinalityLine | None:
    """How firmly a settled decision stands; none while it is open. Raises `NotFound`."""
    if not partnerships.has_seat(seen_by, decision.body.partnership):
        raise NotFound
    return _finality(decision)


def finality_public(about: Ref) -> FinalityLine | None:
    """How firmly the newest decision on something public stands: no text, no names, no answers."""
    put = decisions.with_answers().filter(subject=str(about))
    decision = put.order_by("-opened_at").first()
    return _finality(decision) if decision else None


def _finality(decision: Decision) -> FinalityLine | None:
    if decisions.state_of(decision) in (Outcome.OPEN, Outcome.PROVISIONAL):
        return None
    log = decision.log
    number = max(ledger.numbers_about_for_system(log, refs_of(decision)).values(), default=0)
    required = required_for_system(decision.body.partnership)
    final = ledger.final_for_system(log, required)
    if final and 0 < number <= final.size:
        return FinalityLine(Finality.FINAL, number, final.size, final.since, (), True, True)
    signed = ledger.cosigned_sizes_for_system([log]) if required else {}
    missing = tuple(Cosigner(side) for side in required if signed.get((log, side), 0) < number)
    covered = ledger.newest_sizes_for_system([log]).get(log, 0)
    return FinalityLine(
        Finality.RECORDED, number, 0, None, missing,
        is_agreed=bool(required), is_provable=0 < number <= covered,
    )  # fmt: skip


def finality_each(
    partnership: Partnership, keys: Collection[UUID], seen_by: User, *, on: date | None = None
) -> dict[UUID, Finality]:
    """How firmly each settled decision of a partnership stands, in as many questions for one as for all.

    Open ones are left out. Raises `NotFound`.
    """
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    found = decisions.with_answers().filter(body__partnership=partnership, pk__in=keys)
    settled = [one for one in found if decisions.state_of(one, on=on) is not Outcome.OPEN]
    if not settled:
        return {}
    refs = {one.pk: refs_of(one) for one in settled}
    numbers = ledger.numbers_about_for_system(
        partnership.log, [ref for own in refs.values() for ref in own]
    )
    final = ledger.final_for_system(partnership.log, required_for_system(partnership))
    size = final.size if final else 0
    last = {
        key: max((numbers.get(str(ref), 0) for ref in own), default=0) for key, own in refs.items()
    }
    return {
        key: Finality.FINAL if 0 < number <= size else Finality.RECORDED
        for key, number in last.items()
    }


def refs_of(decision: Decision) -> list[Ref]:
    """Everything about a decision that the joint log speaks of: itself and its counting answers."""
    answers = decisions.current_wording(decision).sign_offs.all()
    return [Ref.to(decision), *(Ref.to(answer) for answer in answers)]


def numbers_of(decision: Decision, seen_by: User) -> list[int]:
    """The numbers of the entries that make up a decision, in order. Raises `NotFound`."""
    if not partnerships.has_seat(seen_by, decision.body.partnership):
        raise NotFound
    found = []
    for ref in refs_of(decision):
        found += [
            line.number for line in ledger.entries_about_for_system(ref) if line.log == decision.log
        ]
    return sorted(found)


def decision_file(decision: Decision, seen_by: User) -> bytes:
    """A decision with its text and proofs, as a zip that `verify.py` checks by itself.

    Raises `NotFound` while it is open, or no checkpoint covers it yet.
    """
    standing = finality_of(decision, seen_by)
    log = decision.log
    newest = ledger.newest_checkpoint_for_system(log)
    if standing is None or newest is None or newest.size < standing.number:
        raise NotFound
    size = standing.size or newest.size
    required = required_for_system(decision.body.partnership) if standing.is_final else ()
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as bundle:
        origin = ledger.log_for_system(log).origin
        put(bundle, "README.txt", README.format(origin=origin))
        put(bundle, "policy.txt", ledger.policy_for_system(log, required))
        put(bundle, "verify.py", files("witness").joinpath("verify.py").read_text())
        put(bundle, "wording.txt", decisions.current_wording(decision).text)
        for number in numbers_of(decision, seen_by):
            entry = ledger.entry_at_for_system(log, number)
            proof = ledger.proof_for_system(entry, size=size, with_content=True)
            put(bundle, f"proofs/{number:020}.tlog-proof", proof.text if proof else "")
    return into.getvalue()


def put(bundle: zipfile.ZipFile, name: str, text: str) -> None:
    about = zipfile.ZipInfo(name, EPOCH)
    about.compress_type = zipfile.ZIP_DEFLATED
    bundle.writestr(about, text.encode())

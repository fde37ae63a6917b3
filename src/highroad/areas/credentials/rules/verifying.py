"""Anybody's credential, checked offline: what its signatures are worth, and apart from that what it says.

Nothing is fetched. Documents of keys and status lists are used if they are at hand; what could not be
checked without them is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from highroad.areas.credentials.rules import dids, proofs
from highroad.areas.credentials.rules.badges import SIGNER
from highroad.areas.credentials.rules.content import (
    Finding,
    content_findings,
    moment_of,
    text_of,
    wrong,
)
from highroad.areas.credentials.rules.multibase import public_key
from highroad.areas.credentials.rules.reading import Document, listed
from highroad.areas.credentials.rules.statuses import status_findings
from highroad.areas.credentials.vocabulary import KeySource, ProofState, Weight
from highroad.kit.answers import Answer, Refused, no, yes

MOST_PROOFS = 12
MOST_INSIDE = 60
DEEPEST = 2
"""Records hold badges; no record in a record in a record is looked into."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is at hand: documents of keys by DID, status lists by address."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    lists: Mapping[str, Document] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ProofLine:
    """One signature: whose, and what became of it."""

    state: ProofState
    suite: str
    owner: str
    method: str
    created: str
    source: KeySource
    answer: Answer = yes
    """Why, where it is not good."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was found out about one credential."""

    title: str
    kinds: tuple[str, ...]
    issuer: str
    issuer_id: str
    proofs: tuple[ProofLine, ...]
    findings: tuple[Finding, ...]
    document: Document
    contained: tuple[Report, ...] = ()

    @property
    def is_signed_well(self) -> bool:
        """Whether at least one signature is good and none is bad."""
        states = {one.state for one in self.proofs}
        return ProofState.GOOD in states and ProofState.BAD not in states

    @property
    def is_right(self) -> bool:
        """Whether nothing about the content is wrong; what was not checked is not wrong."""
        return all(one.weight is not Weight.WRONG for one in self.findings)

    @property
    def is_fine(self) -> bool:
        """Signed well and nothing wrong, here and in what it contains."""
        return self.is_signed_well and self.is_right and all(one.is_fine for one in self.contained)

    @property
    def is_whole(self) -> bool:
        """Whether everything could be checked."""
        return all(one.weight is not Weight.UNCHECKED for one in self.findings)


def verify(
    document: Document, *, known: Known, at: datetime, name: str = "", depth: int = 0
) -> Report:
    """Check a credential on a moment; with `name` also whether it is about somebody of that name.

    Raises `Refused` where the document cannot be read as JSON-LD at all.
    """
    issuer = document.get("issuer")
    issuer_id = text_of(issuer.get("id")) if isinstance(issuer, dict) else text_of(issuer)
    lines = tuple(
        check_proof(document, one, known) for one in listed(document.get("proof"))[:MOST_PROOFS]
    )
    findings = [
        *content_findings(document, at=at, name=name),
        *_issuer_findings(issuer_id, lines, known, signers_of(issuer)),
        *_signer_findings(issuer, lines),
        *status_findings(document, issuer_id, known.lists, _list_is_good(known)),
    ]
    if len(listed(document.get("proof"))) > MOST_PROOFS:
        findings.append(wrong(no("It carries more signatures than are looked at.")))
    inside = _inside(document)
    if len(inside) > MOST_INSIDE or (inside and depth >= DEEPEST):
        findings.append(wrong(no("It holds more credentials than are looked at.")))
    return Report(
        title=text_of(document.get("name")), document=document,
        kinds=tuple(str(kind) for kind in listed(document.get("type"))),
        issuer=text_of(issuer.get("name")) if isinstance(issuer, dict) else "",
        issuer_id=issuer_id, proofs=lines, findings=tuple(findings),
        contained=tuple(
            verify(one, known=known, at=at, name=name, depth=depth + 1)
            for one in (inside[:MOST_INSIDE] if depth < DEEPEST else ())
        ),
    )  # fmt: skip


def _inside(document: Document) -> list[Document]:
    """The credentials that a record holds."""
    return [
        one
        for each in listed(document.get("credentialSubject"))
        if isinstance(each, dict)
        for one in listed(each.get("verifiableCredential"))
        if isinstance(one, dict)
    ]


def check_proof(document: Document, proof: Any, known: Known) -> ProofLine:
    """One signature. Raises `Refused` only where the document itself cannot be read."""
    told = proof if isinstance(proof, dict) else {}
    method = text_of(told.get("verificationMethod"))
    key, source = _key(method, text_of(_issuer_id(document)), known)
    shown: dict[str, Any] = {
        "suite": text_of(told.get("cryptosuite")) or text_of(told.get("type")),
        "owner": dids.owner_of(method), "method": method, "source": source,
        "created": text_of(told.get("created")),
    }  # fmt: skip
    answer = _is_known_kind(told)
    if not answer:
        return ProofLine(state=ProofState.UNSUPPORTED, answer=answer, **shown)
    if told.get("proofPurpose") != proofs.PURPOSE:
        answer = no("The signature was made for another purpose than to vouch for something.")
        return ProofLine(state=ProofState.BAD, answer=answer, **shown)
    if key is None:
        return ProofLine(state=ProofState.NO_KEY, **shown)
    try:
        is_good = proofs.is_signed(document, told, key)
    except Refused as refused:
        return ProofLine(state=ProofState.BAD, answer=refused.answer, **shown)
    return ProofLine(state=ProofState.GOOD if is_good else ProofState.BAD, **shown)


def _is_known_kind(proof: Mapping[str, Any]) -> Answer:
    if proofs.is_read(proof):
        return yes
    if proof.get("type") != proofs.INTEGRITY:
        return no("Signatures of this older or other type are not read here.")
    return no("Signatures of this suite are not read here.")


def _issuer_id(document: Mapping[str, Any]) -> Any:
    issuer = document.get("issuer")
    return issuer.get("id") if isinstance(issuer, dict) else issuer


def _key(method: str, issuer: str, known: Known) -> tuple[bytes | None, KeySource]:
    """The key of an address: from the issuer's document, from its owner's, else from its own name."""
    for did in (issuer, dids.owner_of(method)):
        told = dids.method_in(known.documents.get(did, {}), method)
        if told is not None:
            try:
                return public_key(str(told.get("publicKeyMultibase", ""))), KeySource.DOCUMENT
            except ValueError:
                return None, KeySource.NONE
    named = dids.key_in_name(method)
    return named, KeySource.NAME if named is not None else KeySource.NONE


def signers_of(issuer: Any) -> list[str]:
    """Whose signatures belong under it, as the issuer says in the signed text."""
    return [
        text_of(one.get("identifier"))
        for one in listed(issuer.get("otherIdentifier") if isinstance(issuer, dict) else None)
        if isinstance(one, dict) and one.get("identifierType") == SIGNER
    ]


def _issuer_findings(
    issuer: str, lines: tuple[ProofLine, ...], known: Known, named: list[str]
) -> list[Finding]:
    """Whether the keys are the issuer's to use."""
    good = [one for one in lines if one.state is ProofState.GOOD]
    return [_key_finding(issuer, one, known, named) for one in good]


def _key_finding(issuer: str, line: ProofLine, known: Known, named: list[str]) -> Finding:
    document = known.documents.get(issuer)
    if document is None:
        if line.owner not in (issuer, *named) and not line.owner.startswith("did:key:"):
            return wrong(
                no("The key belongs to {owner}, but the issuer is {issuer}.", owner=line.owner,
                   issuer=issuer or "–")
            )  # fmt: skip
        return Finding(
            Weight.UNCHECKED,
            no(
                "Whether the key is the issuer's own was not checked: its document of keys is not at hand."
            ),
        )
    told = dids.method_in(document, line.method)
    if told is None:
        return wrong(no("The issuer's document of keys does not know this key."))
    if "revoked" in told:
        return wrong(no("The issuer no longer vouches for what this key signed."))
    if "expires" in told:
        try:
            is_late = moment_of(line.created) > moment_of(text_of(told["expires"]))
        except ValueError:
            return wrong(
                no("It does not say when it was signed, and its key has been replaced since.")
            )
        if is_late:
            return wrong(no("The signature was made after its key had been replaced."))
    return Finding(Weight.FINE, no("The key stands in the issuer's own document of keys."))


def _signer_findings(issuer: Any, lines: tuple[ProofLine, ...]) -> list[Finding]:
    """Where the issuer names whose signatures belong under it, each must be there."""
    named = signers_of(issuer)
    owners = {one.owner for one in lines if one.state is ProofState.GOOD}
    missing = [one for one in named if one not in owners]
    if missing:
        return [wrong(no("A good signature of {who} is missing.", who=each)) for each in missing]
    if len(named) > 1:
        return [
            Finding(Weight.FINE, no("Everybody has signed who must: {count}.", count=len(named)))
        ]
    return []


def _list_is_good(known: Known) -> Any:
    """Whether a status list is signed by keys that its issuer's document names."""

    def is_good(document: Document) -> bool:
        told = known.documents.get(text_of(_issuer_id(document)))
        lines = [check_proof(document, one, known) for one in listed(document.get("proof"))]
        if not lines or any(one.state is not ProofState.GOOD for one in lines):
            return False
        return told is not None and all(
            (method := dids.method_in(told, one.method)) is not None and "revoked" not in method
            for one in lines
        )

    return is_good

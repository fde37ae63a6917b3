"""Whether a credential was revoked, by a status list that is at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from highroad.areas.credentials.rules.content import Finding, text_of, wrong
from highroad.areas.credentials.rules.reading import Document, listed
from highroad.areas.credentials.rules.status_lists import index_of, is_marked
from highroad.areas.credentials.vocabulary import Weight
from highroad.kit.answers import Refused, no


def status_findings(
    document: Document, issuer: str, lists: Mapping[str, Document],
    is_good: Callable[[Document], bool],
) -> Iterator[Finding]:  # fmt: skip
    """One finding for each place where the credential says its status stands."""
    for one in listed(document.get("credentialStatus")):
        if isinstance(one, dict):
            yield _finding(one, issuer, lists, is_good)


def _finding(
    entry: Document, issuer: str, lists: Mapping[str, Document],
    is_good: Callable[[Document], bool],
) -> Finding:  # fmt: skip
    address = text_of(entry.get("statusListCredential"))
    found = lists.get(address)
    if entry.get("type") != "BitstringStatusListEntry" or found is None:
        return Finding(
            Weight.UNCHECKED,
            no("Whether it was revoked was not checked: its status list is not at hand."),
        )
    told = found.get("issuer")
    by = text_of(told.get("id")) if isinstance(told, dict) else text_of(told)
    subject = found.get("credentialSubject")
    bits = subject if isinstance(subject, dict) else {}
    if by != issuer or bits.get("statusPurpose") != entry.get("statusPurpose"):
        return wrong(no("The status list at hand is not the list of this issuer."))
    if not is_good(found):
        return wrong(no("The status list at hand is not signed by the issuer's keys."))
    try:
        is_marked_ = is_marked(text_of(bits.get("encodedList")), index_of(entry))
    except Refused as refused:
        return wrong(refused.answer)
    if is_marked_ and entry.get("statusPurpose") == "revocation":
        return wrong(no("It was revoked by its issuer."))
    if is_marked_:
        return wrong(no("Its issuer has suspended it or marked it otherwise."))
    return Finding(Weight.FINE, no("It has not been revoked."))

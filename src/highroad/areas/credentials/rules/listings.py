"""A program and its certificate in CTDL, the words by which registries describe credentials.

The whole mapping stands here, because the words for apprenticeships are still being made. Standards
say nothing of registration by a flag, so none is written. The words are those of the schema that
Credential Engine publishes (credreg.net/ctdl/schema/encoding/json); the test of this file lists them.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid5

from highroad.areas.credentials.rules.achievements import completion_criteria
from highroad.areas.credentials.rules.frameworks import Framework, address_of
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.training.rules.terms import written

CONTEXT: Final = "https://credreg.net/ctdl/schema/context/json"
ONET: Final = "https://www.onetcenter.org/taxonomy.html"
ONET_NAME: Final = "O*NET-SOC Taxonomy"
TERMS: Final = "https://credreg.net/ctdl/terms/"
IN_USE: Final = ("CredentialStatus", "Credential Status", "credentialStat:Active")
OFFERED: Final = ("LifeCycleStatus", "Life Cycle Status", "lifeCycle:Active")
"""Each a scheme of CTDL, what it is called, and the word out of it."""


def ctid(standards: UUID, about: str) -> str:
    """The lasting name of a thing in registries: `ce-` and a UUID, the same each time.

    It is marked as version 4, as registries have it (credreg.net/ctdl/ctid, "CTID Structure").
    """
    return f"ce-{UUID(bytes=uuid5(standards, f'ctdl:{about}').bytes, version=4)}"


def listing_of(framework: Framework, address: str) -> Document:
    """The certificate at `address`, and the program that leads to it, as one graph of JSON-LD."""
    owner = f"{address}#owner"
    return {
        "@context": CONTEXT,
        "@graph": [
            _certificate(framework, address, owner),
            _program(framework, address, owner),
            {
                "@id": owner, "@type": "ceterms:CredentialOrganization",
                "ceterms:ctid": ctid(framework.standards, "owner"),
                "ceterms:name": _said(framework.creator),
            },
        ],
    }  # fmt: skip


def _said(text: str) -> dict[str, str]:
    return {"en": text}


def _certificate(framework: Framework, address: str, owner: str) -> Document:
    return {
        "@id": f"{address}#completion", "@type": "ceterms:ApprenticeshipCertificate",
        "ceterms:ctid": ctid(framework.standards, "completion"),
        "ceterms:name": _said(framework.title),
        "ceterms:description": _said(completion_criteria(framework.terms)),
        "ceterms:subjectWebpage": address, "ceterms:inLanguage": ["en"],
        "ceterms:ownedBy": [owner], "ceterms:offeredBy": [owner],
        "ceterms:credentialStatusType": _status(*IN_USE), **_occupation(framework),
        "ceterms:requires": [{
            "@type": "ceterms:ConditionProfile",
            "ceterms:description": _said(completion_criteria(framework.terms)),
            "ceterms:targetLearningOpportunity": [f"{address}#program"],
        }],
    }  # fmt: skip


def _program(framework: Framework, address: str, owner: str) -> Document:
    made: Document = {
        "@id": f"{address}#program", "@type": "ceterms:LearningProgram",
        "ceterms:ctid": ctid(framework.standards, "program"),
        "ceterms:name": _said(framework.title),
        "ceterms:description": _said(framework.terms.occupation or framework.title),
        "ceterms:subjectWebpage": address, "ceterms:inLanguage": ["en"],
        "ceterms:ownedBy": [owner], "ceterms:offeredBy": [owner],
        "ceterms:lifeCycleStatusType": _status(*OFFERED), **_occupation(framework),
    }  # fmt: skip
    if framework.terms.competencies:
        made["ceterms:teaches"] = [
            _taught(framework, one.key, one.title) for one in framework.terms.competencies
        ]
    if framework.terms.term_years is not None:
        months = int(framework.terms.term_years * 12)
        made["ceterms:estimatedDuration"] = [{
            "@type": "ceterms:DurationProfile", "ceterms:exactDuration": f"P{months}M",
            "ceterms:description": _said(f"{written(framework.terms.term_years)} years"),
        }]  # fmt: skip
    return made


def _status(scheme: str, name: str, word: str) -> Document:
    return {
        "@type": "ceterms:CredentialAlignmentObject", "ceterms:framework": f"{TERMS}{scheme}",
        "ceterms:frameworkName": _said(name), "ceterms:targetNode": word,
        "ceterms:targetNodeName": _said(word.partition(":")[2]),
    }  # fmt: skip


def _occupation(framework: Framework) -> Document:
    """By its code, or not at all."""
    if not framework.terms.onet_code:
        return {}
    made = {
        "@type": "ceterms:CredentialAlignmentObject", "ceterms:framework": ONET,
        "ceterms:frameworkName": _said(ONET_NAME),
        "ceterms:codedNotation": framework.terms.onet_code,
    }  # fmt: skip
    if framework.terms.occupation:
        made["ceterms:targetNodeName"] = _said(framework.terms.occupation)
    return {"ceterms:occupationType": [made]}


def _taught(framework: Framework, key: str, title: str) -> Document:
    """The very item that a badge of this competency names too."""
    return {
        "@type": "ceterms:CredentialAlignmentObject", "ceterms:framework": framework.address,
        "ceterms:frameworkName": _said(framework.title),
        "ceterms:targetNode": address_of(framework, f"competency:{key}"),
        "ceterms:targetNodeName": _said(title), "ceterms:codedNotation": key,
    }  # fmt: skip

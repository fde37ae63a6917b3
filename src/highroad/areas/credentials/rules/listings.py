"""A program and its certificate in CTDL, the words by which registries describe credentials.

The whole mapping stands here, because the words for apprenticeships are still being made. Standards
say nothing of registration by a flag, so none is written.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid5

from highroad.areas.credentials.rules.achievements import completion_criteria
from highroad.areas.credentials.rules.frameworks import Framework
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.training.rules.terms import written

CONTEXT: Final = "https://credreg.net/ctdl/schema/context/json"
ONET: Final = "https://www.onetcenter.org/taxonomy.html"
IN_USE: Final = "credentialStat:Active"


def ctid(standards: UUID, about: str) -> str:
    """The lasting name of a thing in registries: `ce-` and a UUID."""
    return f"ce-{uuid5(standards, f'ctdl:{about}')}"


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
        "ceterms:credentialStatusType": {
            "@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode": IN_USE,
        },
        "ceterms:occupationType": _occupation(framework),
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
        "ceterms:occupationType": _occupation(framework),
        "ceterms:teaches": [_taught(framework, one.key, one.title)
                            for one in framework.terms.competencies],
    }  # fmt: skip
    if framework.terms.term_years is not None:
        months = int(framework.terms.term_years * 12)
        made["ceterms:estimatedDuration"] = [{
            "@type": "ceterms:DurationProfile", "ceterms:exactDuration": f"P{months}M",
            "ceterms:description": _said(f"{written(framework.terms.term_years)} years"),
        }]  # fmt: skip
    return made


def _occupation(framework: Framework) -> list[Any]:
    if not framework.terms.onet_code:
        return []
    return [{
        "@type": "ceterms:CredentialAlignmentObject", "ceterms:framework": ONET,
        "ceterms:codedNotation": framework.terms.onet_code,
        "ceterms:targetNodeName": _said(framework.terms.occupation),
    }]  # fmt: skip


def _taught(framework: Framework, key: str, title: str) -> Document:
    from_item = framework.address
    return {
        "@type": "ceterms:CredentialAlignmentObject", "ceterms:framework": from_item,
        "ceterms:targetNodeName": _said(title), "ceterms:codedNotation": key,
    }  # fmt: skip

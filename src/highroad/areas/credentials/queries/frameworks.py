"""Standards as a framework and as a listing: what badges name, once both sides have issued one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models import Credential
from highroad.areas.credentials.queries.signing import site
from highroad.areas.credentials.rules.dids import stamp
from highroad.areas.credentials.rules.frameworks import (
    Framework,
    ItemFault,
    ReadFramework,
    package_of,
    read_package,
)
from highroad.areas.credentials.rules.listings import listing_of
from highroad.areas.credentials.rules.reading import LARGEST, Document
from highroad.areas.training.models import ProgramStandards, TrainingProgram
from highroad.areas.training.queries import programs
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.kit.answers import NotFound

__all__ = ["LARGEST", "ItemFault", "ReadFramework", "read_framework"]


def _framework(version: ProgramStandards) -> Framework:
    return Framework(
        terms=version.terms, standards=version.key, title=version.program.name,
        creator=version.program.body.name, address=site().framework(version.key),
        changed=stamp(version.made_at),
    )  # fmt: skip


def _published(standards: UUID) -> ProgramStandards:
    """Standards whose address stands in something both sides have signed. Raises `NotFound`."""
    yes = Count("words", filter=Q(words__is_yes=True, words__revocation=None))
    issued = Credential.objects.filter(enrollment__standards=standards).annotate(said=yes)
    if not issued.filter(said__gte=2).exists():
        raise NotFound
    return ProgramStandards.objects.select_related("program__body").get(pk=standards)


def framework_public(standards: UUID) -> Document:
    """The package behind the address that badges name. Raises `NotFound`."""
    return package_of(_framework(_published(standards)))


def listing_public(standards: UUID) -> Document:
    """Program and certificate in CTDL, under the same condition. Raises `NotFound`."""
    return listing_of(_framework(_published(standards)), site().at("programs", standards))


def framework_of(standards: UUID, *, seen_by: User) -> Document:
    """The package of any version, for those who may read it. Raises `NotFound`."""
    return package_of(_framework(programs.get_standards(standards, seen_by)))


def read_framework(content: bytes, program: TrainingProgram) -> ReadFramework:
    """A package over what the newest version says. Nothing is kept."""
    newest = programs.newest_version(program)
    return read_package(content, newest.terms if newest else StandardsTerms())

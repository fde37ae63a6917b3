"""Pills and crumbs of the pages of credentials."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from highroad.areas.credentials.vocabulary import CredentialState
from highroad.areas.partnerships.queries import Body
from highroad.areas.training.queries import TrainingProgram
from highroad.web.training.asking import Crumbs

STATES = {
    CredentialState.PREPARED: "open", CredentialState.ISSUED: "ok", CredentialState.DECLINED: "bad",
    CredentialState.ASKED_BACK: "watch", CredentialState.REVOKED: "bad",
    CredentialState.FORGOTTEN: "plain",
}  # fmt: skip


def crumbs_of(program: TrainingProgram) -> Crumbs:
    """The way to the credentials of a program."""
    body = program.body
    return [
        (body.partnership.name, reverse("partnerships:detail", args=[body.partnership_id])),
        (program.name, reverse("training:program", args=[program.key])),
    ]


def crumbs_of_body(body: Body) -> Crumbs:
    """The way to what belongs to a body."""
    return [
        (body.partnership.name, reverse("partnerships:detail", args=[body.partnership_id])),
        (body.name, reverse("partnerships:body", args=[body.key])),
    ]


def crumbs_of_credential(program: TrainingProgram) -> Crumbs:
    """The way to one credential."""
    return [
        *crumbs_of(program),
        (_("Credentials"), reverse("credentials:program", args=[program.key])),
    ]


def crumbs_of_holder() -> Crumbs:
    """The way of a person to what is their own."""
    return [(_("My credentials"), reverse("credentials:mine"))]

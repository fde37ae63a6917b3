"""The words of credentials."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CredentialKind(models.TextChoices):
    """What a credential is about."""

    COMPETENCY = "competency", _("Competency")
    LEVEL = "level", _("Step of the program")
    COMPLETION = "completion", _("Transcript at completion")


class CredentialState(models.TextChoices):
    """Where a credential stands; computed from the words of both sides, never stored."""

    PREPARED = "prepared", _("waits for both sides")
    ISSUED = "issued", _("issued by both sides")
    DECLINED = "declined", _("declined")
    ASKED_BACK = "asked_back", _("one side asks to revoke it")
    REVOKED = "revoked", _("revoked by both sides")
    FORGOTTEN = "forgotten", _("forgotten")


class KeyEnd(models.TextChoices):
    """Why a key signs no longer."""

    ROTATED = "rotated", _("replaced: what it signed stays good")
    LOST = "lost", _("lost or stolen: what it signed is no longer vouched for")


class Suite(models.TextChoices):
    """How a signature is made (W3C Data Integrity)."""

    RDFC = "eddsa-rdfc-2022", "eddsa-rdfc-2022"
    JCS = "eddsa-jcs-2022", "eddsa-jcs-2022"


class ProofState(models.TextChoices):
    """What became of checking one signature."""

    GOOD = "good", _("The signature is good")
    BAD = "bad", _("The signature does not fit this text")
    UNSUPPORTED = "unsupported", _("This kind of signature cannot be checked here")
    NO_KEY = "no_key", _("The key of this signature is not at hand")


class KeySource(models.TextChoices):
    """Where the key of a signature was found."""

    DOCUMENT = "document", _("in the issuer's own document of keys")
    NAME = "name", _("in the address of the key itself; nobody has vouched for it here")
    NONE = "none", _("nowhere")


class Weight(models.TextChoices):
    """How much something found about the content of a credential matters."""

    FINE = "fine", _("fine")
    WRONG = "wrong", _("not right")
    UNCHECKED = "unchecked", _("not checked")


class RevocationReason(models.TextChoices):
    """Why a credential is to be revoked."""

    MISTAKE = "mistake", _("It was issued by mistake")
    UNTRUE = "untrue", _("What it rests on was not true")
    REPLACED = "replaced", _("Another one takes its place")
    ASKED = "asked", _("The holder asks for it")


class ProviderField(models.TextChoices):
    """What a state is told of a program as a provider of training."""

    PROVIDER = "provider", _("Name of the provider")
    DESCRIPTION = "description", _("Description of the provider")
    STREET = "street", _("Street")
    CITY = "city", _("City")
    STATE = "state", _("State")
    ZIP = "zip", _("ZIP code")
    ENTITY = "entity", _("Kind of provider")
    PROGRAM = "program", _("Name of the program")
    NUMBER = "number", _("Number of the program")
    REGISTERED = "registered", _("Registered on")
    AGENCY = "agency", _("Registration agency")
    OCCUPATION = "occupation", _("Occupation")
    ONET = "onet", _("Occupation code (O*NET-SOC)")
    RAPIDS = "rapids", _("Occupation code (RAPIDS)")
    CIP = "cip", _("Field of study (CIP)")
    OUTCOME = "outcome", _("What it leads to")
    APPROACH = "approach", _("Approach")
    LENGTH = "length", _("Length on the job")
    INSTRUCTION = "instruction", _("Related instruction")
    METHOD = "method", _("How instruction is given")
    SCHOOL = "school", _("Who gives the instruction, and where")
    COST = "cost", _("Cost to the learner")
    ACTIVE = "active", _("Apprentices registered now")

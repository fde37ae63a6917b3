"""The short lists of the guide: pillars, voices, replies, verdicts, kinds of evidence."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Pillar(TextChoices):
    """The five core actions of an effective partnership (DOL, Five Pillars)."""

    SECTOR_TABLE = "1", _("A training table for the whole sector")
    TRAINING = "2", _("Training that leads to real jobs")
    FREE_CHOICE = "3", _("Free and fair choice about a union")
    EQUAL_CHANCES = "4", _("Open doors and equal chances")
    GOOD_JOBS = "5", _("Good jobs, made and kept")

    @property
    def claim(self) -> Promise:
        """What the pillar asks for, in one sentence."""
        return _CLAIMS[self]


_CLAIMS = {
    Pillar.SECTOR_TABLE: _(
        "Labor and employers sit as equals, and those who teach and support workers sit with them."
    ),
    Pillar.TRAINING: _("Training starts from openings that exist and from the people who take it."),
    Pillar.FREE_CHOICE: _("Employers give their written word that workers decide for themselves."),
    Pillar.EQUAL_CHANCES: _("Who gets in, stays and moves up is counted by group and acted on."),
    Pillar.GOOD_JOBS: _("Pay, benefits, hours and safety are good, or are being made so."),
}


class Voice(TextChoices):
    """Whose answer it is. Each side answers for itself; some questions are for the provider too."""

    LABOR = "labor", _("Labor")
    MANAGEMENT = "management", _("Management")
    THIRD = "third", _("Owners and community")
    PROVIDER = "provider", _("Training provider")


class Reply(TextChoices):
    """What a voice can answer."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_APPLICABLE = "not_applicable", _("Does not apply")


class Verdict(TextChoices):
    """What the answers of both sides and the evidence amount to."""

    SHOWN = "shown", _("Shown")
    UNPROVEN = "unproven", _("Unproven")
    PARTLY = "partly", _("Partly")
    SIDES_DIFFER = "sides_differ", _("Sides differ")
    NO = "no", _("No")
    OPEN = "open", _("Open")
    NOT_APPLICABLE = "not_applicable", _("Does not apply")

    @property
    def meaning(self) -> Promise:
        """How the verdict comes about, in one sentence."""
        return _MEANINGS[self]


_MEANINGS = {
    Verdict.SHOWN: _("A yes of both sides, or of the record, with fresh evidence."),
    Verdict.UNPROVEN: _("Both sides say yes, but evidence is missing or too old."),
    Verdict.PARTLY: _("Both sides say: partly."),
    Verdict.SIDES_DIFFER: _("Labor and management answer differently."),
    Verdict.NO: _("Both sides say no."),
    Verdict.OPEN: _("At least one side has not answered yet."),
    Verdict.NOT_APPLICABLE: _("Both sides say that the question does not apply to them."),
}


class EvidenceKind(TextChoices):
    """What can show that a yes is true."""

    PARTIES = "parties", _("parties and seats on record")
    CHARTER = "charter", _("a charter that both sides adopted")
    DECISION = "decision", _("a joint decision")
    FILING = "filing", _("a filing that both sides certified")
    FIGURE = "figure", _("a figure that both sides published")
    COMMITMENT = "commitment", _("a commitment, kept and confirmed")
    AGREEMENT = "agreement", _("a signed agreement with its document")
    FORECAST = "forecast", _("a forecast of jobs by craft")
    TRAINING = "training", _("a training record")
    SUPPORTS = "supports", _("a published total of supports")
    INDICATOR = "indicator", _("a job-quality reading with its source")
    POSTING = "posting", _("a dated record of a posted notice")


class Gap(TextChoices):
    """How the answers of the two sides stand to each other: the difference is the finding."""

    NONE = "none", _("Both sides say the same.")
    DIFFERENT = "different", _("The sides see it differently. Talk about it.")
    LABOR_SILENT = "labor_silent", _("Labor has not answered yet.")
    MANAGEMENT_SILENT = "management_silent", _("Management has not answered yet.")
    BOTH_SILENT = "both_silent", _("Neither side has answered yet.")

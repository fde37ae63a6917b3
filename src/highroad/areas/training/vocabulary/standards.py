"""The words of program standards: the 23 provisions of 29 CFR 29.5(b), approach, wage steps, ratio."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Approach(models.TextChoices):
    """How an apprentice gets to the end of the term (29 CFR 29.5(b)(2))."""

    TIME = "time", _("By time: hours on the job")
    COMPETENCY = "competency", _("By competency: shown and signed")
    HYBRID = "hybrid", _("Hybrid: minimum hours and competencies")


class StepBy(models.TextChoices):
    """What brings an apprentice to the next wage step."""

    HOURS = "hours", _("Hours on the job")
    MONTHS = "months", _("Months in the program")
    BOTH = "both", _("Both hours and months")
    COMPETENCIES = "competencies", _("Competencies signed off")


class RatioScope(models.TextChoices):
    """Where apprentices are counted against journeyworkers (29 CFR 29.5(b)(7))."""

    JOBSITE = "jobsite", _("On each job site")
    WORKFORCE = "workforce", _("In the whole workforce")
    DEPARTMENT = "department", _("In each department or shop")
    BARRED = "barred", _("The bargained agreement forbids a ratio")


class Gravity(models.TextChoices):
    """How much a remark on standards matters."""

    MISSING = "missing", _("Missing")
    CONTRADICTION = "contradiction", _("Does not fit")
    WARNING = "warning", _("Worth a look")


class StandardsState(models.TextChoices):
    """Where one version of the standards stands; computed from its decision."""

    DRAFT = "draft", _("Draft")
    PUT = "put", _("Both sides are answering")
    IN_FORCE = "in_force", _("In force")
    REPLACED = "replaced", _("Replaced by a later version")
    FALLEN = "fallen", _("Not adopted")


class ItemKind(models.TextChoices):
    """What each side marks one by one: the items of a kind."""

    PROCESS = "process", _("Work processes")
    COURSE = "course", _("Related instruction")
    COMPETENCY = "competency", _("Competencies")


class Provision(models.IntegerChoices):
    """What standards must contain: 29 CFR 29.5(b), by number."""

    OCCUPATION = 1, _("A skilled occupation")
    TERM = 2, _("Term and approach")
    PROCESSES = 3, _("Work processes")
    INSTRUCTION = 4, _("Related instruction")
    WAGES = 5, _("Wages that rise")
    REVIEW = 6, _("Review of progress")
    RATIO = 7, _("Apprentices to journeyworkers")
    PROBATION = 8, _("Probation")
    SAFETY = 9, _("Safe work and safety training")
    QUALIFICATIONS = 10, _("Who may start")
    AGREEMENT = 11, _("Written agreement")
    CREDIT = 12, _("Credit for what one can already do")
    TRANSFER = 13, _("Transfer")
    SUPERVISION = 14, _("Qualified trainers")
    CERTIFICATE = 15, _("Certificate of completion")
    INTERIM = 16, _("Interim credentials")
    AGENCY = 17, _("Registration agency")
    AMENDMENT = 18, _("Registration and changes")
    REPORTING = 19, _("Reports to the agency")
    CANCELLING = 20, _("Ending during probation")
    EQUAL = 21, _("Equal opportunity")
    COMPLAINTS = 22, _("Contact for complaints")
    RECORDS = 23, _("Records")


WORDED: dict[Provision, Promise] = {
    Provision.REVIEW: _(
        "Progress on the job and in class is reviewed every six months and kept on record."
    ),
    Provision.SAFETY: _(
        "Equipment and places of work are safe. Safety is taught on the job and in class, from "
        "the first day."
    ),
    Provision.QUALIFICATIONS: _(
        "Applicants are old enough, can do the work with reasonable accommodation, and apply in"
        " the same way as everybody else."
    ),
    Provision.AGREEMENT: _(
        "Each apprentice signs a written agreement that includes these standards before work or"
        " class begins."
    ),
    Provision.CREDIT: _(
        "Earlier work and training are credited by one rule for all, and the wage follows the "
        "credit. At least six months on the job remain."
    ),
    Provision.TRANSFER: _(
        "An apprentice may move to another program of the same occupation, with a transcript, a"
        " new agreement and full credit."
    ),
    Provision.SUPERVISION: _(
        "Each apprentice works beside a named journeyworker who knows the trade and how to "
        "teach it."
    ),
    Provision.CERTIFICATE: _(
        "The committee asks the agency for a certificate when an apprentice has finished."
    ),
    Provision.INTERIM: _("Interim credentials are given for the levels that these standards name."),
    Provision.AMENDMENT: _(
        "Changes are adopted by everybody who signed, and sent to the agency before they hold."
    ),
    Provision.REPORTING: _(
        "Agreements, changes, completions and cancellations with their reason go to the agency "
        "within 45 days."
    ),
    Provision.CANCELLING: _(
        "During probation the apprentice or the sponsor may end the agreement in writing "
        "without giving a cause."
    ),
    Provision.EQUAL: _(
        "The sponsor gives the equal opportunity pledge of 29 CFR part 30, and selects by rules"
        " that are the same for all."
    ),
    Provision.RECORDS: _(
        "Records of applications, selection, work, class, pay and reviews are kept for five years."
    ),
}
"""Provisions that are kept in words, and the words a draft starts with."""

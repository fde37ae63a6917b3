"""The words of the library: kinds, readers, stages, cost, licence, the state of a link, helpers, requests."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ResourceKind(TextChoices):
    """What a resource is."""

    GUIDE = "guide", _("Guide")
    CASE_STUDY = "case_study", _("Case study")
    TRAINING = "training", _("Training")
    VIDEO = "video", _("Video")
    JOB_AID = "job_aid", _("Job aid")
    RESEARCH = "research", _("Research")


class Audience(TextChoices):
    """For whom a resource was made."""

    LABOR = "labor", _("Unions and workers")
    MANAGEMENT = "management", _("Employers and managers")
    COMMITTEE = "committee", _("Joint committees")
    TRAINER = "trainer", _("Trainers and facilitators")
    PROGRAM = "program", _("Workforce boards, colleges, agencies")


class Stage(TextChoices):
    """The six elements of a partnership, as the California Labor Management Initiative names them."""

    LAUNCH = "launch", _("Launch")
    BUILD = "build", _("Build")
    REFINE = "refine", _("Refine")
    SOLVE = "solve", _("Solve problems")
    GROW = "grow", _("Grow")
    ADVANCE = "advance", _("Advance")


class PillarNumber(TextChoices):
    """The number of a pillar; the guide, which stands above, knows what it asks."""

    ONE = "1", _("Pillar 1")
    TWO = "2", _("Pillar 2")
    THREE = "3", _("Pillar 3")
    FOUR = "4", _("Pillar 4")
    FIVE = "5", _("Pillar 5")


class Cost(TextChoices):
    """What it costs to use."""

    FREE = "free", _("Free")
    PAID = "paid", _("Costs money")
    ASK = "ask", _("Ask the publisher")


class Licence(TextChoices):
    """Who may copy it."""

    FEDERAL = "federal", _("Work of the federal government")
    PUBLISHER = "publisher", _("The publisher keeps its rights")
    OPEN = "open", _("Open licence")
    UNKNOWN = "unknown", _("Not known")

    @property
    def note(self) -> Promise:
        """What that means for somebody who wants to use it."""
        return _LICENCE_NOTES[self]


_LICENCE_NOTES = {
    Licence.FEDERAL: _("No copyright within the United States (17 U.S.C. 105). Name the agency."),
    Licence.PUBLISHER: _("Read it and link to it. Ask the publisher before you copy or change it."),
    Licence.OPEN: _("Copy and change it as its licence says."),
    Licence.UNKNOWN: _("Ask the publisher before you copy it."),
}


class ListedIn(TextChoices):
    """On which page of the Department of Labor a resource or helper is named."""

    RESOURCES = "resources", _("Resource page of the partnership program")
    EXAMPLES = "examples", _("Examples and helpers, WORK Center")
    PROGRAM = "program", _("Program page")
    PILLARS = "pillars", _("Five pillars")
    ELSEWHERE = "elsewhere", _("Not on a page of the Department")


class LinkStatus(TextChoices):
    """What the last look at a link found."""

    UNCHECKED = "unchecked", _("Not looked at yet")
    WORKS = "works", _("It works")
    MOVED = "moved", _("Has moved")
    BROKEN = "broken", _("Does not answer")


class HelperKind(TextChoices):
    """What kind of body a helper is."""

    FEDERAL_AGENCY = "federal", _("Federal agency")
    STATE_AGENCY = "state", _("State agency")
    UNIVERSITY = "university", _("University center")
    WORKFORCE_CENTER = "workforce", _("Workforce center")
    ASSOCIATION = "association", _("Association")
    PROJECT = "project", _("Joint project or trust")


class SuggestionStatus(TextChoices):
    """Where a suggested resource stands."""

    NEW = "new", _("To be read")
    TAKEN = "taken", _("Taken up")
    DECLINED = "declined", _("Not taken up")


class HelpWanted(TextChoices):
    """What both sides ask a helper for. What is said to a mediator stays with the mediator."""

    START_COMMITTEE = "start_committee", _("Help to start a joint committee")
    RELATIONSHIP = "relationship", _("Joint training on working together")
    PROBLEM_SOLVING = "problem_solving", _("Training on solving problems by interests")
    FACILITATION = "facilitation", _("A neutral person to lead meetings")
    FORUM = "forum", _("Help with a labor-management forum")
    MEDIATION = "mediation", _("A mediator")
    TRAINING_PLAN = "training_plan", _("Advice on a joint training program")


class RequestStatus(TextChoices):
    """Where a joint request stands; computed from the decision and from what was done since."""

    DRAFT = "draft", _("Draft of one side")
    PUT = "put", _("Waits for both sides")
    SIGNED = "signed", _("Signed by both sides")
    SENT = "sent", _("Sent to the helper")
    FALLEN = "fallen", _("Not agreed")

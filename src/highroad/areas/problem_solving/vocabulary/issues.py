"""The words of issues: where they stand, what they are about, how their question reads."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class IssueState(models.TextChoices):
    """Where an issue stands on its way from a question to a solution."""

    NEW = "new", _("New")
    DATA = "data", _("Gathering facts")
    INTERESTS = "interests", _("Interests")
    OPTIONS = "options", _("Options")
    CRITERIA = "criteria", _("Criteria")
    STRAW = "straw", _("Straw design")
    DECIDED = "decided", _("Decided")
    ON_HOLD = "on_hold", _("On hold")
    SOLVED = "solved", _("Solved")
    REFERRED = "referred", _("Referred")
    CLOSED = "closed", _("Closed")


class Scope(models.TextChoices):
    """What somebody wants to bring up, as the scope gate asks."""

    PARTNERSHIP = "partnership", _("A question for this body")
    ROOT_CAUSE = "root_cause", _("The cause behind many grievances, not one person's case")
    GRIEVANCE = "grievance", _("One person's grievance")
    BARGAINING = "bargaining", _("A subject of bargaining, or a change of the contract")


class ReferralReason(models.TextChoices):
    """Why something is referred."""

    GRIEVANCE = "grievance", _("One person's grievance")
    BARGAINING = "bargaining", _("A subject of bargaining")
    UNRESOLVED = "unresolved", _("This body could not resolve it")
    ELSEWHERE = "elsewhere", _("It belongs to somebody else")


class Route(models.TextChoices):
    """Where something is referred to."""

    GRIEVANCE_STEPS = "grievance_steps", _("The grievance procedure")
    BARGAINING_TEAMS = "bargaining_teams", _("The bargaining teams")
    NAMED_OFFICIAL = "named_official", _("The official named in the charter")
    SAFETY = "safety", _("The safety committee")
    OTHER_BODY = "other_body", _("Another joint body")
    MEDIATOR = "mediator", _("A mediator")


class Neutral(models.TextChoices):
    """Where a mediator comes from. No name is kept."""

    FEDERAL = "federal", _("The federal mediation service")
    STATE = "state", _("A state agency")
    PRIVATE = "private", _("A private neutral")
    FEDERAL_SECTOR = "federal_sector", _("The office for federal-sector disputes")


class MediationOutcome(models.TextChoices):
    """How a mediation ended. What was said in it is kept nowhere."""

    AGREED = "agreed", _("Agreement was reached")
    PART = "part", _("Agreement on a part")
    NONE = "none", _("No agreement")
    DECLINED = "declined", _("The mediator declined")


class Flaw(models.TextChoices):
    """What may be wrong with how a question is put. A hint, never a block."""

    NOT_A_QUESTION = "not_a_question", _("It is not a question")
    YES_OR_NO = "yes_or_no", _("It can be answered with yes or no")
    BLAME = "blame", _("It blames somebody")
    HIDDEN_SOLUTION = "hidden_solution", _("A solution hides in it")
    SEVERAL = "several", _("It asks several things")


ADVICE: dict[Flaw, Promise] = {
    Flaw.NOT_A_QUESTION: _(
        "Ask: a statement invites agreement or refusal, a question invites answers. "
        "Begin with “How can we …” and end with a question mark."
    ),
    Flaw.YES_OR_NO: _(
        "A question that begins like this has two answers, and each side will pick one. "
        "Begin with “How can we …”, so that there is room for more."
    ),
    Flaw.BLAME: _(
        "Whoever is named will defend themselves. Say what happens, and leave out who is at fault."
    ),
    Flaw.HIDDEN_SOLUTION: _(
        "One answer is in the question already. Say what shall be better, and keep the way for the options."
    ),
    Flaw.SEVERAL: _("Ask one thing at a time: two questions rarely have one answer."),
}
"""What to do about a flaw, in a sentence."""


class WordKind(models.TextChoices):
    """To what a side gives its word. It takes the word of every side that holds a key."""

    CRITERIA = "criteria", _("These are the criteria")
    SOLVED = "solved", _("It is solved")
    CLOSED = "closed", _("It can be closed")
    MEDIATION = "mediation", _("We ask for mediation together")
    PUBLIC = "public", _("The public may read it")
    RETENTION = "retention", _("How long the drawer keeps its notes")


class ImpasseStage(models.TextChoices):
    """The rungs of the ladder when a body is stuck."""

    SECOND_ATTEMPT = "second_attempt", _("A second attempt of the body")
    NAMED_OFFICIAL = "named_official", _("The official named in the charter")
    SPONSORS = "sponsors", _("The sponsors of both sides")
    PARENT_BODY = "parent_body", _("The body above")
    NEUTRAL = "neutral", _("A neutral")
    BARGAINING = "bargaining", _("Back to the parties")


class RungEnd(models.TextChoices):
    """How a rung was left."""

    RESOLVED = "resolved", _("Resolved here")
    UP = "up", _("Not resolved: one rung up")
    LEFT = "left", _("The ladder was left")


class SolvingTask(models.TextChoices):
    """What somebody is asked to do for their side."""

    ACKNOWLEDGE = "acknowledge", _("Acknowledge a referral")
    JOIN = "join", _("Join a request for mediation")
    LIST = "list", _("Write your side's list")
    CRITERIA = "criteria", _("Agree on the criteria")
    PUBLIC = "public", _("Say whether the public may read it")
    TERMS = "terms", _("Say whether your party agrees to the terms")
    RUNG = "rung", _("You are stuck: act on this rung")
    TICKETS = "tickets", _("Print the tickets of your people")

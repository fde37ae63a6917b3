"""The words of partnerships."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganizationKind(models.TextChoices):
    """What an organization is, wherever it sits."""

    EMPLOYER = "employer", _("Employer")
    LABOR_ORGANIZATION = "labor", _("Labor organization")
    TRAINING_PROVIDER = "training", _("Training provider")
    WORKFORCE_BOARD = "workforce_board", _("Workforce board")
    COLLEGE = "college", _("College")
    COMMUNITY_ORGANIZATION = "community", _("Community organization")
    OWNER = "owner", _("Owner")
    PUBLIC_AGENCY = "agency", _("Public agency")
    INTERMEDIARY = "intermediary", _("Intermediary")
    NEUTRAL = "neutral", _("Neutral")


class Side(models.TextChoices):
    """Who speaks together. Labor and management hold a key; a third side only where agreed."""

    LABOR = "labor", _("Labor")
    MANAGEMENT = "management", _("Management")
    THIRD = "third", _("Third side")


class PartnershipStatus(models.TextChoices):
    """How far a partnership is. An exploratory one is never shown to the public."""

    EXPLORATORY = "exploratory", _("Exploratory")
    FORMING = "forming", _("Forming")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    ENDED = "ended", _("Ended")


class BodyKind(models.TextChoices):
    """The joint groups in use."""

    LABOR_MANAGEMENT_COMMITTEE = "lmc", _("Labor-management committee")
    WORKFORCE_TABLE = "workforce_table", _("Workforce table")
    JOINT_APPRENTICESHIP_COMMITTEE = "jac", _("Joint apprenticeship committee")
    ACCESS_AND_OPPORTUNITY_COMMITTEE = "aoc", _("Access and opportunity committee")
    UNIT_TEAM = "unit_team", _("Unit team")
    TRAINING_TRUST = "training_trust", _("Training trust")
    STEERING_COMMITTEE = "steering", _("Steering committee")
    COUNCIL = "council", _("Council or strategy group")
    FEDERAL_FORUM = "forum", _("Labor-management forum")
    JOBSITE_BODY = "jobsite", _("Jobsite code body")
    SCHOOL_TEAM = "school_team", _("School district team")
    CONSTRUCTION_COOPERATIVE = "cooperative", _("Construction cooperative")
    OTHER = "other", _("Another joint body")


class SeatRole(models.TextChoices):
    MEMBER = "member", _("Member")
    CO_CHAIR = "co_chair", _("Co-chair")


class SideRule(models.TextChoices):
    """How one side finds its answer."""

    CHAIRS_WORD = "chairs_word", _("The co-chair's word")
    MAJORITY = "majority", _("Majority")
    TWO_THIRDS = "two_thirds", _("Two thirds")
    NOBODY_OPPOSED = "nobody_opposed", _("Nobody opposed")
    UNANIMITY = "unanimity", _("Unanimity")


class Base(models.TextChoices):
    """Of what a majority is counted."""

    ENTITLED = "entitled", _("all entitled seats")
    CAST = "cast", _("all answers given")
    VALID = "valid", _("answers for and against")


class HolderStatus(models.TextChoices):
    """How far somebody has come to a seat. Only a confirmed holder acts."""

    INVITED = "invited", _("Invited")
    ACCEPTED = "accepted", _("Accepted, not yet confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    ENDED = "ended", _("Ended")


class ClauseKind(models.TextChoices):
    """What a clause of a charter settles."""

    PURPOSE = "purpose", _("Purpose and goals")
    MEMBERSHIP = "membership", _("Membership")
    SELECTION = "selection", _("Selection of members")
    ALTERNATES = "alternates", _("Alternates")
    TERMS = "terms", _("Length of service")
    QUORUM_TO_MEET = "quorum_to_meet", _("Quorum to meet")
    QUORUM_TO_DECIDE = "quorum_to_decide", _("Quorum to decide")
    CHAIR_ROTATION = "chair_rotation", _("Rotation of the chair")
    MINUTE_KEEPER = "minute_keeper", _("Who keeps the minutes")
    FREQUENCY = "frequency", _("How often we meet")
    AGENDA_DEADLINE = "agenda_deadline", _("Deadline for the agenda")
    GUESTS = "guests", _("Guests")
    PAY = "pay", _("Paid time")
    SCOPE_IN = "scope_in", _("What we deal with")
    SCOPE_OUT = "scope_out", _("What we leave to others")
    DECISION_RULE = "decision_rule", _("How each side decides")
    FALLBACK = "fallback", _("If we cannot agree")
    BETWEEN_MEETINGS = "between_meetings", _("Decisions between meetings")
    WITHOUT_QUORUM = "without_quorum", _("Work without quorum")
    UNRESOLVED_ROUTE = "unresolved_route", _("Where unresolved matters go")
    MINUTES_POSTING = "minutes_posting", _("Posting of the minutes")
    AMENDMENT = "amendment", _("Amendment")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    BINDING = "binding", _("Binding or not")
    OTHER = "other", _("Other")

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
    SUPPORT = "support", _("Each can live with it and will support it")
    FEW_DISSENTERS = "few_dissenters", _("Nobody opposed; after a failed attempt, few dissenters")
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
    AGENDA_CONTENT = "agenda_content", _("What an agenda says")
    MEETING_SHAPE = "meeting_shape", _("Shape of a meeting")
    ISSUE_HANDLING = "issue_handling", _("How issues are handled")
    DUTIES = "duties", _("Duties of each side")
    GROUND_RULES = "ground_rules", _("Ground rules")
    PROXIES = "proxies", _("Proxies")
    RENEWAL = "renewal", _("Renewal")
    OTHER = "other", _("Other")


class CharterKind(models.TextChoices):
    """A charter rules a body; a side agreement stands under it for one matter."""

    CHARTER = "charter", _("Charter")
    SIDE_AGREEMENT = "side_agreement", _("Side agreement")


class CharterTemplate(models.TextChoices):
    """What a draft can start from."""

    UNIT_TEAM = "unit_team", _("Unit-based team")
    LABOR_MANAGEMENT_COMMITTEE = "lmc", _("Labor-management committee")
    FEDERAL_FORUM = "forum", _("Federal labor-management forum")
    TRANSIT_UMBRELLA = "transit", _("Transit umbrella charter")
    SIDE_AGREEMENT = "side_agreement", _("Binding side agreement")
    TRAINING_TRUST = "training_trust", _("Training trust")
    WORKFORCE_TABLE = "workforce_table", _("Workforce table")
    ACCESS_COMMITTEE = "access", _("Access and opportunity committee")
    JOBSITE_CODE = "jobsite", _("Jobsite code body")
    SCHOOL_TEAM = "school", _("School district team")


class Selection(models.TextChoices):
    """How a side finds its people."""

    OWN_SIDE = "own_side", _("Each side names its own")
    ELECTION = "election", _("Each side elects its own")
    PARTY = "party", _("Each party names its own")


class Alternates(models.TextChoices):
    """Who may stand in, and when that counts."""

    NONE = "none", _("No substitutes")
    NOT_IN_FIRST_YEAR = "not_in_first_year", _("None in the first year, named ones afterwards")
    NAMED = "named", _("Named alternates, who count only when seated")
    TRAINED = "trained", _("Trained alternates, who count only when seated")


class ChairRotation(models.TextChoices):
    """Who leads a meeting."""

    BY_MEETING = "by_meeting", _("The sides take turns, meeting by meeting")
    BY_QUARTER = "by_quarter", _("The sides take turns, quarter by quarter")
    BY_YEAR = "by_year", _("The sides take turns, year by year")
    TOGETHER = "together", _("Both co-chairs together")
    LABOR = "labor", _("Always labor")
    MANAGEMENT = "management", _("Always management")
    NEUTRAL = "neutral", _("A neutral person")


class MinuteKeeper(models.TextChoices):
    """Who writes down what happened."""

    OTHER_SIDE = "other_side", _("The side that does not chair")
    CHAIR_SIDE = "chair_side", _("The side that chairs")
    LABOR = "labor", _("Always labor")
    MANAGEMENT = "management", _("Always management")
    NEUTRAL = "neutral", _("A neutral person")


class Rhythm(models.TextChoices):
    """How often a body meets."""

    WEEKLY = "weekly", _("Every week")
    TWO_WEEKS = "two_weeks", _("Every two weeks")
    MONTHLY = "monthly", _("Every month")
    TWO_MONTHS = "two_months", _("Every two months")
    QUARTERLY = "quarterly", _("Every quarter")
    HALF_YEARLY = "half_yearly", _("Twice a year")
    YEARLY = "yearly", _("Once a year")


class DayCount(models.TextChoices):
    """Which days count towards a deadline."""

    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class MeetingCall(models.TextChoices):
    """Who may call an extra meeting."""

    EITHER_SIDE = "either_side", _("Either side")
    BOTH_SIDES = "both_sides", _("Both sides together")
    NOBODY = "nobody", _("Nobody")


class GuestConsent(models.TextChoices):
    """Who must agree to a guest."""

    BOTH_CO_CHAIRS = "both", _("Both co-chairs")
    INVITING_SIDE = "inviting_side", _("The side that invites")
    OPEN = "open", _("Nobody: meetings are open")
    NONE = "none", _("No guests")


class GuestVoice(models.TextChoices):
    """When a guest may speak."""

    ON_REQUEST = "on_request", _("Only when asked")
    FREELY = "freely", _("Like everybody else")
    SILENT = "silent", _("Not at all")


class Pay(models.TextChoices):
    """Whether the time at the table is paid."""

    NO_LOSS = "no_loss", _("No loss of pay")
    WORKING_TIME = "working_time", _("Paid as working time")
    OWN_PARTY = "own_party", _("Each party pays its own")
    UNPAID = "unpaid", _("Not paid")


class Effect(models.TextChoices):
    """What a yes of the body does."""

    DECIDE = "decide", _("The body decides")
    RECOMMEND = "recommend", _("The body recommends")


class CountedOver(models.TextChoices):
    """Over whom answers are counted. The platform always asks each side as well."""

    BY_SIDE = "by_side", _("within each side")
    TOGETHER = "together", _("over all seats together")


class Route(models.TextChoices):
    """Where something goes that the body cannot settle."""

    NOWHERE = "nowhere", _("Nowhere: things stay as they are")
    SPONSORS = "sponsors", _("The two sponsors")
    PARENT_BODY = "parent", _("The body above")
    OFFICIAL = "official", _("A named official")
    MEDIATOR = "mediator", _("A facilitator or mediator")
    ARBITER = "arbiter", _("A neutral whom both sides named decides")
    MANAGEMENT = "management", _("Management decides")
    LABOR = "labor", _("Labor decides")


class BetweenMeetings(models.TextChoices):
    """How the body decides when it does not meet."""

    NOT_AT_ALL = "not_at_all", _("Not at all")
    CO_CHAIRS = "co_chairs", _("Both co-chairs together")
    ALL_SEATS = "all_seats", _("Every seat answers in writing")
    ONE_CO_CHAIR = "one_co_chair", _("One co-chair alone")


class WithoutQuorum(models.TextChoices):
    """What a meeting without quorum may still do."""

    NOTHING = "nothing", _("Nothing: it is called off")
    DISCUSS = "discuss", _("Talk and prepare")
    RECOMMEND = "recommend", _("Prepare recommendations for the next meeting")
    PROVISIONAL = "provisional", _("Decide provisionally, for the next meeting to confirm")
    DECIDE = "decide", _("Decide all the same")


class Meanwhile(models.TextChoices):
    """What holds once a renewal is overdue."""

    STAYS = "stays", _("The charter stays in force")
    NOTHING_NEW = "nothing_new", _("The charter stays in force, and nothing new is decided")
    LAPSES = "lapses", _("The charter ends")


class Posting(models.TextChoices):
    """Where signed minutes are shown."""

    WORKERS = "workers", _("To all workers concerned")
    MEMBERS = "members", _("To those who sit here")
    PUBLIC = "public", _("To everybody")
    NOWHERE = "nowhere", _("Nowhere")


class Amending(models.TextChoices):
    """How the charter itself is changed."""

    BOTH_SIDES = "both_sides", _("Each side adopts the new text")
    CONSENSUS = "consensus", _("Everybody at the table agrees")
    MAJORITY_TOGETHER = "majority", _("A majority of all seats together")


class Proxies(models.TextChoices):
    """Whether a seat may lend its answer to another seat of its side."""

    NONE = "none", _("No proxies")
    OWN_SIDE = "own_side", _("Within one side, on the record")


class ParameterKind(models.TextChoices):
    """What a value of a clause looks like."""

    NUMBER = "number", _("a number")
    CHOICE = "choice", _("a choice")
    YES_NO = "yes_no", _("yes or no")
    WORDS = "words", _("words")


class Weight(models.TextChoices):
    """How much a finding of the check of a charter matters."""

    CONTRADICTION = "contradiction", _("Contradiction")
    IMPOSSIBLE = "impossible", _("Cannot be met")
    ONE_SIDE = "one_side", _("One side alone")
    WARNING = "warning", _("To consider")
    MISSING = "missing", _("Not said")

"""Kinds of agreements, what their clauses secure, and where each stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgreementKind(TextChoices):
    """What an agreement is. Bargaining and community benefits are always spelled out."""

    PROJECT_LABOR = "project_labor", _("Project labor agreement")
    COMMUNITY_WORKFORCE = "community_workforce", _("Community workforce agreement")
    LABOR_PEACE = "labor_peace", _("Labor peace agreement")
    COLLECTIVE_BARGAINING = "collective_bargaining", _("Collective bargaining agreement")
    COMMUNITY_BENEFITS = "community_benefits", _("Community benefits agreement")
    NEUTRALITY = "neutrality", _("Neutrality agreement")
    RECOGNITION = "recognition", _("Voluntary recognition agreement")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    SIDE_LETTER = "side_letter", _("Side letter")
    DIRECT_ENTRY = "direct_entry", _("Direct entry agreement")
    DIRECT_HIRE = "direct_hire", _("Direct hire agreement")


class NoticeSector(TextChoices):
    """Which law's clocks run before an agreement ends."""

    GENERAL = "general", _("Private employers in general")
    HEALTH_CARE = "health_care", _("Health care institutions")
    RAIL_AND_AIR = "rail_and_air", _("Railways and airlines")
    PUBLIC = "public", _("Public employers")


class DayCount(TextChoices):
    """How a clause counts its days."""

    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class ClauseAct(TextChoices):
    """What a clause secures; the first five are the acts of employers that DOL's guide asks about."""

    ACCESS = "access", _("Organizers may meet workers")
    NEUTRALITY = "neutrality", _("The employer keeps out of it")
    SIGN_UP = "sign_up", _("Recognition by majority sign-up")
    FIRST_CONTRACT = "first_contract", _("A first contract, if need be by an arbitrator")
    RIGHTS_NOTICE = "rights_notice", _("Notice of workers' rights")
    WORKER_LIST = "worker_list", _("A list of jobs and shifts for organizers")
    HIRES = "hires", _("Hires from named programs")
    LOCAL_WORK = "local_work", _("Work for people of the area")
    APPRENTICES = "apprentices", _("Apprentices on the job")
    NO_STOPPAGE = "no_stoppage", _("No strike and no lockout")
    DISPUTES = "disputes", _("Disputes settled soon, with a binding end")
    ALL_SUBCONTRACTORS = "all_subcontractors", _("Binds every subcontractor")
    PAY_AND_BENEFITS = "pay_and_benefits", _("Pay and benefits")
    MONITORING = "monitoring", _("Somebody watches over it")
    OTHER = "other", _("Something else")


class AgreementStatus(TextChoices):
    """Where the term of an agreement stands on a day. Computed, never stored."""

    AHEAD = "ahead", _("Begins later")
    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("Expired")
    ENDED = "ended", _("Ended")
    REPLACED = "replaced", _("Replaced by a newer one")


class AgreementStance(TextChoices):
    """What a side says of an agreement as it is entered here."""

    AGREE = "agree", _("This is our agreement, and it holds")
    DISPUTE = "dispute", _("This is not right")


class ClauseState(TextChoices):
    """Where what a clause promises stands on a day. Computed, never stored."""

    ENTERED = "entered", _("Entered, not yet pledged here")
    PLEDGED = "pledged", _("Pledged")
    EVIDENCED = "evidenced", _("Evidenced, to be verified")
    VERIFIED = "verified", _("Verified")
    LAPSED = "lapsed", _("Lapsed: its evidence is too old")
    BREACHED = "breached", _("Breached")
    CURED = "cured", _("Cured, to be shown again")
    REFUSED = "refused", _("Declined or withdrawn")
    OVER = "over", _("Over with its agreement")


class BreachState(TextChoices):
    """Where a breach stands."""

    OPEN = "open", _("Open")
    CURE_SAID = "cure_said", _("Said to be cured")
    CURED = "cured", _("Cured")
    TAKEN_BACK = "taken_back", _("Taken back")


class BreachAct(TextChoices):
    """What is said of a breach, each time with who says so."""

    SAY = "said", _("Breach reported")
    ADMIT = "admitted", _("We see it the same way")
    DISPUTE = "disputed", _("We see it differently")
    FIND = "found", _("Finding of the neutral person")
    SAY_CURED = "said_cured", _("Said to be cured")
    CONFIRM_CURE = "cure_confirmed", _("The cure is confirmed")
    NOT_CURED = "not_cured", _("Not cured yet")
    TAKE_BACK = "taken_back", _("Report taken back")


class RegisterStatus(TextChoices):
    """Where a text for the public register stands."""

    PROPOSED = "proposed", _("Put to both sides")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DROPPED = "dropped", _("Set aside")


class WaitingTask(TextChoices):
    """Why something of this area stands in somebody's inbox."""

    SAY = "say", _("Is this your agreement?")
    RENEW = "renew", _("Show fresh evidence")
    BREACH = "breach", _("A breach is reported: answer it")
    CURE = "cure", _("Said to be cured: is it?")
    NOTICE = "notice", _("A notice falls due")
    PUBLISH = "publish", _("Both sides agreed: publish it")
    ACCESS = "access", _("Access is asked for: answer it")
    INCIDENT = "incident", _("An incident is reported: answer it")
    POSTING = "posting", _("Look at the posted notice again")
    STEP = "step", _("A step to a first contract falls due")

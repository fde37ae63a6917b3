"""The words of the showcase: what stands behind an example, how large it is, which practices it shows."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """What kind of thing an example is. Talks are never called a partnership."""

    PARTNERSHIP = "partnership", _("Partnership")
    NETWORK = "network", _("Network of partnerships")
    STUDY = "study", _("Study or toolkit")
    TALKS = "talks", _("Talks, not a partnership")


class Size(TextChoices):
    """How large it is, as far as its source says."""

    SMALL = "small", _("Fewer than 100 workers")
    MEDIUM = "medium", _("100 to 999 workers")
    LARGE = "large", _("1,000 workers or more")
    NETWORK = "network", _("Many employers")
    UNKNOWN = "unknown", _("Size not told")


class Sector(TextChoices):
    """The sectors of the examples, by their number in the North American classification of 2022."""

    MINING = "212", _("Mining")
    UTILITIES = "221", _("Energy and utilities")
    BUILDING = "236", _("Construction of buildings")
    CIVIL_WORKS = "237", _("Large construction projects")
    TRADES = "238", _("Specialty trades")
    ELECTRICAL = "335", _("Electrical equipment")
    TRUCKING = "484", _("Trucking")
    TRANSIT = "485", _("Public transit")
    EDUCATION = "611", _("Schools and training")
    HOSPITALS = "622", _("Health care")
    HOSPITALITY = "721", _("Hotels and hospitality")
    GOVERNMENT = "921", _("Government")


class PracticeKind(TextChoices):
    """What partnerships do that others can try."""

    JOINT_COMMITTEE = "joint_committee", _("Joint committee")
    SECTOR_TABLE = "sector_table", _("Table for a sector")
    CHARTER = "charter", _("Charter renewed in time")
    NORMS = "norms", _("Written norms")
    UNIT_TEAMS = "unit_teams", _("Frontline teams")
    IMPROVEMENT = "improvement", _("Cycle of improvement")
    NEUTRAL_STAFF = "neutral_staff", _("Neutral staff or coach")
    NETWORK = "network", _("Learning from peers")
    DISPUTES = "disputes", _("Quick settlement of disputes")
    EARLY_INVOLVEMENT = "early_involvement", _("Asking before deciding")
    LISTENING = "listening", _("Listening first")
    FORECAST = "forecast", _("Joint forecast of jobs")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
    MENTORS = "mentors", _("Mentors")
    TRUST = "trust", _("Joint training trust")
    CURRICULUM = "curriculum", _("Workers shape the lessons")
    CREDENTIALS = "credentials", _("Recognized credentials")
    DIRECT_ENTRY = "direct_entry", _("Direct entry")
    RECRUITING = "recruiting", _("Recruiting those left out")
    SUPPORTS = "supports", _("Help to stay and finish")
    COUNTING = "counting", _("Counting hours by group")
    SAFETY = "safety", _("Joint safety")
    CODE = "code", _("Code for both sides")
    SECURITY = "security", _("Promise of job security")


class Step(TextChoices):
    """The steps of starting a partnership."""

    READY = "ready", _("Are you ready?")
    BODY = "body", _("Which body?")
    CHARTER = "charter", _("Your charter")
    GOAL = "goal", _("Your first goal")
    PLAN = "plan", _("Your plan")

    @property
    def question(self) -> Promise:
        """What the step asks, in one sentence."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Step.READY: _("Eight questions that both sides can answer in ten minutes, each for itself."),
    Step.BODY: _("What shall the two sides sit in? Choose by what you want to do."),
    Step.CHARTER: _("Which rules shall your body start with? Tick what you want to settle."),
    Step.GOAL: _("Small, useful to both, fought over by nobody, done in ninety days."),
    Step.PLAN: _("Everything you chose, to print, keep, or carry into a partnership."),
}

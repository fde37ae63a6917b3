"""The words of fair access."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Breakdown(models.TextChoices):
    """By what people are told apart in a table."""

    SEX = "sex", _("Sex")
    RACE = "race", _("Race and ethnicity")
    RESIDENCE = "residence", _("Residence")
    APPRENTICE = "apprentice", _("Apprentice status")


class Category(models.TextChoices):
    """Groups of a breakdown. What was not answered stays unknown; nothing is imputed."""

    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    NONBINARY = "nonbinary", _("Nonbinary people")
    PEOPLE_OF_COLOR = "people of color", _("People of color")
    WHITE = "white", _("White")
    BLACK = "black", _("Black or African American")
    HISPANIC = "hispanic", _("Hispanic or Latino")
    ASIAN = "asian", _("Asian")
    NATIVE = "native", _("American Indian or Alaska Native")
    PACIFIC = "pacific", _("Native Hawaiian or other Pacific Islander")
    ASIAN_OR_PACIFIC = "asian or pacific", _("Asian or Pacific Islander")
    MIDDLE_EASTERN = "middle eastern", _("Middle Eastern or North African")
    MULTIRACIAL = "multiracial", _("Two or more races")
    RESIDENTS = "residents", _("Residents")
    NON_RESIDENTS = "non-residents", _("People from elsewhere")
    APPRENTICES = "apprentices", _("Apprentices")
    NOT_APPRENTICES = "not apprentices", _("Everybody but apprentices")
    OTHER = "other", _("Another answer")
    UNKNOWN = "unknown", _("Not answered")


class Axis(models.TextChoices):
    """What the lines of a table can be told apart by."""

    TRADE = "trade", _("Trade")
    LEVEL = "level", _("Level")
    PROJECT = "project", _("Project")
    PERIOD = "period", _("Period")


class RowFilter(models.TextChoices):
    """Which filed lines count. The choice changes digits, so every figure names it."""

    HOURS = "hours", _("rows with hours")
    COMPLETE = "complete", _("rows with hours, rate and gross pay")


class Unit(models.TextChoices):
    HOURS = "hours", _("Hours")
    PERSONS = "persons", _("Persons")


class GoalKind(models.TextChoices):
    """How binding a goal is."""

    MANDATORY = "mandatory", _("Mandatory")
    ASPIRATIONAL = "aspirational", _("Aspirational")
    VOLUNTARY = "voluntary", _("Voluntary")
    TRACKED = "tracked", _("Tracked only")


class GoalStatus(models.TextChoices):
    """Where a goal stands; computed from its decisions and the day."""

    PROPOSED = "proposed", _("Waits for both sides")
    DECLINED = "declined", _("Not agreed")
    COMING = "coming", _("Agreed, not yet in force")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")


class Verdict(models.TextChoices):
    """How a group stands against its goal."""

    MET = "met", _("Met")
    MISSED = "missed", _("Missed")
    UNDETERMINED = "undetermined", _("Undetermined")
    NO_DATA = "no_data", _("No data")
    HIDDEN = "hidden", _("Too few people to say")
    NO_GOAL = "no_goal", _("No goal")


class Hidden(models.TextChoices):
    """Why a cell is not shown."""

    SMALL = "small", _("fewer people than may be shown")
    FEW_EMPLOYERS = "few employers", _("too few employers")
    DOMINANT = "dominant", _("one employer or worker stands out")
    P_PERCENT = "p percent", _("one contribution could be estimated")
    ZERO = "zero", _("an empty cell that would tell too much")
    MUST_HIDE = "must hide", _("not shown in the committee's own table")
    COMPLEMENTARY = "complementary", _("protects a small cell beside it")
    CHANGED = "changed", _("only a few people differ from another table")


class PublicationStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Put to both sides")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DROPPED = "dropped", _("Dropped")


GROUPS: dict[str, tuple[str, ...]] = {
    Breakdown.SEX: (Category.WOMEN, Category.MEN, Category.NONBINARY, Category.OTHER, Category.UNKNOWN),
    Breakdown.RACE: (
        Category.PEOPLE_OF_COLOR, Category.BLACK, Category.HISPANIC, Category.ASIAN, Category.NATIVE,
        Category.PACIFIC, Category.ASIAN_OR_PACIFIC, Category.MIDDLE_EASTERN, Category.MULTIRACIAL,
        Category.WHITE, Category.OTHER, Category.UNKNOWN,
    ),
    Breakdown.RESIDENCE: (Category.RESIDENTS, Category.NON_RESIDENTS, Category.OTHER, Category.UNKNOWN),
    Breakdown.APPRENTICE: (Category.APPRENTICES, Category.NOT_APPRENTICES, Category.UNKNOWN),
}  # fmt: skip
"""The groups of each breakdown, in the order in which they are shown."""

FOCUS: dict[str, str] = {
    Breakdown.SEX: Category.WOMEN,
    Breakdown.RACE: Category.PEOPLE_OF_COLOR,
    Breakdown.RESIDENCE: Category.RESIDENTS,
    Breakdown.APPRENTICE: Category.APPRENTICES,
}
"""The group that the headline of each breakdown speaks of."""


class BroughtVerdict(models.TextChoices):
    """What was found here of figures that were published on another platform."""

    HOLDS = "holds", _("Brought from elsewhere; its numbers were checked here")
    OPEN = "open", _("Brought from elsewhere; not judged here")

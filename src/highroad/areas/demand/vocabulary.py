"""The words of demand: orders, the pipeline, curves, and what stops a referral."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sheet(models.TextChoices):
    """The three sheets that DOL's training guide asks for."""

    CRAFTS = "crafts", _("Crafts")
    MANAGEMENT = "management", _("Project management")
    OPERATIONS = "operations", _("Operations and maintenance")


class UnionStatus(models.TextChoices):
    """How a job stands to a union."""

    COVERED = "covered", _("Under a bargained agreement")
    NEUTRAL = "neutral", _("Employer has pledged neutrality")
    NOT_COVERED = "not_covered", _("Not covered")
    UNKNOWN = "unknown", _("Not known yet")


class Confidence(models.TextChoices):
    """How sure an order is."""

    ORDERED = "ordered", _("Ordered")
    PLANNED = "planned", _("Planned")
    FORECAST = "forecast", _("Forecast")


class ConditionKind(models.TextChoices):
    """What jobs may wait for."""

    PERMIT = "permit", _("Permit")
    FUNDING = "funding", _("Funding")
    AGREEMENT = "agreement", _("Agreement")
    OTHER = "other", _("Something else")


class StopReason(models.TextChoices):
    """Why nobody may be referred to a job with training money."""

    STRIKE = "strike", _("Strike")
    LOCKOUT = "lockout", _("Lockout")
    DISPUTE = "dispute", _("Other labor dispute")
    ORGANIZING = "organizing", _("Training money used for or against organizing")


class ProjectType(models.TextChoices):
    """What is built; hours per million dollars differ by it."""

    BUILDING = "building", _("Building")
    ROAD = "road", _("Road or bridge")
    TRANSIT = "transit", _("Transit")
    ENERGY = "energy", _("Energy")
    WATER = "water", _("Water")
    INDUSTRIAL = "industrial", _("Plant or mine")
    BROADBAND = "broadband", _("Broadband")


class StaffingUnit(models.TextChoices):
    """By what the people who run something are counted."""

    MEGAWATT = "megawatt", _("Megawatt")
    MILE = "mile", _("Route mile")
    BED = "bed", _("Bed")
    VEHICLE = "vehicle", _("Vehicle in service")
    FLOOR = "floor", _("1,000 square feet")
    TON = "ton", _("1,000 tons a day")
    SITE = "site", _("Whole site")


class CurveShape(models.TextChoices):
    """How the hours of a craft lie between its start and its finish on a project."""

    UNIFORM = "uniform", _("Even")
    TRAPEZOID = "trapezoid", _("Up, level, down")
    BELL = "bell", _("Most in the middle")
    EARLY = "early", _("Most early")
    LATE = "late", _("Most late")


class Tightness(models.IntegerChoices):
    """How demand stands to supply, as a rank; the limits are in `rules.gaps.tightness`."""

    PLENTY = 1, _("Plenty of hands")
    EASY = 2, _("Enough hands")
    LEVEL = 3, _("About level")
    TIGHT = 4, _("Tight")
    VERY_TIGHT = 5, _("Very tight")


class ForecastStatus(models.TextChoices):
    """Where a frozen forecast stands; read from the decision on it."""

    PROPOSED = "proposed", _("Before both sides")
    SIGNED = "signed", _("Signed by both sides")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Cap(models.TextChoices):
    """What can hold the intake of a craft down."""

    SEATS = "seats", _("Seats")
    RATIO = "ratio", _("Ratio of apprentices to journeyworkers")
    INSTRUCTORS = "instructors", _("Instructors")
    BUDGET = "budget", _("Budget")
    LEAD_TIME = "lead_time", _("Lead time")


class PublishedKind(models.TextChoices):
    """What a published file of occupations says."""

    PROJECTIONS = "projections", _("Projections of occupations")
    SOC_2000_2010 = "soc_2000_2010", _("SOC 2000 to SOC 2010")
    SOC_2010_2018 = "soc_2010_2018", _("SOC 2010 to SOC 2018")
    ONET_2000_2006 = "onet_2000_2006", _("O*NET-SOC 2000 to 2006")
    ONET_2006_2009 = "onet_2006_2009", _("O*NET-SOC 2006 to 2009")
    ONET_2009_2010 = "onet_2009_2010", _("O*NET-SOC 2009 to 2010")
    ONET_2010_2019 = "onet_2010_2019", _("O*NET-SOC 2010 to 2019")
    ONET_SOC = "onet_soc", _("O*NET-SOC 2019 to SOC 2018")
    CIP_SOC_2010 = "cip_soc_2010", _("CIP 2010 to SOC 2010")
    CIP_ONET = "cip_onet", _("CIP 2020 to O*NET-SOC 2019")
    CIP_SOC = "cip_soc", _("CIP 2020 to SOC 2018")
    RAPIDS_ONET = "rapids_onet", _("RAPIDS to O*NET-SOC")


class RetiresIn(models.TextChoices):
    """When somebody may retire, counted from a day."""

    NOW = "now", _("May retire now")
    FIVE = "five", _("In the next five years")
    TEN = "ten", _("In five to ten years")
    LATER = "later", _("Later")

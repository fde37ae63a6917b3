"""The words of the written plan of 29 CFR part 30: steps of its calendar, tests, ways to reach people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanStepKind(models.TextChoices):
    """What is done again and again."""

    REVIEW = "review", _("Review of personnel practices")
    WORKFORCE = "workforce", _("Workforce analysis")
    UTILIZATION = "utilization", _("Utilization analysis")
    REMINDER = "reminder", _("Reminder to answer about a disability")
    IMPEDIMENTS = "impediments", _("Review of what stands in the way of people with disabilities")


class UtilizationTest(models.TextChoices):
    """Which of the tests the sponsor chose (29 CFR 30.5(d))."""

    EIGHTY = "eighty", _("80 percent of availability")
    DEVIATIONS = "deviations", _("Two standard deviations, from 30 apprentices on")
    OWN = "own", _("A test of one's own, described in words")


class OutreachKind(models.TextChoices):
    """How people are reached (29 CFR 30.8)."""

    LINKAGE = "linkage", _("Linkage agreement")
    NOTICE = "notice", _("Openings are announced there")
    VISIT = "visit", _("Visits and open days")
    MENTORS = "mentors", _("Mentors from groups that are few")


class AimedAt(models.TextChoices):
    """Whom the plan looks at; codes of the federal tables."""

    WOMEN = "women", _("Women")
    HISP = "hispanic", _("Hispanic or Latino")
    AA = "AA", _("Black or African American")
    AS = "AS", _("Asian")
    AIAN = "AIAN", _("American Indian or Alaska Native")
    NHPI = "NHPI", _("Native Hawaiian or other Pacific Islander")
    DISABILITY = "disability", _("People with disabilities")


class PersonnelProcess(models.TextChoices):
    """What a review looks through (29 CFR 30.9(a))."""

    QUALIFICATIONS = "qualify", _("Qualifications asked for")
    SELECTION = "select", _("Application and selection")
    WAGES = "wages", _("Wages")
    RECRUITMENT = "recruit", _("Outreach and recruitment")
    ADVANCEMENT = "advance", _("Advancement and promotions")
    ASSIGNMENTS = "assign", _("Work assignments and rotation")
    PERFORMANCE = "perform", _("Judging the work")
    DISCIPLINE = "discipline", _("Discipline")
    ACCOMMODATION = "accommodate", _("Requests for accommodation")
    ACCESS = "access", _("Access to places, papers and devices")


class MajorGroup(models.TextChoices):
    """Major occupation groups: the first two digits of an O*NET-SOC code (SOC 2018)."""

    G11 = "11", _("Management occupations")
    G13 = "13", _("Business and financial operations")
    G15 = "15", _("Computer and mathematical")
    G17 = "17", _("Architecture and engineering")
    G19 = "19", _("Life, physical and social science")
    G21 = "21", _("Community and social service")
    G23 = "23", _("Legal")
    G25 = "25", _("Educational instruction and library")
    G27 = "27", _("Arts, design, entertainment, sports and media")
    G29 = "29", _("Healthcare practitioners and technical")
    G31 = "31", _("Healthcare support")
    G33 = "33", _("Protective service")
    G35 = "35", _("Food preparation and serving")
    G37 = "37", _("Cleaning and maintenance of buildings and grounds")
    G39 = "39", _("Personal care and service")
    G41 = "41", _("Sales")
    G43 = "43", _("Office and administrative support")
    G45 = "45", _("Farming, fishing and forestry")
    G47 = "47", _("Construction and extraction")
    G49 = "49", _("Installation, maintenance and repair")
    G51 = "51", _("Production")
    G53 = "53", _("Transportation and material moving")
    G55 = "55", _("Military specific")

"""Words of the register of rules that were changed, and of nominations for awards."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RuleStep(TextChoices):
    """What becomes of a rule."""

    LIFTED = "lifted", _("The rule is lifted")
    CHANGED = "changed", _("The rule reads differently")
    NEW = "new", _("A new rule")


class RuleSource(TextChoices):
    """Where the rule stands. What stands in a contract is recommended to the bargaining teams only."""

    SITE = "site", _("A rule of the site or the workplace")
    POLICY = "policy", _("A policy or handbook")
    PRACTICE = "practice", _("A practice nobody wrote down")
    CONTRACT = "contract", _("The contract: this is a recommendation to the bargaining teams")


class RuleState(TextChoices):
    """Where a change stands; computed from its decision and its day."""

    PROPOSED = "proposed", _("Before both sides")
    AGREED = "agreed", _("Agreed, not in force yet")
    IN_FORCE = "in_force", _("In force")
    RECOMMENDED = "recommended", _("Recommended to the bargaining teams")
    NOT_AGREED = "not_agreed", _("Not agreed")


class NomineeKind(TextChoices):
    """What is nominated for an award. A single person only with that person's yes."""

    PROJECT = "project", _("A project or site")
    CREW = "crew", _("A crew or team")
    CONTRACTOR = "contractor", _("A contractor or employer")
    UNION = "union", _("A union or local")
    PERSON = "person", _("One person, who has agreed to it")

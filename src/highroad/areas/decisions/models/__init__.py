"""What is kept of decisions, and of the acts of a charter's life."""

from highroad.areas.decisions.models.charters import Fallback, Renewal, Split, Withdrawal
from highroad.areas.decisions.models.deciding import Decision, Proxy, SignOff, Wording

__all__ = ["Decision", "Fallback", "Proxy", "Renewal", "SignOff", "Split", "Withdrawal", "Wording"]

"""What can be read of countersigning, and by whom."""

from highroad.areas.witnesses.queries.copied import COPIED
from highroad.areas.witnesses.queries.finality import (
    FinalityLine,
    decision_file,
    finality_each,
    finality_of,
    finality_public,
    numbers_of,
)
from highroad.areas.witnesses.queries.policies import (
    PolicyLine,
    get_policy,
    list_policies,
    partnership_for_system,
    policy_in_force,
    required_for_system,
    witness_asking_for_system,
)
from highroad.areas.witnesses.queries.waiting import KeeperLine, waiting_for

__all__ = [
    "COPIED",
    "FinalityLine",
    "KeeperLine",
    "PolicyLine",
    "decision_file",
    "finality_each",
    "finality_of",
    "finality_public",
    "get_policy",
    "list_policies",
    "numbers_of",
    "partnership_for_system",
    "policy_in_force",
    "required_for_system",
    "waiting_for",
    "witness_asking_for_system",
]

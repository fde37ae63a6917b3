"""What can be done with decisions: one function per deed."""

from highroad.areas.decisions.actions.deciding import (
    propose,
    propose_again,
    propose_charter,
    reword,
    sign,
    withdraw,
)
from highroad.areas.decisions.actions.proxies import give_proxy, revoke_proxy

__all__ = [
    "give_proxy",
    "propose",
    "propose_again",
    "propose_charter",
    "revoke_proxy",
    "reword",
    "sign",
    "withdraw",
]

"""What can be done with decisions: one function per deed."""

from highroad.areas.decisions.actions.deciding import reword, sign, withdraw
from highroad.areas.decisions.actions.fallbacks import bring_back, send_on
from highroad.areas.decisions.actions.opening import propose, propose_again, propose_charter
from highroad.areas.decisions.actions.proxies import give_proxy, revoke_proxy
from highroad.areas.decisions.actions.renewals import open_renewals, remind_of_renewals, renew
from highroad.areas.decisions.actions.splits import carry_out_split, propose_split
from highroad.areas.decisions.actions.withdrawals import (
    complete_withdrawals,
    give_notice,
    take_notice_back,
)

__all__ = [
    "bring_back",
    "carry_out_split",
    "complete_withdrawals",
    "give_notice",
    "give_proxy",
    "open_renewals",
    "propose",
    "propose_again",
    "propose_charter",
    "propose_split",
    "remind_of_renewals",
    "renew",
    "revoke_proxy",
    "reword",
    "send_on",
    "sign",
    "take_notice_back",
    "withdraw",
]

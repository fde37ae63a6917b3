"""What can be done at the desk, and what a person can do about their own case."""

from highroad.areas.supports.actions.cases import (
    Intake,
    add_need,
    close,
    consent,
    do_step,
    forget,
    open_case,
    plan_step,
    say_where,
    screen,
    settle,
    take_up,
    withdraw_consent,
)
from highroad.areas.supports.actions.desks import (
    change_desk,
    confirm_navigator,
    end_navigator,
    name_navigator,
    open_desk,
)
from highroad.areas.supports.actions.directory import (
    accept_file,
    add_offer,
    assure,
    change_offer,
    read_file,
)
from highroad.areas.supports.actions.keeping import back_up_keys, restore_keys, sweep_keys
from highroad.areas.supports.actions.linking import link_record, look_for_screenings, unlink_record
from highroad.areas.supports.actions.money import (
    Asking,
    approve,
    ask_for_money,
    check_statement,
    make_fund,
    pay,
    refuse,
    reverse,
)
from highroad.areas.supports.actions.outcomes import note_transcript, take_outcomes
from highroad.areas.supports.actions.referrals import move, refer
from highroad.areas.supports.actions.totals import (
    draft_total,
    publish_total,
    put_total,
    take_back_total,
)
from highroad.areas.supports.rules.hsds import Offer

__all__ = [
    "Asking",
    "Intake",
    "Offer",
    "accept_file",
    "add_need",
    "add_offer",
    "approve",
    "ask_for_money",
    "assure",
    "back_up_keys",
    "change_desk",
    "change_offer",
    "check_statement",
    "close",
    "confirm_navigator",
    "consent",
    "do_step",
    "draft_total",
    "end_navigator",
    "forget",
    "link_record",
    "look_for_screenings",
    "make_fund",
    "move",
    "name_navigator",
    "note_transcript",
    "open_case",
    "open_desk",
    "pay",
    "plan_step",
    "publish_total",
    "put_total",
    "read_file",
    "refer",
    "refuse",
    "restore_keys",
    "reverse",
    "say_where",
    "screen",
    "settle",
    "sweep_keys",
    "take_back_total",
    "take_outcomes",
    "take_up",
    "unlink_record",
    "withdraw_consent",
]

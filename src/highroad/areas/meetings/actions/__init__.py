"""What can be done with meetings: one function a deed."""

from highroad.areas.meetings.actions.agenda import (
    ItemTerms,
    bring,
    change_item,
    drop_item,
    move_item,
)
from highroad.areas.meetings.actions.calling import (
    SeriesTerms,
    When,
    call,
    cancel,
    change,
    end_series,
    prepare,
    start_series,
)
from highroad.areas.meetings.actions.feeds import renew_feed, revoke_feed
from highroad.areas.meetings.actions.following import follow_all, follow_decisions
from highroad.areas.meetings.actions.guests import agree_to_guest, ask_guest, take_back_guest
from highroad.areas.meetings.actions.minutes import (
    correct,
    draft_minutes,
    put_minutes,
    release,
    take_back_release,
    write_minutes,
)
from highroad.areas.meetings.actions.polls import answer_poll, ask_for_date, choose_time
from highroad.areas.meetings.actions.reminders import remind_of_minutes
from highroad.areas.meetings.actions.room import (
    Said,
    change_note,
    close_meeting,
    note_attendance,
    open_meeting,
    put_to_decision,
    settle_item,
    write_note,
)
from highroad.areas.meetings.actions.withholding import withhold_topic

__all__ = [
    "ItemTerms",
    "Said",
    "SeriesTerms",
    "When",
    "agree_to_guest",
    "answer_poll",
    "ask_for_date",
    "ask_guest",
    "bring",
    "call",
    "cancel",
    "change",
    "change_item",
    "change_note",
    "choose_time",
    "close_meeting",
    "correct",
    "draft_minutes",
    "drop_item",
    "end_series",
    "follow_all",
    "follow_decisions",
    "move_item",
    "note_attendance",
    "open_meeting",
    "prepare",
    "put_minutes",
    "put_to_decision",
    "release",
    "remind_of_minutes",
    "renew_feed",
    "revoke_feed",
    "settle_item",
    "start_series",
    "take_back_guest",
    "take_back_release",
    "withhold_topic",
    "write_minutes",
    "write_note",
]

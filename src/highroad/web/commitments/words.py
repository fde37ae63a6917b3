"""How the states of promises look, and the titles of the acts that ask for a reason."""

from __future__ import annotations

from collections.abc import Mapping

from highroad.areas.commitments.vocabulary import CommitmentState as State

PILLS: Mapping[State, str] = {
    State.ASKED: "open",
    State.OPEN: "open",
    State.LATE: "bad",
    State.EVIDENCED: "watch",
    State.CONFIRMED: "ok",
    State.DECLINED: "plain",
    State.WITHDRAWN: "plain",
}

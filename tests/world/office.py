"""Between the program office and a partnership: a question that waits, one being answered, a contact put to both."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.showcase import actions
from highroad.areas.showcase.actions import Contact
from tests.world.partnerships import Builder


def ask_and_offer(builder: Builder, staff: User) -> None:
    """The text of a question is known to the office; what is drafted, and an unsigned contact, are not."""
    things, labor = builder.table.things, builder.table.people["labor"]
    asked = [
        actions.ask_partnership(
            partnership=builder.table.partnership, text=builder.word("structure", f"question_{number}"),
            by=staff, at=builder.now(),
        )
        for number in ("one", "two")
    ]  # fmt: skip
    things["office_question"] = asked[0]
    things["office_answer"] = actions.answer_office(
        question=asked[1], body=things["body"], text=builder.word("joint", "office_draft"), records=[],
        by=labor, at=builder.now(),
    )  # fmt: skip
    things["office_contact"] = actions.offer_contact(
        body=things["body"], by=labor, at=builder.now(),
        contact=Contact(builder.word("joint", "contact_name"), f"{builder.word('joint', 'contact')}@example.org",
                        timezone.localdate(builder.now()) + timedelta(days=900)),
    )  # fmt: skip

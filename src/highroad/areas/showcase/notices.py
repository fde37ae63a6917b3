"""Letters to people without an account, and messages to moderators. A letter holds a title and a link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.html import format_html, linebreaks, urlize
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, gettext_noop, ngettext, override

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts import queries as people
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.showcase.models import Letter, OfficeQuestion, Story, StoryConsent, Subscriber
from highroad.areas.showcase.queries import ArticleView
from highroad.areas.showcase.vocabulary import LetterKind
from highroad.kit.refs import Ref

INCOMING = "story.submitted"
QUESTION = "office.asked"


def write(
    *, to: str, kind: LetterKind, language: str, subject: str, lead: str, page: str,
    token: str, once: str, at: datetime, leave: str = "",
) -> None:  # fmt: skip
    """Put a letter into the outbox, once. Without an address there is nobody to write to."""
    if not to:
        return
    with override(language):
        Letter.objects.get_or_create(
            once=once,
            defaults={
                "to": to, "kind": kind, "language": language, "subject": gettext(subject),
                "lead": gettext(lead),
                "link": settings.ADDRESS + reverse(page, args=[token]), "leave": leave,
                "made_at": at,
            },
        )  # fmt: skip


def mail_of(letter: Letter) -> EmailMultiAlternatives:
    """The mail of a letter, with the headers by which a reader leaves in one click (RFC 8058)."""
    with override(letter.language):
        after = gettext("If you did not expect this mail, you need not do anything.")
        headers = {
            "Message-ID": f"<{letter.key}@{settings.HOST}>", "Auto-Submitted": "auto-generated",
        }  # fmt: skip
        text = f"{letter.lead}\n\n{letter.link}\n"
        lead = mark_safe(linebreaks(urlize(letter.lead, autoescape=True)))
        parts = [format_html('{}<p><a href="{}">{}</a></p>', lead, *[letter.link] * 2)]
        if letter.leave:
            headers["List-Unsubscribe"] = f"<{letter.leave}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
            after = gettext("You asked for these letters. Leave with one click:")
            parts.append(format_html('<p>{} <a href="{}">{}</a></p>', after, *[letter.leave] * 2))
            text += f"\n{after}\n{letter.leave}\n"
        else:
            parts.append(format_html("<p>{}</p>", after))
            text += f"\n{after}\n"
    mail = EmailMultiAlternatives(
        subject=letter.subject, body=text, to=[letter.to], headers=headers
    )
    mail.attach_alternative("".join(parts), "text/html")
    return mail


def send_private_link(story: Story, *, at: datetime) -> None:
    """The way back to an unfinished story."""
    write(
        to=story.teller_email, kind=LetterKind.STORY_LINK, language=story.language,
        subject=gettext_noop("Your story on Highroad: the way back to it"),
        lead=gettext_noop(
            "With this private link you go on writing, see where your story stands, or withdraw it. "
            "Keep it to yourself."
        ),
        page="stories:mine", token=story.token, at=at,
        once=f"story.link:{story.key}:{story.teller_email}",
    )  # fmt: skip


def tell_the_teller(story: Story, *, text: str, once: str, at: datetime) -> None:
    """What a moderator did or wrote, with the way to the story."""
    write(
        to=story.teller_email, kind=LetterKind.STORY_NEWS, language=story.language,
        subject=gettext_noop("News of your story on Highroad"), lead=text,
        page="stories:mine", token=story.token, once=once, at=at,
    )  # fmt: skip


def ask_for_consent(consent: StoryConsent, *, at: datetime) -> None:
    """The private link by which one party reads the exact story and says yes or no."""
    write(
        to=consent.email, kind=LetterKind.CONSENT_ASKED, language=consent.story.language,
        subject=gettext_noop("A story would name you: your consent is asked for"),
        lead=gettext_noop(
            "Read the story exactly as it would be shown, and say yes or no. You can withdraw at "
            "any time by the same link, without an account and without a reason."
        ),
        page="stories:consent", token=consent.token, at=at,
        once=f"story.consent:{consent.key}:{consent.asked_at.isoformat()}",
    )  # fmt: skip


def tell_moderators(
    story: Story, *, event: str, title: str, kind: MessageKind, at: datetime
) -> None:
    """Everybody in the program office hears of it; no word of the story is in the message."""
    values: dict[str, Any] = {}
    accounts.tell(
        to=people.program_office_for_system(), event=event, kind=kind, title=title, values=values,
        about=Ref.to(story), place=None, at=at, once=f"{event}:{story.key}:{at.isoformat()}",
    )  # fmt: skip


def close_incoming(story: Story, *, at: datetime) -> None:
    """Somebody has acted on what was sent in: the others need not."""
    accounts.close(about=Ref.to(story), event=INCOMING, by_alias="", at=at)


def ask_to_confirm(subscriber: Subscriber, *, at: datetime) -> None:
    """Nobody gets letters by somebody else's wish: the address itself says yes first."""
    write(
        to=subscriber.email, kind=LetterKind.CONFIRM, language=subscriber.language,
        subject=gettext_noop("Please confirm: letters from Highroad"),
        lead=gettext_noop(
            "Somebody, probably you, asked for our letters at this address. Confirm it by the "
            "link; if it was not you, do nothing and we forget the address in two weeks."
        ),
        page="stories:confirm", token=subscriber.token, at=at,
        once=f"letters.confirm:{subscriber.key}:{at.isoformat()}",
    )  # fmt: skip


def tell_the_news(
    subscriber: Subscriber, articles: Sequence[ArticleView], *, once: str, at: datetime
) -> None:
    """One letter about these articles: title, lead and address of each, in the subscriber's language."""
    count = len(articles)
    with override(subscriber.language):
        several = ngettext(
            "{count} new article from Highroad", "{count} new articles from Highroad", count
        )
        Letter.objects.get_or_create(
            once=f"letters.news:{subscriber.key}:{once}",
            defaults={
                "to": subscriber.email, "kind": LetterKind.NEWSLETTER,
                "language": subscriber.language, "made_at": at,
                "subject": str(articles[0].title) if count == 1 else several.format(count=count),
                "lead": "\n\n".join(_told(view) for view in articles),
                "link": settings.ADDRESS + reverse("news:list"),
                "leave": settings.ADDRESS + reverse("stories:leave", args=[subscriber.token]),
            },
        )  # fmt: skip


def _told(view: ArticleView) -> str:
    address = settings.ADDRESS + reverse("news:article", args=[view.slug])
    return "\n".join((str(view.title), str(view.lead), address))


def tell_chairs_of_question(question: OfficeQuestion, *, at: datetime) -> None:
    """The co-chairs hear that the program office asks; what it asks stands on the page."""
    chairs = partnerships.co_chairs_of_partnership(question.partnership)
    accounts.tell(
        to=chairs, event=QUESTION, kind=MessageKind.ACT, about=Ref.to(question), at=at,
        title=gettext_noop("The program office asks {partnership} something"),
        values={"partnership": question.partnership.name}, once=f"{QUESTION}:{question.key}",
        place=Ref.to(question.partnership),
    )  # fmt: skip


def close_question(question: OfficeQuestion, *, by_alias: str, at: datetime) -> None:
    """An answer is before both sides: the co-chairs need not act on the question itself."""
    accounts.close(about=Ref.to(question), event=QUESTION, by_alias=by_alias, at=at)

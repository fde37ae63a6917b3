"""The mails: a title and a link, in the reader's language, and nothing else."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, override

from highroad.areas.accounts import queries
from highroad.areas.accounts.models import Digest, Invitation, Message
from highroad.areas.accounts.vocabulary import MessageKind


def mail_of_message(message: Message) -> EmailMultiAlternatives:
    """The mail that tells of a message: its title, and the way to it behind the sign-in."""
    with override(message.to.language):
        title = queries.title_of(message)
        mail = _mail(
            to=message.to.email,
            title=title,
            lead=gettext("Something is waiting for you on Highroad:"),
            link=settings.ADDRESS + reverse("accounts:message", args=[message.key]),
            key=str(message.key),
        )
        _let_unsubscribe(mail, message)
        if message.calendar:
            _add_calendar(mail, message.calendar)
        return mail


def mail_of_digest(digest: Digest) -> EmailMultiAlternatives:
    """One mail for a day or a week: grouped by record, newest first, each line whole by itself."""
    with override(digest.to.language):
        found = queries.messages_in(digest)
        to_do = sum(message.kind == MessageKind.ACT for message in found)
        title = gettext("Highroad: {act} to do, {view} to read").format(
            act=to_do, view=len(found) - to_do
        )
        groups = _by_record(found)
        mail = EmailMultiAlternatives(
            subject=title,
            body=render_to_string("accounts/mail_digest.txt", {"groups": groups, "title": title}),
            to=[digest.to.email],
            headers=_headers(str(digest.key)),
        )
        _let_unsubscribe(mail, digest)
        return mail


def _by_record(found: list[Message]) -> list[list[tuple[str, str, str]]]:
    """Kind, title and link of each message; messages on one record together, the newest first."""
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for message in found:
        line = (
            str(MessageKind(message.kind).label),
            queries.title_of(message),
            settings.ADDRESS + reverse("accounts:message", args=[message.key]),
        )
        groups.setdefault(message.about, []).append(line)
    return list(groups.values())


def _let_unsubscribe(mail: EmailMultiAlternatives, about: Message | Digest) -> None:
    """One click ends mails of this kind, without signing in (RFC 8058)."""
    link = settings.ADDRESS + reverse(
        "accounts:unsubscribe", args=[about.key, queries.secret_of(about)]
    )
    mail.extra_headers["List-Unsubscribe"] = f"<{link}>"
    mail.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    words = gettext("Fewer mails of this kind, without signing in:")
    mail.body = f"{mail.body}\n{words}\n{link}\n"


def _add_calendar(mail: EmailMultiAlternatives, calendar: str) -> None:
    """The entry for the calendar, as a part that calendars offer to take in (RFC 6047)."""
    method = "CANCEL" if "\nMETHOD:CANCEL" in calendar.replace("\r", "") else "REQUEST"
    mail.attach("meeting.ics", calendar, f"text/calendar; method={method}; charset=utf-8")


def mail_of_invitation(invitation: Invitation) -> EmailMultiAlternatives:
    """The mail that carries the link of an invitation to the address it was made for."""
    with override(invitation.language):
        return _mail(
            to=invitation.email,
            title=gettext("You are invited to Highroad"),
            lead=gettext("Somebody asks you to take part. The link works once, for 30 days."),
            link=settings.ADDRESS + reverse("accounts:invitation", args=[invitation.token]),
            key=str(invitation.key),
        )


def _mail(*, to: str, title: str, lead: str, link: str, key: str) -> EmailMultiAlternatives:
    subject = " ".join(title.split())
    after = gettext("If you did not expect this mail, you need not do anything.")
    mail = EmailMultiAlternatives(
        subject=subject,
        body=f"{lead}\n\n{title}\n{link}\n\n{after}\n",
        to=[to],
        headers=_headers(key),
    )
    mail.attach_alternative(
        format_html('<p>{}</p><p><a href="{}">{}</a></p><p>{}</p>', lead, link, title, after),
        "text/html",
    )
    return mail


def _headers(key: str) -> dict[str, str]:
    return {"Message-ID": f"<{key}@{settings.HOST}>", "Auto-Submitted": "auto-generated"}

"""The mails: a title and a link, in the reader's language, and nothing else."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, override

from highroad.areas.accounts import queries
from highroad.areas.accounts.models import Invitation, Message


def mail_of_message(message: Message) -> EmailMultiAlternatives:
    """The mail that tells of a message: its title, and the way to it behind the sign-in."""
    with override(message.to.language):
        title = queries.title_of(message)
        return _mail(
            to=message.to.email,
            title=title,
            lead=gettext("Something is waiting for you on Highroad:"),
            link=settings.ADDRESS + reverse("accounts:message", args=[message.key]),
            key=str(message.key),
        )


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
        headers={"Message-ID": f"<{key}@{settings.HOST}>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(
        format_html('<p>{}</p><p><a href="{}">{}</a></p><p>{}</p>', lead, link, title, after),
        "text/html",
    )
    return mail

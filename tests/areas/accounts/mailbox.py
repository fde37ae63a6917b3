"""A mail server that refuses one address."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend


class RefusesLena(EmailBackend):
    def send_messages(self, messages):
        for message in messages:
            if "lena@example.org" in message.to:
                raise SMTPRecipientsRefused({"lena@example.org": (550, b"no such mailbox")})
        return super().send_messages(messages)

"""What a browser may keep of a person: a mark that only this installation can tie to an account."""

from __future__ import annotations

from typing import Final

from django.utils.crypto import salted_hmac

SALT: Final = "highroad.what-waits-on-a-phone"


def mark_of(*of: object) -> str:
    """The mark of an account, or of one of its books: the same at each visit, made with the site's secret.

    Nothing is in it that can be read or looked up. What waits on a phone carries it, so that it is shown
    to its writer alone and refused from anybody else's session.
    """
    said = "\x1f".join(str(one) for one in of)
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:32]

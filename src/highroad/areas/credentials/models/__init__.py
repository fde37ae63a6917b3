"""What is kept of credentials: who signs, with which keys; what was issued, and how it is held."""

from highroad.areas.credentials.models.holding import HolderLink
from highroad.areas.credentials.models.issuing import Credential, CredentialWord, Revocation
from highroad.areas.credentials.models.providers import ProviderStatement
from highroad.areas.credentials.models.signing import IssuerKey, Signatory, StatusList

__all__ = [
    "Credential",
    "CredentialWord",
    "HolderLink",
    "IssuerKey",
    "ProviderStatement",
    "Revocation",
    "Signatory",
    "StatusList",
]

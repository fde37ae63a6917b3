"""The addresses that stand in signed documents: short, lasting, without a language and without a person."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from highroad.areas.credentials.rules.dids import did_web


@dataclass(frozen=True)
class Site:
    """Where this installation stands: `https://highroad.example.org`."""

    base: str

    def at(self, *parts: object) -> str:
        """An address under the folder of credentials, with its last slash."""
        return "/".join((self.base, "credentials", *(str(part) for part in parts), ""))

    def committee(self, body: UUID) -> str:
        """The DID of the committee that issues."""
        return did_web(self.at("committees", body))

    def organization(self, party: UUID) -> str:
        """The DID of an organization that signs."""
        return did_web(self.at("issuers", party))

    def status_list(self, body: UUID) -> str:
        """Where the status list of a committee is."""
        return self.at("status", body)

    def achievement(self, standards: UUID, about: str) -> str:
        """What is achieved, as the standards have it."""
        return f"{self.at('programs', standards)}#{about}"

    def framework(self, standards: UUID) -> str:
        """The work process schedule as a framework."""
        return self.at("frameworks", standards)

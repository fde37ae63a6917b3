"""Codes of occupations and of instruction, and how bent ones are set straight.

SOC and O*NET-SOC write 47-2111 and 47-2111.00, RAPIDS 0159 with letters for the kind of program, CIP
46.0302. Lists that went through other hands write `33-2011-02`, `17.2051.00` and `="47-2111"`.
"""

from __future__ import annotations

import re

SOC = re.compile(r"\d{2}-\d{4}")
ONET = re.compile(r"\d{2}-\d{4}\.\d{2}")
RAPIDS = re.compile(r"(\d{1,4})((?:-?(?:CB|HY|V\d+|[A-Z]))*)")
CIP = re.compile(r"\d{2}\.\d{4}")
BENT = re.compile(r"(\d{2})[-.](\d{4})(?:[-.](\d{2}))?")
NO_MATCH = frozenset({"99-9999", "99-9999.99", "99.9999"})
"""What a published crosswalk writes where one side has nothing."""
ALL_OCCUPATIONS = "00-0000"


def bare(text: str) -> str:
    """A code without what keeps spreadsheets from calculating with it."""
    return text.strip().removeprefix("=").strip('"').strip()


def soc_of(text: str) -> str | None:
    """The SOC code, 47-2111, of a SOC or O*NET-SOC code; nothing where it is none."""
    found = BENT.fullmatch(bare(text))
    return f"{found[1]}-{found[2]}" if found else None


def onet_of(text: str) -> str | None:
    """The O*NET-SOC code, 47-2111.00, set straight; nothing where it is none."""
    found = BENT.fullmatch(bare(text))
    return f"{found[1]}-{found[2]}.{found[3] or '00'}" if found else None


def rapids_of(text: str) -> tuple[str, str] | None:
    """The four digits of a RAPIDS code and its letters, such as HY for hybrid; nothing where it is none.

    `159` lost its nought in a spreadsheet; `0870CBV1` is the first revision of a program by competency.
    """
    found = RAPIDS.fullmatch(bare(text).upper())
    return (found[1].zfill(4), found[2]) if found else None


def cip_of(text: str) -> str | None:
    """The CIP code, 46.0302; nothing where it is none."""
    found = bare(text)
    return found if CIP.fullmatch(found) else None

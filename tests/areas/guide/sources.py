"""Runs of eight words of DOL's documents, kept as digests: no sentence of theirs stands in this repository.

`eight_words.txt` has one line for each run of eight words in the five source documents: the first ten
hexadecimal digits of the SHA-256 of the words, in lower case, with one blank between them.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from hashlib import sha256
from pathlib import Path

KEPT = Path(__file__).with_name("eight_words.txt")
RUN = 8


def words_of(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def runs_of(text: str) -> set[str]:
    words = words_of(text)
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def digest_of(run: str) -> str:
    return sha256(run.encode()).hexdigest()[:10]


def copied_from_sources(text: str) -> set[str]:
    """The runs of eight words that also stand in a source document."""
    kept = set(KEPT.read_text().split())
    return {run for run in runs_of(text) if digest_of(run) in kept}


if __name__ == "__main__":  # python tests/areas/guide/sources.py DOCUMENT…
    runs = {run for name in sys.argv[1:] for run in runs_of(Path(name).read_text())}
    KEPT.write_text("\n".join(sorted(digest_of(run) for run in runs)) + "\n")

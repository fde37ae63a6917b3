"""What is true of content: which words are missing, how words are folded for search, how near two words are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache

from highroad.areas.library.vocabulary import LinkStatus, RequestStatus, SuggestionStatus
from highroad.kit.answers import Answer, no, yes

LONGEST_QUERY = 120
MOST_WORDS = 8
WORD = re.compile(r"[a-z0-9]+")
SHORTEST_TO_MISSPELL = 4
LONG_WORD = 7
EXACT, STEM, PREFIX, NEAR = 12, 10, 6, 4
"""What a hit of each kind is worth; whole numbers, so that every database adds them up alike."""

STOP_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "de", "del", "do", "el", "en", "es", "for", "from",
     "how", "in", "is", "it", "la", "las", "lo", "los", "of", "on", "or", "para", "por", "que", "se",
     "the", "to", "un", "una", "with", "y"}
)  # fmt: skip

SUGGESTION_CHANGES: Mapping[SuggestionStatus, tuple[SuggestionStatus, ...]] = {
    SuggestionStatus.NEW: (SuggestionStatus.TAKEN, SuggestionStatus.DECLINED),
    SuggestionStatus.TAKEN: (),
    SuggestionStatus.DECLINED: (),
}
"""From each status, where it may go."""


def missing_spanish(pairs: Mapping[str, tuple[str, str]]) -> list[str]:
    """The names whose English is there and whose Spanish is not."""
    return [name for name, (english, spanish) in pairs.items() if english and not spanish]


def reads_well(text: str) -> Answer:
    """Whether many readers can read a text, aloud and on the page."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters):
        return no("Capitals only are hard to read, and screen readers may spell them out.")
    if "http://" in text or "https://" in text:
        return no("Put addresses into the field for addresses: read aloud they are noise.")
    return yes


SAYS_NOTHING = frozenset(
    {"here", "click here", "link", "this link", "read more", "more", "this page", "website", "page", "see here",
     "aqui", "haga clic aqui", "enlace", "este enlace", "leer mas", "mas", "esta pagina", "sitio web", "pagina"}
)  # fmt: skip


def leads_somewhere(text: str) -> Answer:
    """Whether the text of a link says where it leads when it is read alone (WCAG 2.2, 2.4.4)."""
    if " ".join(words_in(text)) in SAYS_NOTHING:
        return no("This is the text of a link. Say where it leads: read alone, it says nothing.")
    return yes


def words_in(text: str) -> list[str]:
    """Every word of a text, folded."""
    return WORD.findall(folded(text))


def folded(text: str) -> str:
    """Lower case without accents, so that `capacitación` and `capacitacion` are one word."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of a text worth finding, in order, at most 40 letters each."""
    return [word[:40] for word in WORD.findall(folded(text)) if word not in STOP_WORDS]


def stem(word: str) -> str:
    """The word without the plural of English or Spanish: one stem for `policies` and `policy`,
    `talleres` and `taller`, `guides` and `guide`. Words of three letters stay as they are."""
    kept = word
    for ending in ("s", "e"):
        if len(kept) > 3 and kept.endswith(ending) and not kept.endswith("ss"):
            kept = kept[:-1]
    return f"{kept[:-1]}i" if len(kept) > 4 and kept.endswith("y") else kept


def query_words(text: str) -> list[str]:
    """What somebody looks for: at most eight different words of the first 120 letters."""
    return list(dict.fromkeys(words_of(text[:LONGEST_QUERY])))[:MOST_WORDS]


def allowed_slips(word: str) -> int:
    """How many wrong letters are forgiven: none in short words, two in long ones."""
    if len(word) < SHORTEST_TO_MISSPELL:
        return 0
    return 2 if len(word) >= LONG_WORD else 1


@cache
def trigrams(word: str) -> tuple[str, ...]:
    """Every three letters in a row."""
    return tuple(dict.fromkeys(word[at : at + 3] for at in range(len(word) - 2)))


def slips(one: str, other: str, *, most: int) -> int:
    """How many letters differ: changed, left out, added, or two swapped. Stops above `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def likeness(sought: str, found: str) -> int:
    """What a word of the index is worth for a word that was typed; 0 when they have nothing in common."""
    if found == sought:
        return EXACT
    if stem(found) == stem(sought):
        return STEM
    if len(sought) >= 3 and found.startswith(stem(sought)):
        return PREFIX
    most = allowed_slips(sought)
    return NEAR if most and slips(sought, found, most=most) <= most else 0


def may_decide(status: SuggestionStatus, new: SuggestionStatus) -> Answer:
    """A suggestion is decided once."""
    if new in SUGGESTION_CHANGES[status]:
        return yes
    return no("This suggestion has been decided already.")


def link_status_of(answer: int) -> LinkStatus:
    """What an HTTP status says of a link; 0 stands for no answer at all."""
    if 200 <= answer < 300:
        return LinkStatus.WORKS
    if answer in (301, 308):
        return LinkStatus.MOVED
    if answer in (302, 303, 307, 401, 403, 405, 429):
        return LinkStatus.WORKS
    return LinkStatus.BROKEN


LOOK_AGAIN_AFTER: Mapping[LinkStatus, timedelta] = {
    LinkStatus.UNCHECKED: timedelta(0),
    LinkStatus.WORKS: timedelta(days=7),
    LinkStatus.MOVED: timedelta(days=7),
    LinkStatus.BROKEN: timedelta(days=1),
}
"""How long a link is left alone after a look at it."""
STALE_AFTER = timedelta(days=180)
"""A page that was not compared with its source for so long is looked at again."""


def may_look_again(status: LinkStatus, looked_at: datetime | None, at: datetime) -> bool:
    """Whether a link is to be looked at again."""
    return looked_at is None or at - looked_at >= LOOK_AGAIN_AFTER[status]


def is_stale(checked_on: date, on: date) -> bool:
    """Whether a page was last compared with its source too long ago."""
    return on - checked_on > STALE_AFTER


def request_status(*, is_put: bool, is_adopted: bool, is_settled: bool, is_sent: bool) -> RequestStatus:  # fmt: skip
    """Where a joint request stands."""
    if is_sent:
        return RequestStatus.SENT
    if is_adopted:
        return RequestStatus.SIGNED
    if is_settled:
        return RequestStatus.FALLEN
    return RequestStatus.PUT if is_put else RequestStatus.DRAFT

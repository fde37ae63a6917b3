"""Draws afresh what the code knows better than we do: states, addresses, the house. `make docs` runs it.

    python -m docs.make [--check]

`--check` writes nothing and fails if a page is not as the code has it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "highroad.config.settings")
django.setup()

from docs.manual import SAFECOUNT, manual  # noqa: E402
from highroad.areas.assurances.rules import clauses  # noqa: E402
from highroad.areas.filings.rules import lifecycle  # noqa: E402
from highroad.areas.problem_solving.rules import issues  # noqa: E402
from highroad.areas.showcase.rules import stories  # noqa: E402
from tests.doors.row import ROLES  # noqa: E402
from tests.doors.table import DOORS  # noqa: E402
from tests.house.plan import AREAS, floors, modules  # noqa: E402

REFERENCE = Path(__file__).parent / "reference"


def states() -> str:
    """The life of a filing, as its table of transitions draws it."""
    return f"# The states of a filing\n\n```mermaid\n{lifecycle.drawn()}```\n"


def issue_states() -> str:
    """The life of an issue, as its table of transitions draws it."""
    return f"# The states of an issue\n\n```mermaid\n{issues.drawn()}```\n"


def story_states() -> str:
    """The life of a story, as its table of transitions draws it."""
    return f"# The states of a story\n\n```mermaid\n{stories.drawn()}```\n"


def breach_states() -> str:
    """The life of a breach of a clause, as its table of transitions draws it."""
    return f"# The states of a breach\n\n```mermaid\n{clauses.drawn()}```\n"


def addresses() -> str:
    """Every address and who is let in; all others find nothing there, or are told why not."""
    head = "# Addresses, and who is let in\n\nr reads, w acts. `tests/doors` tries every cell.\n\n"
    lines = ["| address | " + " | ".join(ROLES) + " |", "|---|" + "---|" * len(ROLES)]
    for door in DOORS:
        cells = [
            ("r" if role in door.get else "") + ("w" if role in door.post else "") for role in ROLES
        ]
        lines.append(f"| `{door.name}` | " + " | ".join(cells) + " |")
    return head + "\n".join(lines) + "\n"


def house() -> str:
    """The areas from the top floor down, with their sentence."""
    lines = [
        "# The house, from the top floor down",
        "",
        "| floor | area | modules |",
        "|---|---|---|",
    ]
    for area, floor in sorted(floors().items(), key=lambda pair: (-pair[1], pair[0])):
        lines.append(f"| {floor} | {area} | {len(list(modules(AREAS / area)))} |")
    return "\n".join(lines) + "\n"


PAGES = {
    REFERENCE / "filing-states.md": states,
    REFERENCE / "issue-states.md": issue_states,
    REFERENCE / "story-states.md": story_states,
    REFERENCE / "breach-states.md": breach_states,
    REFERENCE / "addresses.md": addresses,
    REFERENCE / "house.md": house,
    SAFECOUNT / "docs/manual.md": manual,
}


def main() -> int:
    drawn = {page: draw() for page, draw in PAGES.items()}
    old = [page for page, text in drawn.items() if not is_fresh(page, text)]
    if "--check" in sys.argv:
        names = ", ".join(page.name for page in old)
        print(f"run `make docs`: {names}" if old else "the drawn pages are fresh")
        return 1 if old else 0
    for page in old:
        page.write_text(drawn[page])
    return 0


def is_fresh(page: Path, text: str) -> bool:
    return page.exists() and page.read_text() == text


if __name__ == "__main__":
    sys.exit(main())

"""A page of a protected table as HTML or SVG: what is shown, what is hidden, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from safecount.crosstab import TOTAL, BadTable, Key
from safecount.protected import COMPLEMENTARY, ProtectedCrosstab, ShownCell

WIDE, HIGH, FIRST = 96, 28, 190
PRIMARY_MARK, SECONDARY_MARK = "●", "○"
COLOURS = {"shown": "#ffffff", "primary": "#f3d9d2", "complementary": "#e3e6ea", "total": "#f6f4ef"}
LEGEND = (
    (PRIMARY_MARK, "primary", "hidden because it tells too much itself"),
    (SECONDARY_MARK, "complementary", "hidden because it would give another away"),
)


@dataclass(frozen=True)
class Entry:
    """One cell of a picture: its words, its kind, and why."""

    words: str
    kind: str
    why: str


@dataclass(frozen=True)
class Page:
    """Two dimensions of a table laid out, the others held at one category each."""

    down: str
    across: str
    fixed: str
    headings: tuple[str, ...]
    lines: tuple[tuple[str, int, tuple[Entry, ...]], ...]


def lay_out(
    safe: ProtectedCrosstab, rows: str | None, columns: str | None, at: Mapping[str, str]
) -> Page:
    """The page of two dimensions; `at` holds others at a category. Raises `BadTable` for names there are not."""
    names = [axis.name for axis in safe.axes]
    down = rows or names[0]
    across = columns or next((name for name in names if name != down), down)
    for name in (down, across, *at):
        if name not in names:
            raise BadTable(f"There is no dimension {name!r}. There are: {', '.join(names)}.")
    first, second = (safe.axes[names.index(name)] for name in (down, across))
    headings = second.labels if across != down else (TOTAL,)
    lines = []
    for node, label in enumerate(first.labels):
        keys = [_key(names, at, {across: heading, down: label}) for heading in headings]
        lines.append((label, _depth(first.parent, node), tuple(_entry(safe, key) for key in keys)))
    fixed = ", ".join(f"{name}: {category}" for name, category in at.items())
    return Page(down, across, fixed, tuple(headings), tuple(lines))


def _key(names: Sequence[str], at: Mapping[str, str], chosen: Mapping[str, str]) -> Key:
    return tuple(chosen.get(name, at.get(name, TOTAL)) for name in names)


def _depth(parents: Sequence[int], node: int) -> int:
    depth = 0
    while parents[node] >= 0:
        node, depth = parents[node], depth + 1
    return depth


def _entry(safe: ProtectedCrosstab, key: Key) -> Entry:
    cell = safe[key]
    why = safe.explain(key).sentence
    if not cell.hidden:
        return Entry(_words(cell), "total" if TOTAL in key else "shown", why)
    if cell.reason == COMPLEMENTARY:
        return Entry(SECONDARY_MARK, "complementary", why)
    return Entry(PRIMARY_MARK, "primary", why)


def _words(cell: ShownCell) -> str:
    said = [f"{number:,}" for number in (cell.value, cell.count) if number is not None]
    return f"{said[0]} ({said[1]})" if len(said) == 2 else said[0]


def to_html(
    safe: ProtectedCrosstab, *, rows: str | None = None, columns: str | None = None,
    at: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """The page as an HTML table with a legend; every hidden cell says in words why. No script, no style sheet."""
    page = lay_out(safe, rows, columns, at or {})
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in page.headings)
    body = "".join(_html_line(line) for line in page.lines)
    caption = escape(f"{page.down} by {page.across}" + (f" ({page.fixed})" if page.fixed else ""))
    legend = "".join(
        f'<li><span style="background:{COLOURS[kind]};padding:0 .4em">{mark}</span> {said}</li>'
        for mark, kind, said in LEGEND
    )
    return (
        f'<figure class="safecount"><table><caption>{caption}</caption>'
        f'<thead><tr><th scope="col">{escape(page.down)}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table><figcaption><ul>{legend}</ul></figcaption></figure>"
    )


def _html_line(line: tuple[str, int, tuple[Entry, ...]]) -> str:
    label, depth, entries = line
    cells = "".join(_html_cell(entry) for entry in entries)
    return f'<tr><th scope="row" style="padding-left:{depth}em">{escape(label)}</th>{cells}</tr>'


def _html_cell(entry: Entry) -> str:
    style = f"background:{COLOURS[entry.kind]};color:#1a1a1a;text-align:right"
    if entry.kind in ("shown", "total"):
        return f'<td style="{style}">{escape(entry.words)}</td>'
    return (
        f'<td style="{style}" title="{escape(entry.why)}">'
        f'<span role="img" aria-label="{escape(entry.why)}">{entry.words}</span></td>'
    )


def to_svg(
    safe: ProtectedCrosstab, *, rows: str | None = None, columns: str | None = None,
    at: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """The page as an SVG picture with a title, a description, and a tooltip on every cell."""
    page = lay_out(safe, rows, columns, at or {})
    wide = FIRST + WIDE * len(page.headings)
    high = HIGH * (len(page.lines) + 2 + len(LEGEND))
    parts = list(_svg_lines(page))
    hidden = sum(
        entry.kind in ("primary", "complementary") for line in page.lines for entry in line[2]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide} {high}" '
        f'width="{wide}" height="{high}" font-family="sans-serif" font-size="13">'
        f"<title>{escape(page.down)} by {escape(page.across)}</title>"
        f"<desc>{hidden} cells of this page are hidden.</desc>{''.join(parts)}</svg>"
    )


def _svg_lines(page: Page) -> Iterator[str]:
    yield from (
        _svg_text(FIRST + WIDE * (n + 1) - 8, 18, heading, "end", bold=True)
        for n, heading in enumerate(page.headings)
    )
    for row, (label, depth, entries) in enumerate(page.lines, start=1):
        yield _svg_text(6 + 12 * depth, row * HIGH + 18, label, "start", bold=not depth)
        for column, entry in enumerate(entries):
            left, top = FIRST + WIDE * column, row * HIGH
            yield (
                f'<g><title>{escape(entry.why)}</title><rect x="{left}" y="{top}" width="{WIDE}" '
                f'height="{HIGH}" fill="{COLOURS[entry.kind]}" stroke="#c9c4b8"/>'
                f"{_svg_text(left + WIDE - 8, top + 18, entry.words, 'end')}</g>"
            )
    for place, (mark, kind, said) in enumerate(LEGEND, start=len(page.lines) + 1):
        top = place * HIGH
        yield f'<rect x="6" y="{top + 6}" width="20" height="18" fill="{COLOURS[kind]}"/>'
        yield _svg_text(10, top + 19, mark, "start") + _svg_text(34, top + 19, said, "start")


def _svg_text(x: int, y: int, words: str, anchor: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{weight} fill="#1a1a1a">{escape(words)}</text>'

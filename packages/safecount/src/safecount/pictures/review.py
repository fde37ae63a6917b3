"""The report for reviewers: what was hidden under which policy, what an attacker still learns, and whether it holds.

As HTML, and as source for the typesetter Typst, which makes a tagged PDF of it. It names no hidden number, but the
intervals beside it are for those who may see them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from safecount.bounds import Audit
from safecount.pictures.drawing import to_html
from safecount.protected import ProtectedCrosstab

Lines = list[tuple[str, str]]
MOST = 200


def _facts(safe: ProtectedCrosstab, report: Audit) -> Lines:
    """What a reviewer wants to know first."""
    gap = "unknown" if safe.gap is None else f"{safe.gap:.1%}"
    return [
        ("Verdict", "safe" if report.safe else "NOT SAFE"),
        ("Cells", f"{len(safe):,}"),
        ("Hidden for themselves", f"{len(safe.primary):,}"),
        ("Hidden for others", f"{len(safe.complementary):,}"),
        ("Gap to the least possible loss", gap),
        ("Certificate", _certificate(report)),
        ("Method and seed", f"{safe.method}, {safe.seed}"),
        ("Already public", f"{len(report.already_public):,}"),
        ("Known to somebody from before", f"{len(report.known_inside):,}"),
    ]


def _certificate(report: Audit) -> str:
    if not report.has_certificate:
        return "not at hand"
    return (
        "holds in exact arithmetic"
        if not report.certificate_faults
        else report.certificate_faults[0]
    )


def _policy(safe: ProtectedCrosstab) -> Lines:
    return [(name, str(choice)) for name, choice in safe.policy.to_dict().items()]


def _reasons(safe: ProtectedCrosstab) -> Lines:
    return [(reason, str(n)) for reason, n in sorted(Counter(filter(None, safe.reasons)).items())]


def _why(safe: ProtectedCrosstab, report: Audit) -> Iterator[tuple[str, str]]:
    """Every hidden cell in words, with what an attacker can conclude; findings first."""
    for finding in report.unsafe[:MOST]:
        yield (
            " / ".join(finding.key),
            f"UNSAFE: {finding.why} ({finding.low:g} to {finding.high:g})",
        )
    for key in sorted(safe.hidden)[:MOST]:
        seen = "; ".join(
            f"{name}: {report.intervals[key, name].low:g} to {report.intervals[key, name].high:g}"
            for name in safe.shown
            if (key, name) in report.intervals
        )
        yield " / ".join(key), f"{safe.explain(key).sentence} A reader can conclude {seen}."


def review_html(safe: ProtectedCrosstab, report: Audit, *, title: str = "Disclosure review") -> str:
    """The report as a page of HTML."""
    parts = [f"<h1>{escape(title)}</h1>", _html_list(_facts(safe, report)), to_html(safe)]
    for heading, lines in _sections(safe, report):
        parts.append(f"<h2>{escape(heading)}</h2>{_html_list(lines)}")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"</head><body><main>{''.join(parts)}</main></body></html>"
    )


def _sections(safe: ProtectedCrosstab, report: Audit) -> list[tuple[str, Lines]]:
    return [
        ("Hidden, by rule", _reasons(safe)),
        ("Policy", _policy(safe)),
        ("Every hidden cell", list(_why(safe, report))),
    ]


def _html_list(lines: Lines) -> str:
    said = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in lines)
    return f"<dl>{said}</dl>" if said else "<p>None.</p>"


def review_typst(
    safe: ProtectedCrosstab, report: Audit, *, title: str = "Disclosure review"
) -> str:
    """The report as Typst source: compiled with the standard ua-1 it becomes a PDF that screen readers can read."""
    parts = [
        f'#set document(title: {_string(title)})\n#set text(lang: "en")\n#title()\n',
        _typst_list(_facts(safe, report)),
    ]
    for heading, lines in _sections(safe, report):
        parts.append(f"#heading(level: 1, {_string(heading)})\n" + _typst_list(lines))
    return "\n".join(parts)


def _typst_list(lines: Lines) -> str:
    entries = ", ".join(f"terms.item({_string(n)}, {_string(w)})" for n, w in lines)
    return f"#terms({entries})\n" if entries else "#par[None.]\n"


def _string(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'

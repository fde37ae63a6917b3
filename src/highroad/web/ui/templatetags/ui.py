"""`{% load ui %}`: the parts of a page as template tags. The manual is docs/reference/ui.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.ui import bars, marks
from highroad.web.ui.fields import FieldView, anchor_of, view_of
from highroad.web.ui.icons import draw_icon
from highroad.web.ui.parts import Figure, Moment, Step, Table

register = template.Library()

Number = float | Decimal | Fraction | str | None
PILLS: Final = {
    "ok": "check",
    "watch": "alert",
    "bad": "down",
    "open": "clock",
    "unknown": "question",
    "sealed": "lock",
    "key": "key",
    "plain": "",
}


@register.filter
def record_address(about: str) -> str:
    """The address of the record a written Ref names; nothing if it has no page."""
    return links.address_of(Ref.parse(about))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing that says nothing by itself; the word stands beside it."""
    return draw_icon(name)


@register.simple_tag
def pill(kind: str, text: object) -> SafeString:
    """A status as icon and word. Kinds: ok, watch, bad, open, unknown, sealed, key, plain."""
    name = PILLS[kind]
    drawn = draw_icon(name) if name else ""
    return format_html('<span class="pill {}">{}{}</span>', kind, drawn, text)


@register.simple_tag
def meter(value: float, maximum: float = 100, label: object = "") -> SafeString:
    """A slim bar under a figure. Clipped at its maximum; the label says what it measures."""
    shown = max(0.0, min(float(value), float(maximum)))
    return format_html(
        '<meter class="meter" min="0" max="{}" value="{}" aria-label="{}"></meter>',
        bars.plain(maximum), bars.plain(shown), label,
    )  # fmt: skip


@register.simple_tag
def goal_bar(
    value: Number, text: object, *, goal: Number = None, top: Number = None,
    low: Number = None, high: Number = None, series: int = 1,
) -> SafeString:  # fmt: skip
    """A bar with its value written inside and its goal as a dashed line; see `bars.draw_bar`."""
    return bars.draw_bar(
        number(value), str(text), goal=number(goal), top=number(top),
        low=number(low), high=number(high), series=series,
    )  # fmt: skip


def number(value: Number) -> float | None:
    """A number of any kind as a place on paper; nothing stays nothing."""
    return None if value is None or value == "" else float(value)


@register.simple_tag
def keys(**sides: bool | None) -> SafeString:
    """The mark of the keys: `{% keys labor=True management=False %}`; None or absent is no key."""
    return marks.draw_keys(sides)


@register.simple_tag
def json_ld(data: object) -> SafeString:
    """A description for machines. Not a script: nothing in it runs, and nothing in it closes it."""
    written = json.dumps(data, ensure_ascii=False)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(f'<script type="application/ld+json">{written}</script>')


@register.simple_tag
def mark() -> SafeString:
    """Two waves that cross."""
    return marks.draw_mark()


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, **attrs: Any) -> dict[str, FieldView]:
    """One field: label, hint, error, control. Named arguments become attributes of the control."""
    return {"view": view_of(bound, **attrs)}


@register.inclusion_tag("ui/form.html")
def form(form: BaseForm) -> dict[str, Any]:
    """All fields of a form, hidden ones too; not the form element, token or buttons."""
    return {
        "hidden": form.hidden_fields(),
        "views": [view_of(bound) for bound in form.visible_fields()],
    }


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*forms: object) -> dict[str, Any]:
    """What is wrong, on top of the page, each with a link to its field. Takes the focus."""
    lines: list[tuple[str, str]] = []
    for one in forms:
        if not isinstance(one, BaseForm):
            continue
        lines += [("", str(message)) for message in one.non_field_errors()]
        for bound in one:
            lines += [(anchor_of(bound), f"{bound.label}: {error}") for error in bound.errors]
    return {"lines": lines}


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(*steps: object) -> dict[str, Any]:
    """`{% breadcrumbs "Partnerships" url "Harbor" url2 %}`: label and address in turn."""
    return {"crumbs": list(zip(steps[::2], steps[1::2], strict=True))}


@register.inclusion_tag("ui/steps.html")
def steps(way: Sequence[Step]) -> dict[str, Any]:
    """Where one stands on a way of several steps."""
    return {"way": way}


@register.inclusion_tag("ui/timeline.html")
def timeline(moments: Iterable[Moment]) -> dict[str, Any]:
    """What happened, in order."""
    return {"moments": moments}


@register.inclusion_tag("ui/table.html")
def table(table: Table) -> dict[str, Any]:
    """A table of texts in a region that scrolls sideways by itself."""
    return {"table": table}


@register.inclusion_tag("ui/figure.html")
def figure(figure: Figure) -> dict[str, Any]:
    """A chart with its title, sentence, numbers and source."""
    return {"figure": figure}


@register.inclusion_tag("ui/empty.html")
def empty(text: object, address: str = "", label: object = "") -> dict[str, Any]:
    """Nothing here yet, and what to do about it."""
    return {"text": text, "address": address, "label": label}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Newer and older; keeps the other parameters of the address."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    if query is not None:
        query.pop("page", None)
    rest = query.urlencode() if query else ""
    return {"page": page, "rest": f"&{rest}" if rest else ""}

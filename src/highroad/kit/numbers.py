"""Numbers as people read them: rounded half up, in the reader's language.

Django's `number_format` cuts digits off and rounds nothing: two thirds come out as 66.6. Whatever is not rounded yet
is written by `shown`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.formats import number_format

Number = int | float | Decimal | Fraction


def rounded(value: Number, decimals: int) -> Decimal:
    """Half up, away from nought: 6.25 to one decimal is 6.3. A float counts as it is written, 0.285 as 0.285."""
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
    else:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def shown(value: Number, decimals: int, *, grouped: bool = False) -> str:
    """Rounded, with the reader's decimal mark; `grouped` with marks between thousands too."""
    return str(
        number_format(rounded(value, decimals), decimals, use_l10n=True, force_grouping=grouped)
    )

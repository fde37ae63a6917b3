"""The legal basis of forums, for pages."""

from highroad.areas.problem_solving.rules.forum_law import (
    LAST_REPORT,
    ORDERS,
    Moment,
    Order,
    Standing,
    orders_on,
)

__all__ = ["LAST_REPORT", "ORDERS", "Moment", "Order", "Standing", "orders_on"]

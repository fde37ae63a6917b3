"""Who works on the two made-up projects: contractors, trades, how many. No firm of these names exists."""

from __future__ import annotations

from decimal import Decimal

from highroad.background.demonstration.payroll import Crew, Trade

TERMINAL = "Harbor Terminal"
SCHOOL = "Mill Creek School"
KEYSTONE = "Keystone Harbor Builders (demonstration)"
BAYSIDE = "Bayside Electric (demonstration)"
GRANITE = "Granite Steel Erectors (demonstration)"
TIDE = "Tide Mechanical (demonstration)"
COPPER = "Copperline Electric (demonstration)"
EASTMARSH = "Eastmarsh Concrete (demonstration)"
NORTH = "Northfield Carpentry (demonstration)"
LUMEN = "Lumen Electric (demonstration)"
CLEARWATER = "Clearwater Piping (demonstration)"

CARPENTER = Trade("Carpenter", Decimal("46.20"), women=8)
ELECTRICIAN = Trade("Electrician", Decimal("52.80"), women=4)
IRONWORKER = Trade("Ironworker", Decimal("49.75"), women=3)
LABORER = Trade("Laborer", Decimal("37.10"), women=21)
PIPEFITTER = Trade("Pipefitter", Decimal("54.30"), women=8)
OPERATOR = Trade("Operating Engineer", Decimal("50.05"), women=3)

CREWS = (
    Crew(TERMINAL, KEYSTONE, LABORER, 54, 18, answers=93),
    Crew(TERMINAL, EASTMARSH, LABORER, 40, 14, answers=93),
    Crew(TERMINAL, GRANITE, LABORER, 30, 8, answers=93),
    Crew(SCHOOL, KEYSTONE, LABORER, 40, 16, answers=93),
    Crew(SCHOOL, NORTH, LABORER, 40, 16, answers=93),
    Crew(TERMINAL, KEYSTONE, CARPENTER, 52, 26, answers=80),
    Crew(TERMINAL, NORTH, CARPENTER, 48, 24, answers=80),
    Crew(SCHOOL, NORTH, CARPENTER, 50, 26, answers=80),
    Crew(SCHOOL, EASTMARSH, CARPENTER, 46, 24, answers=80),
    Crew(TERMINAL, BAYSIDE, ELECTRICIAN, 88, 34),
    Crew(TERMINAL, COPPER, ELECTRICIAN, 80, 30),
    Crew(SCHOOL, COPPER, ELECTRICIAN, 84, 32),
    Crew(SCHOOL, LUMEN, ELECTRICIAN, 86, 32),
    Crew(TERMINAL, GRANITE, IRONWORKER, 30, 6, answers=100),
    Crew(TERMINAL, TIDE, IRONWORKER, 14, 4, answers=100),
    Crew(TERMINAL, EASTMARSH, IRONWORKER, 14, 4, answers=100),
    Crew(TERMINAL, TIDE, PIPEFITTER, 44, 14),
    Crew(SCHOOL, CLEARWATER, PIPEFITTER, 32, 10, answers=0),
    Crew(SCHOOL, KEYSTONE, PIPEFITTER, 22, 8),
    Crew(TERMINAL, KEYSTONE, OPERATOR, 16, 0, answers=100),
    Crew(TERMINAL, EASTMARSH, OPERATOR, 12, 0, answers=100),
    Crew(TERMINAL, GRANITE, OPERATOR, 10, 0, answers=100),
)
"""More than a thousand people. One contractor never asks about sex or race."""

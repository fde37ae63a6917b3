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

CARPENTER = Trade("Carpenter", Decimal("46.20"), women=10)
ELECTRICIAN = Trade("Electrician", Decimal("52.80"), women=9)
IRONWORKER = Trade("Ironworker", Decimal("49.75"), women=5)
LABORER = Trade("Laborer", Decimal("37.10"), women=20)
PIPEFITTER = Trade("Pipefitter", Decimal("54.30"), women=6)
OPERATOR = Trade("Operating Engineer", Decimal("50.05"), women=4)

CREWS = (
    Crew(TERMINAL, KEYSTONE, LABORER, 24, 4),
    Crew(TERMINAL, EASTMARSH, LABORER, 22, 3),
    Crew(TERMINAL, GRANITE, LABORER, 12, 2),
    Crew(SCHOOL, KEYSTONE, LABORER, 12, 4),
    Crew(SCHOOL, NORTH, LABORER, 18, 3),
    Crew(TERMINAL, KEYSTONE, CARPENTER, 14, 4),
    Crew(TERMINAL, NORTH, CARPENTER, 12, 3),
    Crew(SCHOOL, NORTH, CARPENTER, 13, 4),
    Crew(SCHOOL, EASTMARSH, CARPENTER, 11, 3),
    Crew(TERMINAL, BAYSIDE, ELECTRICIAN, 12, 4),
    Crew(TERMINAL, COPPER, ELECTRICIAN, 9, 2),
    Crew(SCHOOL, COPPER, ELECTRICIAN, 9, 3),
    Crew(SCHOOL, LUMEN, ELECTRICIAN, 10, 3),
    Crew(TERMINAL, GRANITE, IRONWORKER, 15, 3),
    Crew(TERMINAL, TIDE, PIPEFITTER, 10, 3),
    Crew(SCHOOL, CLEARWATER, PIPEFITTER, 8, 2, asks_demographics=False),
    Crew(TERMINAL, KEYSTONE, OPERATOR, 7, 1),
)
"""Two hundred and sixty-nine people. One contractor never asks about sex or race."""

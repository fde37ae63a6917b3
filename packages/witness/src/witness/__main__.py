"""`python -m witness`, and the program inside `highroad-witness.pyz`."""

import sys

from witness.program import main

sys.exit(main())

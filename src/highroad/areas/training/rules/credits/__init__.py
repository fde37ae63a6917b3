"""Prevailing wage and apprenticeship for clean-energy credits: 26 USC 45(b)(6)-(8), 26 CFR 1.45-7 and 1.45-8."""

"""Child care, travel, tools, direct cash, referrals: what helped someone to stay; closed to employers."""

"""The public pages: what this is, who takes part, published figures, how figures are protected."""

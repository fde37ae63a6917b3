"""Pure workforce statistics: no Django, no frames, one file a measure."""

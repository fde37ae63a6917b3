"""Agendas, attendance, quorum, minutes."""

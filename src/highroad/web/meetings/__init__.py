"""Meetings: agendas, the live screen, minutes, polls, calendars."""

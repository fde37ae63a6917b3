"""What is true of meetings: days, quorum, agendas, minutes, calendars. Plain values in and out."""

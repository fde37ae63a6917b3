"""The five pillars: questions, self-assessment, live evidence from every area."""

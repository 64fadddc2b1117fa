"""Commitments: what a report promises, by whom and for when, and what later reports say became of it."""

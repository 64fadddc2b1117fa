"""Figures: every statistic of every report as data, with the clause that says it."""

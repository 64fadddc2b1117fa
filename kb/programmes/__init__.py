"""Programmes: the resolutions, plans, schemes, projects and directives that reports name, and what carries out what."""

"""Reads reports: a file becomes a :class:`corpus.model.Report`, a report becomes passages."""

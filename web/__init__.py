"""The web front end: a JSON API and pages over a knowledge base, without any logic of its own."""

"""What a sample report is made of."""

from __future__ import annotations

from scripts.samples_blocks import Span, plain


def test_the_text_of_spans_without_their_looks_and_notes() -> None:
    spans = (Span("Lò", bold=True), Span(note=1), Span(line_break=True), Span("5 m"), Span("2", raised=True))
    assert plain(spans) == "Lò 5 m2"
    assert plain(span for span in spans if span.note) == ""

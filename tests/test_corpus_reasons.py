"""Why words are not in the text of a report."""

from __future__ import annotations

import ast

from corpus.reasons import Reason
from tests.corpus_texts import ROOT


def test_no_two_reasons_are_one() -> None:
    assert len(Reason.__members__) == len(set(map(str, Reason)))


def test_every_reason_is_given_somewhere() -> None:
    given = {
        node.attr
        for path in (ROOT / "corpus").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Reason"
    }
    assert given == set(Reason.__members__)

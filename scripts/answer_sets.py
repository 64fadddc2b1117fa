"""Public sets of questions with the answers that people marked in a text, to measure answers on.

All come in the layout of SQuAD (Rajpurkar et al. 2016, 2018), in a folder each. Nothing of them is kept in the
repository, and nothing was trained or tuned on them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its possible answers, none if the text does not answer it.

    ``text`` is the number of the text that is asked about, or None if the answer is looked for in all of them.
    """

    question: str
    answers: tuple[str, ...]
    text: int | None = None


@dataclass(slots=True)
class AnswerSet:
    """Texts, each with its title or nothing, and questions on them."""

    name: str
    texts: list[tuple[str, str]] = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)

    def read(self, path: Path, *, each: bool) -> None:
        """Add a file in the layout of SQuAD; with ``each``, every question is asked about its own text alone.

        In such a file the title is the question, so it is left out.
        """
        for item in json.loads(path.read_text("utf-8"))["data"]:
            title = "" if each else item.get("title", "")
            for paragraph in item["paragraphs"]:
                self.texts.append((title, paragraph["context"]))
                number = len(self.texts) - 1 if each else None
                for asked in paragraph["qas"]:
                    answers = dict.fromkeys(answer["text"] for answer in asked["answers"])
                    self.questions.append(Asked(asked["question"], tuple(answers), number))


def regulations(data: Path) -> AnswerSet:
    """Questions on a university's regulations, looked for in all of them; every one has an answer."""
    return _of("regulations", data / "regulation_qa", ("train_reg.json", "test_reg.json"), each=False)


def encyclopaedia(data: Path) -> AnswerSet:
    """Questions on articles of Wikipedia by the same authors."""
    return _of("encyclopaedia", data / "regulation_qa", ("train_wiki.json", "test_wiki.json"), each=False)


def snippets(data: Path) -> AnswerSet:
    """Questions about persons, each asked about some snippets of the web one by one; most do not answer it."""
    return _of("snippets", data / "snippet_qa_mailong25", ("train-v2.0.json", "dev-v2.0.json"), each=True)


def _of(name: str, folder: Path, files: tuple[str, ...], *, each: bool) -> AnswerSet:
    found = AnswerSet(name)
    for file in files:
        found.read(folder / file, each=each)
    return found


SETS: dict[str, Callable[[Path], AnswerSet]] = {
    "regulations": regulations,
    "encyclopaedia": encyclopaedia,
    "snippets": snippets,
}
"""The sets by name."""

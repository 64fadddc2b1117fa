"""Fixtures that several test files use."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.kb_texts import SAMPLES

# The same examples in every run: a red test must be red again when somebody looks at it.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def samples_kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """A knowledge base with the shipped model over the six samples. Read only: all tests share it."""
    with KnowledgeBase(Settings(home=tmp_path_factory.mktemp("samples"))) as kb:
        results = kb.add(SAMPLES)
        assert [result.status for result in results] == ["added"] * 6
        yield kb

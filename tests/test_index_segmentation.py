"""underthesea is loaded late, once, and without torch."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.segmentation import segment, segmenter_version


def run(code: str) -> str:
    """What a fresh interpreter prints: which modules are loaded can only be seen in one."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_syllables_of_one_word_stay_together() -> None:
    words = segment("Thành phố xây dựng bệnh viện mới")
    assert "bệnh viện" in words
    assert " ".join(words) == "Thành phố xây dựng bệnh viện mới"


def test_several_threads_agree() -> None:
    text = "Sản lượng lúa của huyện tăng so với năm trước"
    with ThreadPoolExecutor(4) as pool:
        assert len({tuple(words) for words in pool.map(segment, [text] * 20)}) == 1


def test_the_version_is_told() -> None:
    assert segmenter_version().startswith("underthesea-")


def test_importing_the_index_loads_no_segmenter_and_no_model_library() -> None:
    heavy = "{'underthesea', 'torch', 'transformers', 'sentence_transformers', 'model2vec'}"
    assert run(f"import sys, index.embedded; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_segmenting_does_not_import_torch() -> None:
    code = """
import sys
from index.segmentation import segment
segment("nông thôn mới")
print(sorted({"torch", "transformers", "datasets"} & set(sys.modules)))
"""
    assert run(code) == "[]"


@pytest.mark.parametrize("order", ["segment('nông thôn mới'); load()", "load(); segment('nông thôn mới')"])
def test_sentence_transformers_can_be_imported_before_and_after(order: str) -> None:
    code = f"""
from index.segmentation import segment
def load():
    import sentence_transformers, torch
    assert torch.ones(2).sum() == 2 and sentence_transformers.SentenceTransformer
{order}
import sys
print(sys.modules["torch"] is not None)
"""
    assert run(code) == "True"

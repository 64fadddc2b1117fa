"""Cross-encoders, made here with a handful of words."""

import importlib
import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from index.embedder import ModelError
from index.reranker import Reranker
from tests.test_index_embeddings import WORDS, word_tokenizer


def save(directory: Path, kind: str = "BertForSequenceClassification", labels: int = 1) -> Path:
    """A BERT with random weights."""
    transformers: Any = importlib.import_module("transformers")
    importlib.import_module("torch").manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        num_labels=labels,
        initializer_range=1.0,
    )
    getattr(transformers, kind)(config).save_pretrained(directory)
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=word_tokenizer(),
        model_max_length=32,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
    ).save_pretrained(directory)
    return directory


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("models") / "tiny-cross-encoder")


def test_the_scores_are_those_of_the_model(directory: Path) -> None:
    library: Any = importlib.import_module("sentence_transformers")
    texts = ["tôm cá", "lúa gạo lúa", "cầu đường " * 40, ""]
    found = Reranker(directory).rerank("tôm", texts)
    expected = library.CrossEncoder(str(directory), device="cpu").predict([("tôm", text) for text in texts])
    assert found == pytest.approx(expected.tolist(), abs=1e-5)
    assert len({round(score, 4) for score in found}) == len(texts)


def test_another_query_gives_other_scores_and_another_order_the_same(directory: Path) -> None:
    reranker = Reranker(directory)
    texts = ["tôm cá", "lúa gạo", "trường học"]
    found = reranker.rerank("trường học", texts)
    assert reranker.rerank("trường học", texts[::-1]) == pytest.approx(found[::-1], abs=1e-6)
    decomposed = [unicodedata.normalize("NFD", text) for text in texts]
    assert reranker.rerank(unicodedata.normalize("NFD", "trường học"), decomposed) == pytest.approx(found, abs=1e-6)
    assert reranker.rerank("lúa", texts) != pytest.approx(found, abs=1e-3)
    assert reranker.rerank("lúa", []) == []


def test_torch_is_imported_with_the_first_query(directory: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.reranker import Reranker;"
        f"reranker = Reranker(Path({str(directory)!r})); reranker.rerank('tôm', []);"
        "print('torch' in sys.modules); reranker.rerank('tôm', ['cá']); print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_what_is_no_cross_encoder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no directory"):
        Reranker(tmp_path / "nowhere")
    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        Reranker(tmp_path)
    (tmp_path / "config.json").write_text("[]", "utf-8")
    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        Reranker(tmp_path)
    with pytest.raises(ModelError, match="it holds BertModel"):
        Reranker(save(tmp_path / "encoder", "BertModel"))


def test_a_model_that_does_not_load_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"architectures": ["XForSequenceClassification"]}), "utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        Reranker(tmp_path).rerank("tôm", ["cá"])
    with pytest.raises(ModelError, match="gives 3 scores"):
        Reranker(save(tmp_path / "classes", labels=3)).rerank("tôm", ["cá"])

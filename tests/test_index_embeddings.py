"""Static and other sentence-transformers models, made here with a handful of words."""

import importlib
import json
import subprocess
import sys
import unicodedata
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.embedder import ModelError, TokenEmbedder, hash_directory
from index.embeddings import StaticEmbedder, TransformerEmbedder, load_embedder

WORDS = ["lúa", "gạo", "tôm", "cá", "cầu", "đường", "trường", "học", "query", "passage", ":"]


def library(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # another place of the same classes in later versions
        return importlib.import_module(name)


def word_tokenizer() -> Any:
    tokenizers: Any = importlib.import_module("tokenizers")
    vocabulary = {word: number for number, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    return tokenizer


def save(modules: list[Any], directory: Path, **settings: Any) -> Path:
    model = library("sentence_transformers").SentenceTransformer(modules=modules, device="cpu", **settings)
    model.save_pretrained(str(directory), create_model_card=False)
    return directory


@pytest.fixture(scope="module")
def static_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    models = library("sentence_transformers.models")
    weights = np.random.default_rng(1).normal(size=(5 + len(WORDS), 12)).astype(np.float32)
    weights[:5] = 0.0
    module = models.StaticEmbedding(word_tokenizer(), embedding_weights=weights)
    return save([module], tmp_path_factory.mktemp("models") / "tiny-static")


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """A BERT with random weights and mean pooling."""
    transformers, models = library("transformers"), library("sentence_transformers.models")
    directory = tmp_path_factory.mktemp("bert")
    library("torch").manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
    )
    transformers.BertModel(config).save_pretrained(directory)
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=word_tokenizer(), pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(directory)
    return [models.Transformer(str(directory)), models.Pooling(16)]


def test_a_static_model_gives_the_vectors_of_sentence_transformers(static_directory: Path) -> None:
    texts = ["tôm cá", "lúa gạo lúa", "cầu đường " * 600]
    embedder = load_embedder(str(static_directory))
    assert isinstance(embedder, StaticEmbedder)
    model = library("sentence_transformers").SentenceTransformer(str(static_directory), device="cpu")
    expected = model.encode(texts, normalize_embeddings=True)
    assert np.allclose(embedder.encode_passages(texts), expected, atol=1e-5)
    assert np.allclose(embedder.encode_query(texts[1]), expected[1], atol=1e-5)
    assert (embedder.name, embedder.dimension) == ("tiny-static", 12)


def test_a_static_model_with_a_normalize_module_is_static_too(static_directory: Path, tmp_path: Path) -> None:
    models = library("sentence_transformers.models")
    source = library("sentence_transformers").SentenceTransformer(str(static_directory), device="cpu")
    directory = save([source[0], models.Normalize()], tmp_path / "normalized")
    embedder = load_embedder(str(directory))
    assert isinstance(embedder, StaticEmbedder)
    assert np.allclose(embedder.encode_query("tôm cá"), source.encode("tôm cá", normalize_embeddings=True), atol=1e-5)


def test_a_static_model_does_not_import_torch(static_directory: Path) -> None:
    code = (
        "import sys; from index.embeddings import load_embedder;"
        f"load_embedder({str(static_directory)!r}).encode_query('tôm');"
        "print('torch' in sys.modules, 'sentence_transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == ["False", "False"]


def check_contract(embedder: Any) -> None:
    passages = embedder.encode_passages(["tôm cá", "cầu đường"])
    assert (passages.shape, passages.dtype) == ((2, embedder.dimension), np.float32)
    assert np.allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    query = embedder.encode_query("tôm cá")
    assert (query.shape, query.dtype) == ((embedder.dimension,), np.float32)
    assert embedder.encode_passages([]).shape == (0, embedder.dimension)
    decomposed = embedder.encode_query(unicodedata.normalize("NFD", "trường học"))
    assert np.allclose(decomposed, embedder.encode_query("trường học"))


def test_both_kinds_keep_the_contract(static_directory: Path, bert: list[Any], tmp_path: Path) -> None:
    check_contract(load_embedder(str(static_directory)))
    transformer = load_embedder(str(save(bert, tmp_path / "tiny-bert")))
    assert isinstance(transformer, TransformerEmbedder)
    assert transformer.name == "tiny-bert"
    check_contract(transformer)


def test_a_text_without_a_known_word_gives_zeros(static_directory: Path) -> None:
    embedder = load_embedder(str(static_directory))
    assert not embedder.encode_query("xyz").any()
    rows = embedder.encode_passages(["", "xyz", "tôm"])
    assert [bool(row.any()) for row in rows] == [False, False, True]


def test_a_weighted_query_is_the_weighted_mean_of_its_words(static_directory: Path) -> None:
    embedder = load_embedder(str(static_directory))
    assert isinstance(embedder, TokenEmbedder)
    asked: list[str] = []

    def weight(word: str) -> float:
        asked.append(word)
        return {"trường": 0.25, "tôm": 0.0}.get(word, 1.0)

    # Decomposed characters are composed first, and words that the model does not know are left out.
    found = embedder.encode_weighted_query(unicodedata.normalize("NFD", "tôm xyz trường cá "), weight)
    assert asked == ["tôm", "trường", "cá"]
    weights = dict(zip(WORDS, np.random.default_rng(1).normal(size=(5 + len(WORDS), 12))[5:], strict=True))
    expected = 0.25 * weights["trường"] + weights["cá"]
    assert np.allclose(found, expected / np.linalg.norm(expected), atol=1e-5)
    assert found.dtype == np.float32
    same = embedder.encode_weighted_query("cầu đường " * 600, lambda _: 0.5)
    assert np.allclose(same, embedder.encode_query("cầu đường"), atol=1e-5)
    for text in ("", "xyz"):
        assert not embedder.encode_weighted_query(text, lambda _: 1.0).any()
    assert not embedder.encode_weighted_query("tôm cá", lambda _: 0.0).any()


def test_tokens_are_numbers_with_a_vector_each(static_directory: Path) -> None:
    embedder = load_embedder(str(static_directory))
    assert isinstance(embedder, TokenEmbedder)
    number = {word: 5 + place for place, word in enumerate(WORDS)}
    first, second, third = embedder.tokens(["cá tôm cá xyz", "", unicodedata.normalize("NFD", "trường")])
    assert first.tolist() == [number["tôm"], number["cá"]]
    assert first.dtype == np.int32
    assert (second.tolist(), third.tolist()) == ([], [number["trường"]])
    vectors = embedder.token_vectors(first)
    table = np.random.default_rng(1).normal(size=(5 + len(WORDS), 12)).astype(np.float32)
    expected = table[[number["tôm"], number["cá"]]]
    assert np.allclose(vectors, expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-5)
    assert embedder.token_vectors(second).shape == (0, 12)
    assert not embedder.token_vectors(np.array([1], dtype=np.int32)).any()


def test_tokens_of_a_query_come_once_with_their_weights(static_directory: Path) -> None:
    embedder = load_embedder(str(static_directory))
    assert isinstance(embedder, TokenEmbedder)
    tokens, weights = embedder.query_tokens("gạo xyz tôm gạo", {"gạo": 0.5, "tôm": 0.25}.__getitem__)
    assert tokens.tolist() == [5 + WORDS.index("gạo"), 5 + WORDS.index("tôm")]
    assert weights.tolist() == [0.5, 0.25]
    assert [len(part) for part in embedder.query_tokens("xyz", lambda _: 1.0)] == [0, 0]


def test_pieces_of_a_query_are_what_its_tokens_stand_for(static_directory: Path) -> None:
    embedder = load_embedder(str(static_directory))
    assert isinstance(embedder, TokenEmbedder)
    pieces, tokens = embedder.query_pieces(unicodedata.normalize("NFD", "trường xyz gạo trường"))
    assert pieces == ["trường", "gạo"]
    assert tokens.tolist() == [5 + WORDS.index("trường"), 5 + WORDS.index("gạo")]
    assert tokens.dtype == np.int32
    assert [len(part) for part in embedder.query_pieces("xyz")] == [0, 0]


def test_a_transformer_has_no_tokens_of_its_own(bert: list[Any], tmp_path: Path) -> None:
    assert not isinstance(load_embedder(str(save(bert, tmp_path / "tiny-bert"))), TokenEmbedder)


def test_declared_prompts_stand_before_the_text(bert: list[Any], tmp_path: Path) -> None:
    prompts = {"query": "query : ", "document": "passage : "}
    plain = load_embedder(str(save(bert, tmp_path / "plain")))
    prompted = load_embedder(str(save(bert, tmp_path / "prompted", prompts=prompts, default_prompt_name="query")))
    assert np.allclose(prompted.encode_query("tôm"), plain.encode_query("query : tôm"), atol=1e-6)
    assert np.allclose(prompted.encode_passages(["tôm"]), plain.encode_passages(["passage : tôm"]), atol=1e-6)


def test_a_default_prompt_is_not_put_before_passages(bert: list[Any], tmp_path: Path) -> None:
    plain = load_embedder(str(save(bert, tmp_path / "plain")))
    prompted = load_embedder(
        str(save(bert, tmp_path / "one", prompts={"query": "query : "}, default_prompt_name="query"))
    )
    assert np.allclose(prompted.encode_passages(["tôm"]), plain.encode_passages(["tôm"]), atol=1e-6)


def test_e5_models_get_their_prefixes(bert: list[Any], tmp_path: Path) -> None:
    plain = load_embedder(str(save(bert, tmp_path / "plain")))
    e5 = load_embedder(str(save(bert, tmp_path / "multilingual-e5-tiny")))
    assert np.allclose(e5.encode_query("tôm"), plain.encode_query("query: tôm"), atol=1e-6)
    assert np.allclose(e5.encode_passages(["tôm"]), plain.encode_passages(["passage: tôm"]), atol=1e-6)


def test_a_fingerprint_is_that_of_the_files(static_directory: Path) -> None:
    assert load_embedder(str(static_directory)).fingerprint == hash_directory(static_directory)


def test_a_missing_directory_is_told() -> None:
    with pytest.raises(ModelError, match="no directory"):
        load_embedder("/nowhere/model")


def test_a_model_that_is_not_here_is_not_downloaded() -> None:
    with pytest.raises(ModelError, match="nothing is downloaded"):
        load_embedder("nobody/no-such-model")


def test_a_directory_that_is_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no modules\.json"):
        load_embedder(str(tmp_path))


def test_damaged_models_are_told(static_directory: Path, tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("{", "utf-8")
    with pytest.raises(ModelError, match=r"modules\.json cannot be read"):
        load_embedder(str(tmp_path))
    (tmp_path / "modules.json").write_text((static_directory / "modules.json").read_text("utf-8"), "utf-8")
    with pytest.raises(ModelError, match="cannot be read as a static"):
        load_embedder(str(tmp_path))
    (tmp_path / "modules.json").write_text(json.dumps([{"type": "somebody.Special", "path": "."}]), "utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(str(tmp_path))

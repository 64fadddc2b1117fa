"""Train the shipped static embedding model, on a processor without an accelerator, in under half an hour.

    python -m scripts.train_embedder --data DATA --work WORK --out index/models/vi-report-static

Four stages, each kept in ``--work`` and taken up again after an interruption: vocabulary, token numbers,
count based word vectors, contrastive training. The result is a table of word vectors: the vector of a text is
the mean of the vectors of its words, at unit length. Training pulls a query to its passage and away from the
other passages of the batch (van den Oord et al. 2018, https://arxiv.org/abs/1807.03748; Henderson et al.
2017, https://arxiv.org/abs/1705.00652). Some queries are the everyday words that the project's thesaurus has
for an official term, their passages the sentences that use it (:mod:`scripts.embedder_terms`)."""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tqdm import tqdm

from scripts import embedder_data, embedder_tokenizer
from scripts.embedder_model import StaticEncoder, contrastive_loss, export
from scripts.embedder_pairs import Encoded, Mixture, encode, epoch
from scripts.embedder_terms import read_terms, term_documents
from scripts.embedder_vectors import Floats, fill_folded, frequency_weights, word_vectors

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is trained and how long; the defaults made the shipped model."""

    words: int = 36_000  # pieces written with diacritics
    folded: int = 9_000  # words that also get a form without diacritics
    dimension: int = 256
    window: int = 6
    epochs: int = 6
    batch: int = 2048
    rate: float = 4e-3
    weight_rate: float = 2e-2
    scale: float = 20.0  # inverse temperature
    seed: int = 20


REPEATS = {"news": 1, "law": 2, "wiki": 1, "qa": 3, "terms": 10}  # passes over a source in one epoch


def fit(
    encoder: StaticEncoder,
    documents: Sequence[Encoded],
    settings: Settings,
    mixture: Mixture,
    checkpoint: Path | None = None,
) -> list[float]:
    """Train in place; the mean loss of every epoch. A checkpoint after each epoch is taken up again."""
    optimizer = torch.optim.Adam(
        [
            {"params": [encoder.vectors], "lr": settings.rate},
            {"params": [encoder.log_weights], "lr": settings.weight_rate},
        ],
        betas=(0.9, 0.98),
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    losses: list[float] = []
    if checkpoint is not None and checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        encoder.load_state_dict(state["encoder"])
        optimizer.load_state_dict(state["optimizer"])
        losses = state["losses"]
    pairs = sum(REPEATS.get(d.source, 1) for d in documents)
    steps = max(1, settings.epochs * pairs // settings.batch)
    for number in range(len(losses), settings.epochs):
        rng = np.random.default_rng((settings.seed, number))
        step, total, count = number * steps // settings.epochs, 0.0, 0
        batches = epoch(documents, REPEATS, mixture, settings.batch, rng)
        bar = tqdm(batches, desc=f"epoch {number + 1}", mininterval=10, total=steps // settings.epochs)
        for queries, passages, numbers in bar:
            # Warm up over a twentieth, then fall linearly.
            pace = min((step + 1) / max(1, steps // 20), max(0.0, 1 - step / steps) + 0.01, 1.0)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            optimizer.zero_grad()
            loss = contrastive_loss(encoder(queries), encoder(passages), numbers, settings.scale)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            step, total, count = step + 1, total + loss.item(), count + 1
            bar.set_postfix(loss=f"{total / count:.3f}", refresh=False)
        losses.append(total / max(1, count))
        if checkpoint is not None:
            state = {"encoder": encoder.state_dict(), "optimizer": optimizer.state_dict(), "losses": losses}
            torch.save(state, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").replace(checkpoint)
    return losses


@dataclass(slots=True)
class Prepared:
    """What the first two stages make: tokenizer, documents as numbers, counts of words, what folded forms
    stand for."""

    tokenizer: str
    documents: list[Encoded]
    counts: Doubles
    sources: dict[int, list[int]]


def count_tokens(documents: Sequence[Encoded], size: int) -> Doubles:
    """Occurrences (size) of every word in the bodies and heads as written."""
    counts = np.zeros(size, dtype=np.float64)
    for start in range(0, len(documents), 5000):
        arrays = [a for d in documents[start : start + 5000] for a in chain(d.heads, d.body)]
        counts += np.bincount(np.concatenate(arrays), minlength=size)
    return counts


def prepare(texts: Sequence[embedder_data.Document], first: dict[str, float], settings: Settings) -> Prepared:
    """Choose the vocabulary by one round of segmenting and counting, then turn every text into numbers."""
    rough = embedder_tokenizer.build(embedder_tokenizer.log_scores(first))
    counts = dict.fromkeys(first, 0.0)
    pieces = ["", *list(first)]
    sample = list(encode(texts[:: max(1, len(texts) // 60_000)], rough))
    for number, count in enumerate(count_tokens(sample, len(pieces))):
        if number and count:
            counts[pieces[number]] = float(count)
    order = sorted((w for w in counts if counts[w] > 0), key=lambda w: (-counts[w], w))
    vocabulary = {w: counts[w] for w in order[: settings.words]}
    for word in list(vocabulary):
        for syllable in word.split(" "):
            vocabulary.setdefault(syllable, max(1.0, counts.get(syllable, 0.0)))
    with_folded, sources = embedder_tokenizer.with_folded(vocabulary, settings.folded)
    tokenizer = embedder_tokenizer.build(embedder_tokenizer.log_scores(with_folded))
    documents = list(encode(texts, tokenizer))
    number_of = {word: number for number, word in enumerate(with_folded, start=1)}
    return Prepared(
        tokenizer.to_str(),
        documents,
        count_tokens(documents, len(number_of) + 1),
        {number_of[form]: [number_of[w] for w in words] for form, words in sources.items()},
    )


def start_vectors(prepared: Prepared, settings: Settings) -> tuple[Floats, Floats]:
    """First vectors (words × dimension) and weights (words) from counts."""
    texts = [np.concatenate([*d.heads, *d.body]) for d in prepared.documents]
    numbers = np.repeat(np.arange(len(texts), dtype=np.int32), [len(t) for t in texts])
    size = len(prepared.counts)
    vectors = word_vectors(np.concatenate(texts), numbers, size, settings.dimension, settings.window, settings.seed)
    fill_folded(vectors, prepared.counts, prepared.sources)
    empty = np.linalg.norm(vectors, axis=1) < 1e-6
    noise = np.random.default_rng(settings.seed).normal(size=vectors.shape).astype(np.float32)
    vectors[empty] = 0.1 * noise[empty] / np.sqrt(settings.dimension)
    counts = prepared.counts.copy()
    for form, words in prepared.sources.items():
        counts[form] = counts[words].sum()
    return vectors, frequency_weights(counts)


SETTINGS = ("words", "folded", "dimension", "epochs", "batch", "rate", "scale", "seed")
THESAURUS = Path(__file__).resolve().parent.parent / "kb" / "lexicon" / "thesaurus.tsv"
MIXTURE = ("plain", "sentence", "hide", "hidden", "head_in_passage")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for what can be taken up again")
    parser.add_argument("--out", type=Path, required=True, help="folder of the finished model")
    parser.add_argument("--terms", type=Path, default=THESAURUS, help="everyday phrases and the official ones for them")
    parser.add_argument("--name", default="model", help="name of the checkpoint, to try several settings")
    parser.add_argument("--threads", type=int, default=2)
    for name in SETTINGS:
        default = getattr(Settings(), name)
        parser.add_argument(f"--{name}", type=type(default), default=default)
    for name in MIXTURE:
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, default=getattr(Mixture(), name))
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    started = time.monotonic()
    settings = Settings(**{name: getattr(args, name) for name in SETTINGS})
    mixture = Mixture(**{name: getattr(args, name) for name in MIXTURE})
    args.work.mkdir(parents=True, exist_ok=True)

    tokens, vectors_at = args.work / "tokens.pickle", args.work / "vectors.npz"
    if tokens.exists():
        prepared: Prepared = pickle.loads(tokens.read_bytes())  # noqa: S301 - our own file of an earlier run
    else:
        first = embedder_tokenizer.candidates(
            embedder_data.news_words(args.data),
            embedder_data.dictionary(args.data),
            embedder_data.law_syllables(args.data),
        )
        prepared = prepare(list(embedder_data.documents(args.data)), first, settings)
        tokens.write_bytes(pickle.dumps(prepared, protocol=5))
    print(f"{len(prepared.documents):,} documents, {len(prepared.counts):,} words", flush=True)

    if vectors_at.exists():
        stored = np.load(vectors_at)
        vectors, weights = stored["vectors"], stored["weights"]
    else:
        vectors, weights = start_vectors(prepared, settings)
        np.savez(vectors_at, vectors=vectors, weights=weights)
    print(f"word vectors {vectors.shape}, {time.monotonic() - started:.0f} s", flush=True)

    tokenizer = Tokenizer.from_str(prepared.tokenizer)
    terms = term_documents(read_terms(args.terms), prepared.documents, tokenizer)
    print(f"{len(terms):,} official terms with their everyday words", flush=True)
    encoder = StaticEncoder(vectors, weights)
    losses = fit(encoder, [*prepared.documents, *terms], settings, mixture, args.work / f"{args.name}.pt")
    export(encoder.table(), tokenizer, args.out)
    rounded = [round(loss, 3) for loss in losses]
    print(f"losses {rounded}, {time.monotonic() - started:.0f} s, written to {args.out}")


if __name__ == "__main__":
    main()

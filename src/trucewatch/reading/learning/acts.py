"""
A small classifier of acts: words and parts of words, weighted for each act, and nothing hidden.

It is a logistic regression over hashed n-grams: single words, pairs of words, and stretches of
three to five letters. The same labels give the same weights. What it says is a hint beside what a
rule read, and replaces nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from trucewatch.definitions.acts import Act

WIDTH = 2_048
"""Numbers of features; n-grams whose hashes meet share a weight."""

LEAST_LABELS = 20
"""Labels that an act needs before it is learned."""

FOLDS = 5
"""Parts that the labels are cut into, to ask of each what the others teach."""

_WORDS_MOST = 60
_ROUNDS = 300
_SHRINK = 1e-3
_GRAMS = (3, 4, 5)

Weights = NDArray[np.float64]
"""A row for each act, a column for each feature and one for the act itself."""


@dataclass(frozen=True, slots=True)
class ActLabel:
    """
    The words of a confirmed incident, and the act that a person confirmed.

    Attributes:
        words: What the text says.
        act: The act.
        key: What puts labels in an order that does not depend on files: the claim's id.
        proposed: The act that the rule proposed; empty for none.
    """

    words: str
    act: str
    key: str
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class ActModel:
    """
    What the labels taught.

    Attributes:
        acts: Acts that were learned, in order.
        labels: Number of labels of each.
        weights: Shape (acts, WIDTH + 1).
        right: Share of labels that were told rightly by what the others teach.
        right_by_rule: Share of the same labels that the rules had told rightly.
    """

    acts: tuple[str, ...]
    labels: Mapping[str, int]
    weights: Weights
    right: float
    right_by_rule: float

    def chances(self, words: str) -> dict[str, float]:
        """Return the chance of each act by *words*; they sum to 1."""
        shares = _softmax(_features([words]) @ self.weights.T)[0]
        return {act: float(share) for act, share in zip(self.acts, shares, strict=True)}

    def because(self, words: str, act: str, most: int = 3) -> list[str]:
        """Return those of *words* that speak most for *act*, with all their parts, in order."""
        row = self.weights[self.acts.index(act)]
        weighed = {
            word: sum(float(row[_slot(gram)]) for gram in _grams(word)) for word in _told(words)
        }
        strong = sorted(weighed, key=lambda word: (-weighed[word], word))
        return [word for word in strong[:most] if weighed[word] > 0]


def learn_acts(labels: Iterable[ActLabel]) -> ActModel | None:
    """
    Return what *labels* teach; ``None`` below `LEAST_LABELS` of at least two acts.

    Acts with fewer labels are left out: the model says nothing of them.
    """
    known = [each for each in labels if each.act in {str(act) for act in Act}]
    counts = Counter(each.act for each in known)
    acts = tuple(sorted(act for act, n in counts.items() if n >= LEAST_LABELS))
    if len(acts) < 2:
        return None
    taught = sorted((each for each in known if each.act in acts), key=lambda each: each.key)
    features = _features([each.words for each in taught])
    classes = np.array([acts.index(each.act) for each in taught])
    right = _right(features, classes, len(acts))
    by_rule = sum(each.proposed == each.act for each in taught) / len(taught)
    weights = np.round(_fitted(features, classes, len(acts)), 6)
    return ActModel(acts, {act: counts[act] for act in acts}, weights, right, by_rule)


def _right(features: Weights, classes: NDArray[np.intp], acts: int) -> float:
    fold = np.arange(len(classes)) % FOLDS
    told = np.zeros(len(classes), dtype=bool)
    for each in range(FOLDS):
        rest, asked = fold != each, fold == each
        weights = _fitted(features[rest], classes[rest], acts)
        told[asked] = (features[asked] @ weights.T).argmax(axis=1) == classes[asked]
    return float(told.mean())


def _fitted(features: Weights, classes: NDArray[np.intp], acts: int) -> Weights:
    """Return weights by accelerated descent with a fixed step, which no chance has a part in."""
    wanted = np.eye(acts)[classes]
    weights = np.zeros((acts, features.shape[1]))
    ahead, speed = weights, 1.0
    step = 1 / (0.5 * float((features**2).sum(axis=1).max()) + _SHRINK)
    for _ in range(_ROUNDS):
        wrong = _softmax(features @ ahead.T) - wanted
        slope = wrong.T @ features / len(classes) + _SHRINK * ahead
        following = ahead - step * slope
        faster = (1 + math.sqrt(1 + 4 * speed**2)) / 2
        ahead = following + (speed - 1) / faster * (following - weights)
        weights, speed = following, faster
    return weights


def _softmax(scores: Weights) -> Weights:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Weights = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _features(texts: Sequence[str]) -> Weights:
    found = np.zeros((len(texts), WIDTH + 1))
    for row, words in enumerate(texts):
        for gram in _grams(words):
            found[row, _slot(gram)] = 1
        found[row] /= math.sqrt(float(found[row].sum())) or 1.0
    found[:, WIDTH] = 1
    return found


def _slot(gram: str) -> int:
    return crc32(gram.encode("utf-8", "replace")) % WIDTH


def _grams(words: str) -> set[str]:
    return set(_every_gram(_told(words)))


def _told(words: str) -> list[str]:
    told = ["".join(filter(str.isalpha, each)) for each in words.casefold().split()[:_WORDS_MOST]]
    return [each for each in told if each]


def _every_gram(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))
    for word in words:
        whole = f" {word} "
        for length in _GRAMS:
            yield from (whole[at : at + length] for at in range(len(whole) - length + 1))

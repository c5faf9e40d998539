"""Makes attention.json: entropies and means of small attention weights, by numpy and scipy.

    python3 make_attention.py > attention.json
"""
import json

import numpy as np
from scipy.stats import entropy

rng = np.random.default_rng(7)
scores = rng.normal(0, 2, (2, 3, 4, 4)).astype(np.float32)
causal = np.where(np.tril(np.ones((4, 4), bool)), scores, -np.inf)
cross = rng.normal(0, 2, (1, 2, 3, 5)).astype(np.float32)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return (e / e.sum(-1, keepdims=True)).astype(np.float32)


def case(weights, visible):
    nats = entropy(weights.astype(np.float64), axis=-1)
    return {
        "shape": weights.shape,
        "weights": weights.ravel().tolist(),
        "mean": weights.astype(np.float64).mean(1).ravel().tolist(),
        "queryNats": nats.ravel().tolist(),
        "nats": nats.mean(-1).ravel().tolist(),
        "bits": entropy(weights.astype(np.float64), axis=-1, base=2).mean(-1).ravel().tolist(),
        "relative": (nats.sum(-1) / np.log(visible).sum()).ravel().tolist(),
    }


print(json.dumps({"causal": case(softmax(causal), np.arange(1, 5)), "cross": case(softmax(cross), np.full(3, 5))}))

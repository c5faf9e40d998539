#!/usr/bin/env python3
"""Writes moons.json beside this file: micrograd's demo.ipynb, data, first weights, and loss and accuracy by step.

Needs micrograd, numpy and scikit-learn.
"""
import json, os, random
import numpy as np
from micrograd.engine import Value
from micrograd.nn import MLP
from sklearn.datasets import make_moons

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = y * 2 - 1
model = MLP(2, [16, 16, 1])
weights = [[[[w.data for w in n.w], n.b.data] for n in layer.neurons] for layer in model.layers]
steps = []
for k in range(100):
    scores = [model([Value(v) for v in row]) for row in X]
    losses = [(1 + -yi * s).relu() for yi, s in zip(y, scores)]
    loss = sum(losses) * (1.0 / len(losses)) + 1e-4 * sum(p * p for p in model.parameters())
    accuracy = sum((yi > 0) == (s.data > 0) for yi, s in zip(y, scores)) / len(losses)
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= (1.0 - 0.9 * k / 100) * p.grad
    steps.append([loss.data, float(accuracy)])
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'moons.json'), 'w') as f:
    json.dump({'points': X.tolist(), 'labels': [float(v) for v in y], 'neurons': weights, 'steps': steps}, f)
    f.write('\n')

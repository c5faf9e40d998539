#!/usr/bin/env python3
"""The step that MoonsBenchmark times, in micrograd. Prints the count of values and the median seconds of a step.

    moons_micrograd.py [STEPS]        needs micrograd, scikit-learn
"""
import random, statistics, sys, time
import numpy as np
from sklearn.datasets import make_moons
from micrograd.engine import Value
from micrograd.nn import MLP

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = y * 2 - 1
model = MLP(2, [16, 16, 1])


def step():
    inputs = [list(map(Value, row)) for row in X]
    scores = list(map(model, inputs))
    losses = [(1 + -yi * score).relu() for yi, score in zip(y, scores)]
    loss = sum(losses) * (1.0 / len(losses)) + 1e-4 * sum(p * p for p in model.parameters())
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= 0.1 * p.grad
    return loss


def count(root):
    seen, stack = set(), [root]
    while stack:
        value = stack.pop()
        if value not in seen:
            seen.add(value)
            stack.extend(value._prev)
    return len(seen)


values = count(step())
times = []
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    start = time.perf_counter()
    step()
    times.append(time.perf_counter() - start)
print(values, statistics.median(times))

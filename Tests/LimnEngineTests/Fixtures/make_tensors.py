#!/usr/bin/env python3
"""Writes tensors.json beside this file: values and gradients of expressions, by PyTorch in double precision.

The inputs are single-precision numbers of a fixed seed, or given; what is no finite number stands as text.
Each expression's result is weighed with random numbers, which stand with it, to go back from.
"""
import json, math, os, torch
import torch.nn.functional as F

cases = []
inf, nan = math.inf, math.nan


def plain(t):
    return {'shape': list(t.shape),
            'values': [v if math.isfinite(v) else str(v) for v in t.detach().double().flatten().tolist()]}


def case(expression, *inputs):
    """Inputs are shapes (tuples), shapes of positive numbers (('+', shape)) or given numbers (lists)."""
    g = torch.Generator().manual_seed(len(cases) + 100)
    made = []
    for given in inputs:
        if isinstance(given, tuple) and given[:1] == ('+',):
            made.append(torch.rand(given[1], generator=g) * 2 + 0.5)
        elif isinstance(given, tuple):
            made.append(torch.randn(given, generator=g))
        else:
            made.append(torch.tensor(given, dtype=torch.float32))
    leaves = [m.double().requires_grad_() for m in made]
    names = dict(zip('abcd', leaves))
    result = eval(expression, {'torch': torch, 'F': F, 'inf': inf, 'T': torch.tensor}, names)
    weights = torch.rand(result.shape, generator=g) + 0.5
    result.backward(weights.double())
    cases.append({'expression': expression, 'inputs': [plain(m) for m in made], 'result': plain(result),
                  'weights': plain(weights), 'gradients': [None if leaf.grad is None else plain(leaf.grad) for leaf in leaves]})


case('a + b * a', (3, 1), (1, 5))
case('a / b - b', (7,), ('+', (2, 3, 7)))
case('(2 - a) / 3 + 5 / a', ('+', (4, 3)))
case('a / b', [1, -1, 0, 2], [0, 0, 0, inf])
case('a @ b', (7, 5), (5, 3))
case('a @ b', (2, 1, 3, 5), (4, 5, 2))
case('a.mT @ b', (3, 4, 2), (3, 4, 5))
case('(a @ b.T).sum(0)', (3, 17), (9, 17))
case('F.linear(a, b, c)', (2, 5, 3), (7, 3), (7,))
case('a.sum((0, 2))', (3, 4, 5))
case('a.mean(1, keepdim=True)', (3, 4, 5))
case('a.var((1, 2))', (3, 4, 5))
case('a.var(0, correction=0, keepdim=True)', (6, 2))
case('torch.max(a, 1).values', (3, 5, 2))
case('torch.max(a, 1).values', [[1, 3, 3], [2, 2, 2], [-inf, -inf, -inf]])
case('a.exp()', [0, -0.5, 3, -80, -inf, 1e-20])
case('a.log()', [1, 0.5, 3e-30, 1e30, 0, inf])
case('a.tanh()', [0, 1e-4, -0.3, 0.7, 5, -20, inf, -inf])
case('a.sigmoid()', [0, -3, 8, -70, 40, inf, -inf])
case('a.relu()', [-2, 0, 3, inf, -inf])
case('F.leaky_relu(a, 0.2)', [-2, 0, 3, inf])
case('F.gelu(a)', [0, -0.4, 1.3, -6, 9, 100, -100])
case("F.gelu(a, approximate='tanh')", [0, -0.4, 1.3, -6, 9, 100, -100])
case('a.sqrt()', [4, 0, 1e-20, 1e20, inf])
case('a ** 2 + a ** 3 - a ** -1', [1.5, -0.7, 4])
case('a ** 2.5 + a ** 0 + a ** 1', [1.5, 0, 4])
case('a.clamp(-1, 0.5)', [-3, -1, 0, 0.5, 2, inf, -inf])
case('F.softmax(a, 1)', (3, 4, 2))
case('F.softmax(a, -1)', [[1, -inf, 3, 2], [-inf, -inf, 0, -inf], [1000, 999, -1000, 0]])
case('F.softmax(a, -1)', [[-inf, -inf], [1, 2]])
case('F.softmax(a, -1)', [[inf, 1], [0, 1]])
case('F.log_softmax(a, 0)', (5, 3))
case('F.log_softmax(a, -1)', [[1000, 999, -1000, 0], [-90, 0, 90, 88]])
case('F.cross_entropy(a, T([0, 3, 2]))', [[500, -500, 0, 20], [1, 2, 3, -1000], [0, 0, 0, 0]])
case('F.cross_entropy(a, T([1, -100, 0, -100]))', [[1, 2], [800, 1], [-3, 5], [0, 0]])
case('F.cross_entropy(a.reshape(-1, 6), T([5, 1, 0, 2, 2, 4]), ignore_index=2)', (2, 3, 6))
case('a[T([[2, 0, 2], [1, 2, 2]])]', (3, 4))
case('torch.cat([a, b, a], 1)', (2, 1, 3), (2, 4, 3))
case('torch.stack([a, b], 2)', (3, 4), (3, 4))
case('torch.where(a > 0, b, c)', (3, 4), (4,), (3, 1))
case('F.softmax((a @ a.mT).masked_fill(torch.tril(torch.ones(5, 5)) == 0, -inf), -1) @ a', (2, 5, 3))
case('F.layer_norm(a, (7,), b, c)', (2, 3, 7), (7,), (7,))
case('F.layer_norm(a, (2,), b, c, 0.5)', [[3, 3], [1e4, -1e4]], (2,), (2,))
case('F.batch_norm(a, None, None, b, c, True)', (9, 5), (5,), (5,))
case('F.batch_norm(a, T([0.5, -2.]).double(), T([0.1, 3.]).double(), b, c)', (4, 2), (2,), (2,))
case('a.transpose(0, 2)[1:, 2].reshape(2, -1) * b', (3, 4, 5), (2, 6))
case('a.expand(3, 4, 2).sum((0, 2)) * a[:, 0]', (4, 1))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tensors.json'), 'w') as f:
    json.dump(cases, f)
    f.write('\n')

#!/usr/bin/env python3
"""Writes lectures.json beside this file: loss by step, and names, of the first two makemore lectures' models.

    make_lectures.py NAMES_TXT

Needs torch. Every random number comes from one torch.Generator.
"""
import json, os, sys
import torch
import torch.nn.functional as F

names = open(sys.argv[1]).read().split()
chars = '.abcdefghijklmnopqrstuvwxyz'
stoi = {c: i for i, c in enumerate(chars)}
seeds = [0, 42, 2147483647]


def generator(seed): return torch.Generator().manual_seed(seed)


def bigram(seed):
    xs, ys = [], []
    for w in names:
        cs = '.' + w + '.'
        for a, b in zip(cs, cs[1:]):
            xs.append(stoi[a])
            ys.append(stoi[b])
    xs, ys = torch.tensor(xs), torch.tensor(ys)
    g = generator(seed)
    W = torch.randn((27, 27), generator=g, requires_grad=True)
    losses = []
    for k in range(20):
        logits = F.one_hot(xs, 27).float() @ W
        counts = logits.exp()
        probs = counts / counts.sum(1, keepdims=True)
        loss = -probs[torch.arange(len(xs)), ys].log().mean() + 0.01 * (W ** 2).mean()
        W.grad = None
        loss.backward()
        W.data += -50 * W.grad
        losses.append(loss.item())
    drawn = []
    for _ in range(5):
        ix, text = 0, ''
        while True:
            logits = F.one_hot(torch.tensor([ix]), 27).float() @ W
            counts = logits.exp()
            p = counts / counts.sum(1, keepdims=True)
            ix = torch.multinomial(p, 1, replacement=True, generator=g).item()
            if ix == 0:
                break
            text += chars[ix]
        drawn.append(text)
    return {'losses': losses, 'names': drawn}


def mlp(seed, embedding, hidden):
    X, Y = [], []
    for w in names:
        context = [0] * 3
        for ch in w + '.':
            X.append(context)
            Y.append(stoi[ch])
            context = context[1:] + [stoi[ch]]
    X, Y = torch.tensor(X), torch.tensor(Y)
    g = generator(seed)
    C = torch.randn((27, embedding), generator=g)
    W1 = torch.randn((3 * embedding, hidden), generator=g)
    b1 = torch.randn(hidden, generator=g)
    W2 = torch.randn((hidden, 27), generator=g)
    b2 = torch.randn(27, generator=g)
    parameters = [C, W1, b1, W2, b2]
    for p in parameters:
        p.requires_grad = True
    losses = []
    for i in range(200):
        ix = torch.randint(0, X.shape[0], (32,), generator=g)
        h = torch.tanh(C[X[ix]].view(-1, 3 * embedding) @ W1 + b1)
        loss = F.cross_entropy(h @ W2 + b2, Y[ix])
        for p in parameters:
            p.grad = None
        loss.backward()
        for p in parameters:
            p.data += -0.1 * p.grad
        losses.append(loss.item())
    return losses


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'lectures.json'), 'w') as f:
    json.dump({'bigram': {str(s): bigram(s) for s in seeds},
               'mlp': {f'{s} {e} {h}': mlp(s, e, h) for s in seeds for e, h in ((2, 100), (10, 200))}}, f)
    f.write('\n')

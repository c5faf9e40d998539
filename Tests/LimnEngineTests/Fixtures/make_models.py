#!/usr/bin/env python3
"""Writes models.json beside this file: loss and gradients of small models in PyTorch, and what one step did.

Needs torch and numpy. Weights are ramps, see make_layers.py; gradients stand in the order of the models' parameters.
"""
import json, os
import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F
from make_layers import CausalConv, GRUCell, RNNCell, fill, flat
from make_transformers import GPT

VOCABULARY = 6
contexts = torch.tensor([[0, 1, 5], [3, 3, 2], [4, 0, 1], [5, 2, 2], [1, 4, 3]])
four = torch.tensor([[0, 1, 5, 2], [3, 3, 2, 0], [4, 0, 1, 1], [5, 2, 2, 4], [1, 4, 3, 5]])
answers = torch.tensor([2, 0, 5, 1, 4])
sequences = torch.tensor([[0, 1, 5, 2, 4], [0, 3, 2, 0, 0]])
follow = torch.tensor([[1, 5, 2, 4, 0], [3, 2, 0, -1, -1]])


class Bigram(nn.Module):
    def __init__(self):
        super().__init__()
        self.W = nn.Parameter(torch.zeros(VOCABULARY, VOCABULARY))

    def forward(self, x): return F.one_hot(x.flatten(), VOCABULARY).float() @ self.W


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.C = nn.Embedding(VOCABULARY, 4)
        self.hidden = nn.Linear(3 * 4, 7)
        self.output = nn.Linear(7, VOCABULARY)

    def forward(self, x):
        self.places = self.C(x)
        self.h = torch.tanh(self.hidden(self.places.view(len(x), -1)))
        self.scores = self.output(self.h)
        return self.scores


class BatchNormMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.C = nn.Embedding(VOCABULARY, 4)
        self.layers = nn.Sequential(
            nn.Linear(12, 7, bias=False), nn.BatchNorm1d(7), nn.Tanh(),
            nn.Linear(7, 7, bias=False), nn.BatchNorm1d(7), nn.Tanh(), nn.Linear(7, VOCABULARY))

    def forward(self, x): return self.layers(self.C(x).view(len(x), -1))


class WaveNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.C = nn.Embedding(VOCABULARY, 4)
        self.one, self.normOne = nn.Linear(8, 5, bias=False), nn.BatchNorm1d(5)
        self.two, self.normTwo = nn.Linear(10, 5, bias=False), nn.BatchNorm1d(5)
        self.output = nn.Linear(5, VOCABULARY)

    def forward(self, x):
        h = self.one(self.C(x).view(len(x), 2, 8))
        h = torch.tanh(self.normOne(h.transpose(1, 2)).transpose(1, 2))
        h = torch.tanh(self.normTwo(self.two(h.reshape(len(x), 10))))
        return self.output(h)


class Block(nn.Module):
    def __init__(self, width, dilation, is_last):
        super().__init__()
        self.filter = CausalConv(width, width, 2, dilation)
        self.gate = CausalConv(width, width, 2, dilation)
        self.residual = None if is_last else nn.Linear(width, width)
        self.skip = nn.Linear(width, width)


class Dilated(nn.Module):
    def __init__(self):
        super().__init__()
        self.C = nn.Embedding(VOCABULARY, 4)
        self.input = nn.Linear(4, 5)
        self.blocks = nn.ModuleList([Block(5, 1, False), Block(5, 2, True)])
        self.hidden = nn.Linear(5, 5)
        self.output = nn.Linear(5, VOCABULARY)

    def forward(self, x):
        x, skipped = self.input(self.C(x)), 0
        for block in self.blocks:
            z = torch.tanh(block.filter(x)) * torch.sigmoid(block.gate(x))
            skipped = skipped + block.skip(z)
            x = x + block.residual(z) if block.residual else None
        return self.output(torch.relu(self.hidden(torch.relu(skipped))))


class Recurrent(nn.Module):  # makemore.py
    def __init__(self, cell):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(1, 5))
        self.wte = nn.Embedding(VOCABULARY, 4)
        self.cell = cell(4, 5)
        self.lm_head = nn.Linear(5, VOCABULARY)

    def forward(self, x):
        places = self.wte(x)
        state = self.start.expand((len(x), -1))
        hiddens = []
        for i in range(x.shape[1]):
            state = self.cell(places[:, i, :], state)
            hiddens.append(state)
        return self.lm_head(torch.stack(hiddens, 1))


def run(model, inputs, targets):
    loss = F.cross_entropy(model(inputs).reshape(-1, VOCABULARY), targets.flatten(), ignore_index=-1)
    loss.backward()
    return {'loss': loss.item(), 'gradients': [flat(p.grad) for p in model.parameters()]}


def statistics():
    """One step of the MLP at rate 0.5, as the third makemore lecture looks at it, by numpy in double precision."""
    model = fill(MLP())
    scores = model(contexts)
    results = [model.places, model.h, model.scores]
    for result in results:
        result.retain_grad()
    F.cross_entropy(scores, answers).backward()

    def double(t): return t.detach().double().numpy()

    layers = []
    for result in results:
        y, g = double(result), double(result.grad)
        layers.append([y.mean(), y.std(ddof=1), (abs(y) > 0.97).mean(), g.mean(), g.std(ddof=1)])
    parameters = []
    for p in model.parameters():
        w, g = double(p), double(p.grad)
        parameters.append([w.std(ddof=1), g.mean(), g.std(ddof=1), (0.5 * g).std(ddof=1) / w.std(ddof=1)])
    h = model.h.detach().numpy()
    return {'layers': layers, 'parameters': parameters,
            'histogram': numpy.histogram(h, bins=50, range=(h.min(), h.max()))[0].tolist()}


if __name__ == '__main__':
    out = {
        'bigram': run(fill(Bigram()), contexts[:, -1:], answers),
        'mlp': run(fill(MLP()), contexts, answers),
        'batchnorm': run(fill(BatchNormMLP()), contexts, answers),
        'wavenet': run(fill(WaveNet()), four, answers),
        'dilated': run(fill(Dilated()), sequences, follow),
        'rnn': run(fill(Recurrent(RNNCell)), sequences, follow),
        'gru': run(fill(Recurrent(GRUCell)), sequences, follow),
        'gpt': run(fill(GPT(VOCABULARY, 8, 4, 7, 2, 2, True, 'tanh', False)), sequences, follow),
    }
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'models.json'), 'w') as f:
        json.dump({'models': out, 'statistics': statistics()}, f)
        f.write('\n')

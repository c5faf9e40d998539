#!/usr/bin/env python3
"""Writes transformers.json beside this file: attention, layers and training steps of small transformers in PyTorch.

Needs torch. Inputs and weights are ramps, see make_layers.py; gradients stand in the order of the parameters.
"""
import json, math, os
import torch
import torch.nn as nn
import torch.nn.functional as F
from make_layers import fill, flat, ramp


class Attention(nn.Module):
    def __init__(self, width, heads, bias):
        super().__init__()
        self.input, self.output = nn.Linear(width, 3 * width, bias=bias), nn.Linear(width, width, bias=bias)
        self.heads = heads

    def forward(self, x):
        split = [part.view(*x.shape[:2], self.heads, -1).transpose(1, 2) for part in self.input(x).chunk(3, -1)]
        y = F.scaled_dot_product_attention(*split, is_causal=True)
        return self.output(y.transpose(1, 2).reshape(x.shape))


class Norm(nn.Module):
    def __init__(self, width, bias):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.bias = nn.Parameter(torch.zeros(width)) if bias else None

    def forward(self, x): return F.layer_norm(x, self.weight.shape, self.weight, self.bias, 1e-5)


class Block(nn.Module):
    def __init__(self, width, hidden, heads, bias, form):
        super().__init__()
        self.one, self.attention, self.two = Norm(width, bias), Attention(width, heads, bias), Norm(width, bias)
        self.input, self.output = nn.Linear(width, hidden, bias=bias), nn.Linear(hidden, width, bias=bias)
        self.form = form

    def forward(self, x):
        x = x + self.attention(self.one(x))
        return x + self.output(F.gelu(self.input(self.two(x)), approximate=self.form))


class GPT(nn.Module):
    """nanoGPT's model; makemore's with bias, the form 'tanh' and a head of its own."""

    def __init__(self, vocabulary, block, width, hidden, layers, heads, bias, form, tied):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(vocabulary, width), nn.Embedding(block, width)
        self.blocks = nn.ModuleList([Block(width, hidden, heads, bias, form) for _ in range(layers)])
        self.norm = Norm(width, bias)
        self.head = None if tied else nn.Linear(width, vocabulary, bias=False)

    def forward(self, tokens):
        x = self.wte(tokens) + self.wpe(torch.arange(tokens.shape[1]))
        for block in self.blocks:
            x = block(x)
        x = self.norm(x)
        return x @ self.wte.weight.T if self.head is None else self.head(x)


def start(model):
    """Ramps as small as a trained model's weights; gains near 1."""
    for index, parameter in enumerate(model.parameters()):
        scale = 0.3 if parameter.dim() > 1 else 0.2
        parameter.data.copy_(ramp(parameter.shape, 1 + 7 * index, scale) + (1 if parameter.dim() == 1 else 0))
    return model


def attention(shapes, **options):
    q, k, v = (ramp(shape, salt, 3).requires_grad_() for shape, salt in zip(shapes, (3, 5, 8)))
    y = F.scaled_dot_product_attention(q, k, v, **options)
    y.backward(ramp(y.shape, 11))
    return {'result': flat(y), 'gradients': [flat(t.grad) for t in (q, k, v)]}


def cross():
    layer = fill(nn.ModuleList([nn.Linear(6, 6), nn.Linear(6, 12), nn.Linear(6, 6)]))
    x, source = ramp((2, 3, 6), 3, 2).requires_grad_(), ramp((2, 5, 6), 5, 2).requires_grad_()
    module = nn.MultiheadAttention(6, 2, batch_first=True)
    module.in_proj_weight.data = torch.cat([layer[0].weight, layer[1].weight]).detach()
    module.in_proj_bias.data = torch.cat([layer[0].bias, layer[1].bias]).detach()
    module.out_proj.weight.data, module.out_proj.bias.data = layer[2].weight.detach(), layer[2].bias.detach()
    padding = torch.tensor([[False] * 5, [False] * 3 + [True] * 2])
    y, weights = module(x, source, source, key_padding_mask=padding, average_attn_weights=False)
    y.backward(ramp(y.shape, 11))
    return {'result': flat(y), 'weights': flat(weights), 'gradients': [flat(x.grad), flat(source.grad)]}


def steps(model, count=50):
    """As nanoGPT trains: AdamW with decay on matrices, warm-up, cosine, clipping."""
    start(model)
    decayed = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW(
        [{'params': decayed, 'weight_decay': 0.1}, {'params': others, 'weight_decay': 0.0}], betas=(0.9, 0.99))
    losses, norms = [], []
    for step in range(count):
        tokens = (torch.arange(4 * 17).reshape(4, 17) * (step % 5 + 3) + torch.arange(4)[:, None] * 5 + step) ** 2 % 29
        rate = 1e-2 * (step + 1) / 11 if step < 10 else 1e-3 + 0.5 * (1 + math.cos(math.pi * (step - 10) / 40)) * 9e-3
        for group in optimizer.param_groups:
            group['lr'] = rate
        loss = F.cross_entropy(model(tokens[:, :-1]).flatten(0, 1), tokens[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        norms.append(nn.utils.clip_grad_norm_(model.parameters(), 1.0).item())
        optimizer.step()
        losses.append(loss.item())
    return {'losses': losses, 'norms': norms}


if __name__ == '__main__':
    four = ((2, 2, 5, 4),) * 3
    mask = torch.tensor([[1, 0, 1, 1, 0], [0, 1, 1, 0, 1], [1, 1, 1, 1, 1]]).bool()
    counts = torch.arange(70)[None, None, None, :] < torch.tensor([70, 41])[:, None, None, None]
    out = {
        'attention': {
            'full': attention(four), 'causal': attention(four, is_causal=True),
            'scaled': attention(four, scale=0.3),
            'cross': attention(((2, 3, 3, 4), (2, 3, 5, 4), (2, 3, 5, 6))),
            'masked': attention(((2, 3, 3, 4), (2, 3, 5, 4), (2, 3, 5, 6)), attn_mask=mask),
            # More rows than are taken at a time.
            'long': attention(((1, 2, 70, 3),) * 3, is_causal=True),
            'padded': attention(((2, 1, 70, 3),) * 3, attn_mask=counts),
        },
        'cross': cross(),
        'steps': {
            'nanogpt': steps(GPT(29, 16, 24, 96, 2, 3, False, 'none', True)),
            'makemore': steps(GPT(29, 16, 24, 40, 2, 4, True, 'tanh', False)),
        },
    }
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'transformers.json'), 'w') as f:
        json.dump(out, f)
        f.write('\n')

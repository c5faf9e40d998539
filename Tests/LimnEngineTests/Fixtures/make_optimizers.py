#!/usr/bin/env python3
"""Writes optimizers.json beside this file: parameters after each of ten steps of PyTorch's optimisers, and clipping.

Needs torch. Parameters and gradients are ramps, see make_layers.py. Those with one axis are a group without decay
where the name says "matrices".
"""
import json, os
import torch
from make_layers import flat, ramp

SHAPES = [(3, 4), (4,)]


def start(): return [torch.nn.Parameter(ramp(shape, 1 + 7 * i)) for i, shape in enumerate(SHAPES)]


def gradients(parameters, step):
    for index, p in enumerate(parameters):
        p.grad = ramp(p.shape, 13 * step + 5 * index, 2)


def trace(make, rate=0.05):
    parameters = start()
    optimizer = make(parameters, rate)
    steps = []
    for step in range(10):
        gradients(parameters, step)
        optimizer.step()
        steps.append([flat(p) for p in parameters])
    return steps


def groups(ps, decay):
    return [{'params': [p for p in ps if p.dim() >= 2], 'weight_decay': decay},
            {'params': [p for p in ps if p.dim() < 2], 'weight_decay': 0.0}]


def clipped(clip):
    parameters = start()
    gradients(parameters, 3)
    norm = clip(parameters)
    return {'norm': float(norm or 0), 'gradients': [flat(p.grad) for p in parameters]}


SGD, Adam, AdamW = torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW
utils = torch.nn.utils
out = {
    'steps': {
        'sgd': trace(lambda ps, r: SGD(ps, lr=r)),
        'sgd decay': trace(lambda ps, r: SGD(ps, lr=r, weight_decay=0.1)),
        'momentum': trace(lambda ps, r: SGD(ps, lr=r, momentum=0.9)),
        'momentum decay': trace(lambda ps, r: SGD(ps, lr=r, momentum=0.9, weight_decay=0.1)),
        'nesterov': trace(lambda ps, r: SGD(ps, lr=r, momentum=0.9, nesterov=True)),
        'nesterov decay': trace(lambda ps, r: SGD(ps, lr=r, momentum=0.9, nesterov=True, weight_decay=0.1)),
        'adam': trace(lambda ps, r: Adam(ps, lr=r)),
        'adam betas': trace(lambda ps, r: Adam(ps, lr=r, betas=(0.8, 0.95), eps=1e-3)),
        'adam decay': trace(lambda ps, r: Adam(ps, lr=r, weight_decay=0.1)),
        'adamw': trace(lambda ps, r: AdamW(ps, lr=r, weight_decay=0.1)),
        'adamw matrices': trace(lambda ps, r: AdamW(groups(ps, 0.1), lr=r)),
        'adam matrices': trace(lambda ps, r: Adam(groups(ps, 0.1), lr=r)),
    },
    'clipped': {
        'norm 1': clipped(lambda ps: utils.clip_grad_norm_(ps, 1.0)),
        'norm 100': clipped(lambda ps: utils.clip_grad_norm_(ps, 100.0)),
        'value 0.3': clipped(lambda ps: utils.clip_grad_value_(ps, 0.3)),
    },
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'optimizers.json'), 'w') as f:
    json.dump(out, f)
    f.write('\n')

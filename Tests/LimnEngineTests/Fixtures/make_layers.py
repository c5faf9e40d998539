#!/usr/bin/env python3
"""Writes layers.json beside this file: what PyTorch's layers give, their gradients, and weights drawn from a seed.

Needs torch. Inputs, weights and the gradients of results are ramps, (i * 37 + salt) % 101 / 101 - 0.5 times a scale
over the numbers in order, so that they need not stand in the file.
"""
import json, os
import torch
import torch.nn as nn
import torch.nn.functional as F


def ramp(shape, salt, scale=1.0):
    count = torch.Size(shape).numel()
    values = (torch.arange(count, dtype=torch.float64) * 37 + salt) % 101 / 101 - 0.5
    return (values * scale).float().reshape(shape)


def fill(module, salt=1):
    for index, parameter in enumerate(module.parameters()):
        parameter.data.copy_(ramp(parameter.shape, salt + 7 * index))
    return module


def flat(tensor): return tensor.detach().flatten().tolist()


def case(module, shape, function=None, salt=3):
    """Result, gradient of the input and of the parameters, where the result's gradient is a ramp."""
    x = ramp(shape, salt, 4).requires_grad_()
    y = (function or module)(x)
    y.backward(ramp(y.shape, 11))
    return {'result': flat(y), 'x': flat(x.grad), 'parameters': [flat(p.grad) for p in module.parameters()]}


class CausalConv(nn.Module):
    def __init__(self, inputs, outputs, taps, dilation):
        super().__init__()
        self.past = (taps - 1) * dilation
        self.conv = nn.Conv1d(inputs, outputs, taps, dilation=dilation)

    def forward(self, x):  # [batch, time, inputs]
        return self.conv(F.pad(x.transpose(1, 2), (self.past, 0))).transpose(1, 2)


class RNNCell(nn.Module):  # makemore.py
    def __init__(self, inputs, width):
        super().__init__()
        self.xh_to_h = nn.Linear(inputs + width, width)

    def forward(self, xt, hprev):
        return torch.tanh(self.xh_to_h(torch.cat([xt, hprev], dim=1)))


class GRUCell(nn.Module):  # makemore.py
    def __init__(self, inputs, width):
        super().__init__()
        self.xh_to_z = nn.Linear(inputs + width, width)
        self.xh_to_r = nn.Linear(inputs + width, width)
        self.xh_to_hbar = nn.Linear(inputs + width, width)

    def forward(self, xt, hprev):
        xh = torch.cat([xt, hprev], dim=1)
        r = torch.sigmoid(self.xh_to_r(xh))
        hbar = torch.tanh(self.xh_to_hbar(torch.cat([xt, r * hprev], dim=1)))
        z = torch.sigmoid(self.xh_to_z(xh))
        return (1 - z) * hprev + z * hbar


def cell(module, inputs, width):
    x, h = ramp((4, inputs), 3, 4).requires_grad_(), ramp((4, width), 5, 2).requires_grad_()
    y = module(x, h)
    y.backward(ramp(y.shape, 11))
    return {'result': flat(y), 'x': flat(x.grad), 'state': flat(h.grad),
            'parameters': [flat(p.grad) for p in module.parameters()]}


def batch_norm(shapes):
    """Three batches, then one in evaluation; features last, as makemore's own BatchNorm1d has them."""
    module = fill(nn.BatchNorm1d(5))

    def run(x): return module(x.transpose(1, 2)).transpose(1, 2)
    batches = []
    for index, shape in enumerate(shapes):
        module.zero_grad()
        batches.append(case(module, shape, run if len(shape) == 3 else None, salt=3 + index))
    running = [flat(module.running_mean), flat(module.running_var)]
    module.eval()
    module.zero_grad()
    return {'batches': batches, 'running': running, 'evaluation': case(module, (4, 5), salt=9)}


def embedding():
    module = fill(nn.Embedding(6, 3))
    y = module(torch.tensor([[0, 5, 2], [2, 2, 4]]))
    y.backward(ramp(y.shape, 11))
    return {'result': flat(y), 'x': [], 'parameters': [flat(module.weight.grad)]}


def drawn(seed, make):
    torch.manual_seed(seed)
    return [flat(p) for p in make().parameters()]


def dropped(seed):
    torch.manual_seed(seed)
    return flat(F.dropout(ramp((3, 8), 3, 4), 0.3, training=True))


if __name__ == '__main__':
    out = {
        'linear': case(fill(nn.Linear(5, 4)), (2, 3, 5)),
        'linearWithoutBias': case(fill(nn.Linear(5, 4, bias=False)), (6, 5)),
        'layerNorm': case(fill(nn.LayerNorm(5)), (2, 3, 5)),
        'embedding': embedding(),
        'flatten': [flat(ramp((2, 4, 3), 3, 4).view(2, 2, 6)), flat(ramp((2, 2, 3), 3, 4).view(2, 6))],
        'convolutions': {f'{taps} {dilation}': case(fill(CausalConv(3, 4, taps, dilation)), (2, 7, 3))
                         for taps in (1, 2, 3) for dilation in (1, 2, 4)},
        'rnn': cell(fill(RNNCell(3, 5)), 3, 5),
        'gru': cell(fill(GRUCell(3, 5)), 3, 5),
        'batchNorm': batch_norm([(6, 5), (2, 3, 5), (4, 5)]),
        'drawn': {
            'linear 6 4': drawn(42, lambda: nn.Linear(6, 4)),
            'linear 7 3': drawn(0, lambda: nn.Linear(7, 3)),
            'linear 30 2': drawn(2147483647, lambda: nn.Linear(30, 2)),
            'convolution': drawn(42, lambda: nn.Conv1d(3, 4, 2)),
            'gru': drawn(42, lambda: GRUCell(2, 2)),
            'embedding 5 2': drawn(42, lambda: nn.Embedding(5, 2)),
            'embedding 9 3': drawn(0, lambda: nn.Embedding(9, 3)),
        },
        'dropout': dropped(42),
    }
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'layers.json'), 'w') as f:
        json.dump(out, f)
        f.write('\n')

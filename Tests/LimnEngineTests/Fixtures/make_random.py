#!/usr/bin/env python3
"""Writes random.json beside this file: what torch's CPU generator yields (made with PyTorch 2.13)."""
import json, os, torch

def G(seed): return torch.Generator().manual_seed(seed)
cases = {}
for seed in (0, 42, 2147483647):
    p = torch.tensor([0.1, 0.2, 0.3, 0.25, 0.15])
    g = G(seed)
    mixed = torch.rand(3, generator=g).tolist() + torch.randn(4, generator=g).tolist()
    mixed += torch.randint(0, 10, (3,), generator=g).tolist() + torch.rand(2, generator=g).tolist()
    g = G(seed)
    single = [torch.multinomial(p, 1, replacement=True, generator=g).item() for _ in range(10)]
    cases[str(seed)] = {
        'rand': torch.rand(8, generator=G(seed)).tolist(),
        'randn5': torch.randn(5, generator=G(seed)).tolist(),
        'randn15': torch.randn(15, generator=G(seed)).tolist(),
        'randn16': torch.randn(16, generator=G(seed)).tolist(),
        'randn17': torch.randn(17, generator=G(seed)).tolist(),
        'randn54': torch.randn(27, 2, generator=G(seed)).flatten().tolist(),
        'randint100': torch.randint(0, 100, (10,), generator=G(seed)).tolist(),
        'randint32033': torch.randint(0, 32033, (5,), generator=G(seed)).tolist(),
        'randperm': torch.randperm(20, generator=G(seed)).tolist(),
        'uniform': torch.empty(6).uniform_(-0.5, 0.5, generator=G(seed)).tolist(),
        'uniformDouble': torch.empty(6, dtype=torch.float64).uniform_(-1, 1, generator=G(seed)).tolist(),
        'normal': torch.empty(4).normal_(1.0, 2.0, generator=G(seed)).tolist(),
        'exponential': torch.empty(6).exponential_(generator=G(seed)).tolist(),
        'bernoulli': torch.empty(12).bernoulli_(0.3, generator=G(seed)).tolist(),
        'multinomial20': torch.multinomial(p, 20, replacement=True, generator=G(seed)).tolist(),
        'multinomial3': torch.multinomial(p, 3, replacement=False, generator=G(seed)).tolist(),
        'multinomialSingle': single,
        'mixed': mixed,
    }
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'random.json'), 'w') as f:
    json.dump(cases, f, indent=1)
    f.write('\n')

#!/usr/bin/env python3
"""Runs training steps of the ladder's models in PyTorch and in Limn, in turn, on one machine.

    swift build -c release && python3 Tests/Performance/compare_ladder.py NAMES_TXT [PAIRS]

Both start from the same weights and take the same batches. The losses of the first steps are compared before any
time counts. Prints a table: the median step of each, PyTorch's over Limn's (median, lowest and highest over the pairs),
and Limn's floating-point operations a second as a share of the peak that a large matrix product reaches here.
Needs torch and safetensors.
"""
import json, os, statistics, subprocess, sys, tempfile, time
import torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import save_file

names = open(sys.argv[1]).read().split()
pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
threads = 2
torch.set_num_threads(threads)
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.path.join(root, ".build", "release", "LadderBenchmark")
stoi = {c: i for i, c in enumerate(".abcdefghijklmnopqrstuvwxyz")}


def contexts(block):
    x, y = [], []
    for name in names:
        context = [0] * block
        for character in name + ".":
            x.append(context)
            y.append(stoi[character])
            context = context[1:] + [stoi[character]]
    return torch.tensor(x), torch.tensor(y)


class Flatten(nn.Module):
    def forward(self, x):
        batch, time, width = x.shape
        x = x.view(batch, time // 2, width * 2)
        return x.squeeze(1) if x.shape[1] == 1 else x


class Norm(nn.BatchNorm1d):
    """Features last, as in Limn."""

    def forward(self, x):
        return super().forward(x) if x.dim() == 2 else super().forward(x.reshape(-1, x.shape[-1])).view(x.shape)


class Net(nn.Module):
    def __init__(self, embedding, block, layers, named=None):
        super().__init__()
        self.embedding = embedding
        self.block = block
        if named:
            self.hidden, self.output = named
        else:
            self.layers = nn.Sequential(*layers)

    def forward(self, x):
        x = self.embedding(x)
        if hasattr(self, "hidden"):
            return self.output(torch.tanh(self.hidden(x.flatten(1))))
        return self.layers(x.flatten(1) if self.block == 3 else x)


def network(kind):
    torch.manual_seed(1)
    if kind == "mlp":
        return Net(nn.Embedding(27, 10), 3, None, (nn.Linear(30, 200), nn.Linear(200, 27))), 3
    if kind == "batchnorm":
        return Net(nn.Embedding(27, 10), 3, [nn.Linear(30, 200, bias=False), Norm(200), nn.Tanh(), nn.Linear(200, 27)]), 3
    layers, width = [], 24
    for _ in range(3):
        layers += [Flatten(), nn.Linear(2 * width, 128, bias=False), Norm(128), nn.Tanh()]
        width = 128
    return Net(nn.Embedding(27, 24), 8, layers + [nn.Linear(128, 27)]), 8


def run_torch(kind, steps, x, y, weights):
    losses, seconds = [], []
    if kind.startswith("bigram"):
        w = weights["weight"].clone().requires_grad_()
        first = x.view(-1)
        onehot = F.one_hot(first, 27).float()
        for _ in range(steps):
            start = time.perf_counter()
            logits = onehot @ w if kind == "bigram-onehot" else F.embedding(first, w)
            loss = F.cross_entropy(logits, y) + 0.01 * (w**2).mean()
            w.grad = None
            loss.backward()
            w.data += -50 * w.grad
            seconds.append(time.perf_counter() - start)
            losses.append(loss.item())
        return losses[:20], seconds
    net, _ = network(kind)
    net.load_state_dict(weights, strict=False)
    parameters = list(net.parameters())
    position, count = 0, len(y)
    for _ in range(steps):
        start = time.perf_counter()
        ix = torch.arange(position, position + 32) % count
        position += 32
        loss = F.cross_entropy(net(x[ix]), y[ix])
        for p in parameters:
            p.grad = None
        loss.backward()
        # The fastest of the plain ways: one call for all parameters.
        with torch.no_grad():
            torch._foreach_add_(parameters, [p.grad for p in parameters], alpha=-0.1)
        seconds.append(time.perf_counter() - start)
        losses.append(loss.item())
    return losses[:20], seconds


def run_limn(kind, steps, path):
    report = json.loads(subprocess.check_output([program, kind, str(steps), path]))
    return report["losses"], report["seconds"]


def peak():
    """The operations a second of a product of 1024² numbers, the larger of PyTorch's and Limn's."""
    a, b = torch.randn(1024, 1024), torch.randn(1024, 1024)
    best = float(subprocess.check_output([program, "product", "20"]))
    for _ in range(20):
        start = time.perf_counter()
        a @ b
        best = min(best, time.perf_counter() - start)
    return 2 * 1024**3 / best


def operations(kind):
    """Floating-point operations of the matrix products of a step: forward, and twice that backward.

    None for bigrams: Limn multiplies nothing there, since a one-hot row times a matrix is a row of the matrix.
    """
    if kind.startswith("bigram"):
        return None
    if kind in ("mlp", "batchnorm"):
        return 3 * 2 * 32 * (30 * 200 + 200 * 27)
    return 3 * 2 * 32 * (4 * 48 * 128 + 2 * 256 * 128 + 256 * 128 + 128 * 27)


bigrams = contexts(1)
print(f"torch {torch.__version__}, {threads} threads; peak of a 1024² product {peak() * 1e-9:.0f} GFLOP/s")
print(f"{'step of':18} {'PyTorch':>10} {'Limn':>10} {'times as fast':>22} {'of the peak':>12}")
with tempfile.TemporaryDirectory() as folder:
    for kind, steps in [("bigram-onehot", 20), ("bigram-gathered", 20), ("bigram-counted", 20), ("mlp", 2000), ("batchnorm", 2000), ("wavenet", 500)]:
        if kind.startswith("bigram"):
            x, y = bigrams
            weights = {"weight": torch.randn(27, 27, generator=torch.Generator().manual_seed(1))}
        else:
            net, block = network(kind)
            x, y = contexts(block)
            weights = {k: v for k, v in net.state_dict().items() if "num_batches" not in k}
        path = os.path.join(folder, kind + ".safetensors")
        save_file({**{k: v.contiguous() for k, v in weights.items()}, "inputs": x, "targets": y}, path)
        ratios, ours, theirs = [], [], []
        for _ in range(pairs):
            losses, seconds = run_torch(kind, steps, x, y, weights)
            mine, mine_seconds = run_limn(kind, steps, path)
            for a, b in zip(losses, mine):
                assert abs(a - b) <= 2e-4 * abs(a), f"{kind}: losses differ, PyTorch {losses}, Limn {mine}"
            theirs.append(statistics.median(seconds))
            ours.append(statistics.median(mine_seconds))
            ratios.append(theirs[-1] / ours[-1])
        work = operations(kind)
        share = f"{work / statistics.median(ours) / peak():.0%}" if work else "no product"
        print(f"{kind:18} {statistics.median(theirs) * 1e3:7.3f} ms {statistics.median(ours) * 1e3:7.3f} ms "
              f"{statistics.median(ratios):8.1f} ({min(ratios):.1f} to {max(ratios):.1f}) {share:>12}")

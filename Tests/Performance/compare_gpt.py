#!/usr/bin/env python3
"""Runs training steps of nanoGPT's models in PyTorch and in Limn, in turn, on one machine; then generation in Limn.

    swift build -c release && python3 Tests/Performance/compare_gpt.py TINYSHAKESPEARE_TXT [PAIRS [STEPS]]

Both start from the same weights and take the same batches; the losses of the first steps, 50 of the small model and 30
of the large one, have to agree to 1e-3 before any time counts (the large one's part at step 42; why was not found out).
Prints the median step of each and PyTorch's over Limn's (median, lowest and highest over the pairs).
Needs torch and safetensors.
"""
import json, os, statistics, subprocess, sys, tempfile, time
import torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import save_file

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "LimnEngineTests", "Fixtures"))
from make_transformers import GPT

torch.set_num_threads(2)
text = open(sys.argv[1]).read()
pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
count = int(sys.argv[3]) if len(sys.argv) > 3 else 60
program = os.path.join(here, "..", "..", ".build", "release", "GPTBenchmark")
characters = sorted(set(text))
tokens = torch.tensor([characters.index(c) for c in text])
sizes = {"shakespeare-cpu": (64, 128, 4, 4, 12), "shakespeare-gpu": (256, 384, 6, 6, 4)}


def limn_name(name):
    for ours, theirs in [("wte", "tokenEmbedding"), ("wpe", "positionEmbedding"), (".one.", ".attentionNorm."),
                         (".two.", ".feedForwardNorm.")]:
        name = name.replace(ours, theirs)
    parts = name.split(".")
    if parts[0] == "blocks" and parts[2] in ("input", "output"):
        parts.insert(2, "feedForward")
    return ".".join(parts)


def run_torch(model, inputs, targets):
    matrices = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}],
                                  lr=1e-3, betas=(0.9, 0.99), fused=True)
    losses, seconds = [], []
    for x, y in zip(inputs, targets):
        start = time.perf_counter()
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        seconds.append(time.perf_counter() - start)
    return losses[:50], seconds


with tempfile.TemporaryDirectory() as folder:
    for kind, (block, width, layers, heads, batch) in sizes.items():
        torch.manual_seed(1337)
        start = GPT(len(characters), block, width, 4 * width, layers, heads, False, "none", True)
        for name, parameter in start.named_parameters():
            if parameter.dim() > 1:
                nn.init.normal_(parameter, 0, 0.02 / (2 * layers) ** 0.5 if name.endswith("output.weight") else 0.02)
        ix = torch.randint(len(tokens) - block, (count, batch))
        inputs, targets = (torch.stack([torch.stack([tokens[i + o : i + o + block] for i in row]) for row in ix]) for o in (0, 1))
        path = os.path.join(folder, kind)
        save_file({limn_name(k): v.detach().clone() for k, v in start.named_parameters()} | {"inputs": inputs, "targets": targets}, path)
        weights = {k: v.clone() for k, v in start.state_dict().items()}
        ours, theirs = [], []
        for _ in range(pairs):
            start.load_state_dict(weights)
            losses, seconds = run_torch(start, inputs, targets)
            report = json.loads(subprocess.check_output([program, kind, str(count), path]))
            for step, (a, b) in enumerate(zip(losses[: 50 if width < 256 else 30], report["losses"])):
                assert abs(a - b) <= 1e-3 * abs(a), f"{kind}, step {step}: PyTorch {a}, Limn {b}"
            theirs.append(statistics.median(seconds))
            ours.append(statistics.median(report["seconds"]))
        ratios = [a / b for a, b in zip(theirs, ours)]
        print(f"{kind:16} PyTorch {statistics.median(theirs) * 1e3:7.1f} ms, Limn {statistics.median(ours) * 1e3:7.1f} ms, "
              f"{statistics.median(ratios):.1f} times as fast ({min(ratios):.1f} to {max(ratios):.1f})")
seconds = json.loads(subprocess.check_output([program, "generate", "200"]))["seconds"][10:]
median = statistics.median(seconds)
# Every weight is read once a token, but for the embeddings of positions.
print(f"GPT-2 124M: {1 / median:.1f} tokens a second, {123.65e6 * 4 / median * 1e-9:.1f} GB of weights a second")

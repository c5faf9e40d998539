#!/usr/bin/env python3
"""Runs training steps of nanoGPT's models in PyTorch and in Limn, in turn, on one machine; then generation.

    swift build -c release && python3 Tests/Performance/compare_gpt.py TINYSHAKESPEARE_TXT [PAIRS [STEPS]]

Both start from the same weights and take the same batches; the losses of the first steps, 50 of the small model and 30
of the large one, have to agree to 1e-3 before any time counts (at its step 34 the large one's loss leaps, without a
warm-up, which magnifies rounding: PyTorch leaves its own float64 run there too). Each run is a process of its own,
PyTorch's on two threads, plain and compiled. Prints the median step of each and PyTorch's over Limn's (median, lowest
and highest over the pairs), and the most memory that a process took. Generation is greedy, of one sequence with a
cache, by a model of GPT-2 124M's shape in transformers and in Limn, there with weights of half the size too.
Needs torch, safetensors and transformers.
"""
import json, os, statistics, subprocess, sys, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "LimnEngineTests", "Fixtures"))
program = os.path.join(here, "..", "..", ".build", "release", "GPTBenchmark")
sizes = {"shakespeare-cpu": (64, 128, 4, 4, 12), "shakespeare-gpu": (256, 384, 6, 6, 4)}
vocabulary, newTokens = 65, 100


def new_model(kind):
    import torch.nn as nn
    from make_transformers import GPT

    block, width, layers, heads, _ = sizes[kind]
    model = GPT(vocabulary, block, width, 4 * width, layers, heads, False, "none", True)
    for name, parameter in model.named_parameters():
        if parameter.dim() > 1:
            nn.init.normal_(parameter, 0, 0.02 / (2 * layers) ** 0.5 if name.endswith("output.weight") else 0.02)
    return model


def limn_name(name):
    for ours, theirs in [("wte", "tokenEmbedding"), ("wpe", "positionEmbedding"), (".one.", ".attentionNorm."),
                         (".two.", ".feedForwardNorm.")]:
        name = name.replace(ours, theirs)
    parts = name.split(".")
    if parts[0] == "blocks" and parts[2] in ("input", "output"):
        parts.insert(2, "feedForward")
    return ".".join(parts)


def write_start(kind, path, text, count):
    import torch
    from safetensors.torch import save_file

    text, count = open(text).read(), int(count)
    torch.manual_seed(1337)
    model, (block, *_, batch) = new_model(kind), sizes[kind]
    characters = sorted(set(text))
    tokens = torch.tensor([characters.index(c) for c in text])
    ix = torch.randint(len(tokens) - block, (count, batch))
    batches = [torch.stack([torch.stack([tokens[i + o : i + o + block] for i in row]) for row in ix]) for o in (0, 1)]
    weights = {limn_name(name): p.detach().clone() for name, p in model.named_parameters()}
    save_file(weights | {"inputs": batches[0], "targets": batches[1]}, path)
    print(json.dumps({}))


def train_torch(kind, count, path, form):
    import torch, torch.nn as nn, torch.nn.functional as F
    from safetensors.torch import load_file

    torch.set_num_threads(2)
    data, net = load_file(path), new_model(kind)
    for name, parameter in net.named_parameters():
        parameter.data.copy_(data[limn_name(name)])
    matrices = [p for p in net.parameters() if p.dim() > 1]
    others = [p for p in net.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}],
                                  lr=1e-3, betas=(0.9, 0.99), fused=True)
    model = torch.compile(net) if form == "compiled" else net
    losses, seconds = [], []
    for x, y in zip(data["inputs"][:int(count)], data["targets"]):
        start = time.perf_counter()
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"losses": losses, "seconds": seconds}))


def generate_transformers(count):
    import torch
    from transformers import GPT2Config, GPT2LMHeadModel

    torch.set_num_threads(2)
    model, first = GPT2LMHeadModel(GPT2Config()).eval(), torch.tensor([[0]])
    length = dict(min_new_tokens=int(count), max_new_tokens=int(count), do_sample=False, pad_token_id=0)
    model.generate(first, **length | dict(min_new_tokens=5, max_new_tokens=5))
    start = time.perf_counter()
    model.generate(first, **length)
    print(json.dumps({"seconds": [(time.perf_counter() - start) / int(count)]}))


def run(*command):
    """What a process printed as JSON, and the most memory that it took in megabytes.

    On Linux a new process counts the peak of the one that starts it as its own, so this one never loads PyTorch.
    """
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=complaints)
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            complaints.seek(0)
            sys.exit(f"{command[0]} failed:\n{complaints.read().decode()}")
    report = json.loads(printed)
    # In bytes on macOS, elsewhere in kilobytes.
    return report, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def show(name, theirs, ours, memory, unit=lambda s: f"{s * 1e3:7.1f} ms"):
    ratios = [a / b for a, b in zip(theirs, ours)]
    print(f"{name:26} {unit(statistics.median(theirs))} | {unit(statistics.median(ours))} | "
          f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) | "
          f"{memory[0]:5.0f} MB, {memory[1]:5.0f} MB", flush=True)


def compare_training(kind, form, count, path, pairs):
    theirs, ours = [], []
    for _ in range(pairs):
        other, otherMemory = run(sys.executable, __file__, "torch", kind, count, path, form)
        mine, memory = run(program, kind, count, path)
        for step, (a, b) in enumerate(zip(other["losses"][: 50 if kind.endswith("cpu") else 30], mine["losses"])):
            assert abs(a - b) <= 1e-3 * abs(a), f"{kind}, step {step}: PyTorch {a}, Limn {b}"
        # The first steps compile, and take memory.
        theirs.append(statistics.median(other["seconds"][3:]))
        ours.append(statistics.median(mine["seconds"][3:]))
    show(f"{kind}, {form}", theirs, ours, (otherMemory, memory))


def compare_generation(pairs):
    reports = [(run(sys.executable, __file__, "transformers", newTokens), run(program, "generate", newTokens, "single"),
                run(program, "generate", newTokens, "half")) for _ in range(pairs)]
    # The first tokens warm up, as transformers did before its time counts.
    seconds = [[statistics.mean(side[0]["seconds"][5:] or side[0]["seconds"]) for side in report] for report in reports]
    for name, side in [("GPT-2 124M, a token", 1), ("the same, half size", 2)]:
        show(name, [s[0] for s in seconds], [s[side] for s in seconds], (reports[-1][0][1], reports[-1][side][1]),
             unit=lambda s: f"{1 / s:5.1f} a sec")


if sys.argv[1] == "start":
    write_start(*sys.argv[2:])
elif sys.argv[1] == "torch":
    train_torch(*sys.argv[2:])
elif sys.argv[1] == "transformers":
    generate_transformers(sys.argv[2])
else:
    pairs, count = (int(sys.argv[i]) if len(sys.argv) > i else n for i, n in ((2, 3), (3, 60)))
    print(f"{'':26}    PyTorch |      Limn  | times as fast       | most memory of either")
    with tempfile.TemporaryDirectory() as folder:
        for kind in sizes:
            path = os.path.join(folder, kind)
            run(sys.executable, __file__, "start", kind, path, sys.argv[1], count)
            for form in ("plain", "compiled"):
                compare_training(kind, form, count, path, pairs)
    compare_generation(pairs)

"""Makes attention.safetensors: what the heads of a small GPT attend to in a line of Shakespeare.

    python3 make_attention.py tinyshakespeare.txt attention.safetensors

Four layers of four heads read characters (Karpathy's tinyshakespeare.txt). Every other context says its first half
twice, so that some heads learn to find what followed the last time (induction heads). The file holds the weights
[4, 4, 29, 29] of one text as `attention`, the text, the loss and the settings in the metadata.
"""
import sys

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

LAYERS, HEADS, WIDTH, BLOCK, STEPS, BATCH = 4, 4, 64, 48, 6000, 24
TEXT = "To be, or not to be: that is "
torch.manual_seed(1337)
torch.set_num_threads(1)
data_text = open(sys.argv[1]).read()
characters = sorted(set(data_text))
code = {c: i for i, c in enumerate(characters)}
data = torch.tensor([code[c] for c in data_text])


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.mlp = nn.Sequential(nn.Linear(WIDTH, 4 * WIDTH), nn.GELU(), nn.Linear(4 * WIDTH, WIDTH))

    def forward(self, x):
        b, t, _ = x.shape
        q, k, v = (a.view(b, t, HEADS, -1).transpose(1, 2) for a in self.qkv(self.norm1(x)).chunk(3, dim=-1))
        scores = q @ k.transpose(-2, -1) / (WIDTH // HEADS) ** 0.5
        scores = scores.masked_fill(~torch.ones(t, t, dtype=torch.bool).tril(), float("-inf"))
        self.weights = scores.softmax(dim=-1)
        x = x + self.out((self.weights @ v).transpose(1, 2).reshape(b, t, -1))
        return x + self.mlp(self.norm2(x))


class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.token, self.place = nn.Embedding(len(characters), WIDTH), nn.Embedding(BLOCK, WIDTH)
        self.blocks = nn.Sequential(*[Block() for _ in range(LAYERS)])
        self.norm, self.head = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, len(characters))

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.token(x) + self.place(torch.arange(x.shape[1])))))


model = GPT()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, betas=(0.9, 0.98), weight_decay=0.01)
schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, STEPS)
mean = None
for step in range(1, STEPS + 1):
    starts = torch.randint(len(data) - BLOCK - 1, (BATCH,))
    rows = torch.stack([data[s : s + BLOCK + 1] for s in starts])
    half = 12 + int(torch.randint(12, ()))
    again = rows[::2, :half]
    rows[::2, : 2 * half] = torch.cat([again, again], dim=1)
    loss = F.cross_entropy(model(rows[:, :-1]).flatten(0, 1), rows[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    schedule.step()
    mean = loss.item() if mean is None else 0.99 * mean + 0.01 * loss.item()
    if step % 250 == 0:
        print(step, f"{mean:.4f}", flush=True)

with torch.no_grad():
    model(torch.tensor([[code[c] for c in TEXT]]))
weights = torch.stack([block.weights[0] for block in model.blocks])
save_file(
    {"attention": weights.contiguous()},
    sys.argv[2],
    metadata={
        "text": TEXT,
        "model": f"GPT of {LAYERS} layers of {HEADS} heads, width {WIDTH}, characters of tinyshakespeare",
        "steps": str(STEPS),
        "loss": f"{mean:.4f}",
    },
)

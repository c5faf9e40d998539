"""Records what follows each pair of characters in the lectures' names, and where t-SNE puts the pairs, in one small
file: examples/data/contexts.safetensors. t-SNE's last digits differ from processor to processor, so that a gallery
with the same bytes everywhere needs recorded places.

    swift build -c release
    limn data names
    python3 examples/data/make_contexts.py names.txt .build/release/limn
"""

import collections
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
from safetensors.numpy import save_file

LEAST = 50  # Rarer pairs say little of what follows.
CHARACTERS = ".abcdefghijklmnopqrstuvwxyz"

counts = collections.defaultdict(lambda: np.zeros(27, np.float32))
for name in open(sys.argv[1]).read().split():
    text = f".{name}."
    for start in range(len(text) - 2):
        counts[text[start:start + 2]][CHARACTERS.index(text[start + 2])] += 1
pairs = sorted(pair for pair in counts if counts[pair].sum() >= LEAST)
table = np.stack([counts[pair] for pair in pairs])
# Distances between square roots of chances are Hellinger's.
roots = np.sqrt(table / table.sum(1, keepdims=True)).astype(np.float32)
with tempfile.TemporaryDirectory() as folder:
    np.save(f"{folder}/roots.npy", roots)
    subprocess.run(
        [sys.argv[2], "plot", "embedding", f"{folder}/roots.npy", "--projection", "tsne", "--perplexity", "15",
         "-o", f"{folder}/map.svg"], check=True)
    svg = open(f"{folder}/map.svg").read()
places = re.findall(r'class="dot"[^>]* data-x="([^"]*)" data-y="([^"]*)"', svg)
assert len(places) == len(pairs), "the SVG has another count of dots"
explanation = re.search(r"dimensions, (t-SNE: .*?divergence [0-9.]+)", svg).group(1)
save_file(
    {"counts": table, "places": np.array(places, np.float32)},
    pathlib.Path(__file__).with_name("contexts.safetensors"),
    {"pairs": " ".join(pairs), "explanation": explanation})
print(len(pairs), explanation)

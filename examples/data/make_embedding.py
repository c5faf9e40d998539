"""Collects the embedding of a run's checkpoints in one small file: examples/data/embedding.safetensors.

The second makemore lecture's network with two numbers a character, on its names.txt:

    limn data names
    limn train mlp --data names.txt --embedding 2 --hidden 300 --batch 32 --steps 60000 --checkpoint-every 100 \
        --run runs/embedding
    python3 examples/data/make_embedding.py runs/embedding
"""

import pathlib
import sys

from safetensors.numpy import load_file, save_file

STEPS = [0, 200, 1_000, 5_000, 20_000, 60_000]

run = pathlib.Path(sys.argv[1])
tables = {
    f"step-{step}": load_file(run / "checkpoints" / f"step-{step:09d}.safetensors")["embedding.weight"]
    for step in STEPS
}
save_file(tables, pathlib.Path(__file__).with_name("embedding.safetensors"))

"""Records the logs of runs in small tables, in five digits: examples/data/training-mlp.csv and so on.

    limn data names
    for model in mlp wavenet gpt; do
      limn train $model --data names.txt --steps 10000 --log-every 25 --evaluate-every 1000 --run runs/$model
    done
    python3 examples/data/make_training.py runs/mlp runs/wavenet runs/gpt
"""

import json
import pathlib
import sys

COLUMNS = {"loss": "loss", "validationLoss": "validation_loss", "learningRate": "learning_rate",
           "gradientNorm": "gradient_norm"}

for run in map(pathlib.Path, sys.argv[1:]):
    with open(pathlib.Path(__file__).with_name(f"training-{run.name}.csv"), "w") as table:
        print("step", *COLUMNS.values(), sep=",", file=table)
        for line in open(run / "log.jsonl"):
            record = json.loads(line)
            cells = [f"{record[name]:.5g}" if record.get(name) is not None else "" for name in COLUMNS]
            print(record["step"], *cells, sep=",", file=table)

"""Makes a run's log small enough for the repository: statistics alone, in five digits, and the histograms of the first
record alone.

limn train mlp --start standard-normal --steps 1000 --statistics-every 20 --run bad
python3 thin_log.py bad/log.jsonl > health-standard-normal.jsonl
(health-kaiming.jsonl: the same without --start)
"""

import json
import sys


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {name: rounded(item) for name, item in value.items()}
    return value


first = True
for line in open(sys.argv[1]):
    record = json.loads(line)
    if "statistics" not in record:
        continue
    record = {"step": record["step"], "loss": record["loss"], "statistics": record["statistics"]}
    for layer in record["statistics"]["layers"]:
        for name in ("histogram", "gradientHistogram"):
            if not first:
                layer[name]["counts"] = []
    first = False
    print(json.dumps(rounded(record), separators=(",", ":"), sort_keys=True))

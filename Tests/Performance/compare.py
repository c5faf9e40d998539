#!/usr/bin/env python3
"""Limn beside micrograd and matplotlib on the same work, in one run on one machine; prints medians and ratios.

    swift build -c release
    python3 Tests/Performance/compare.py NAMES [ROUNDS]

NAMES is a file of names in a to z (`limn data names`). Both sides take turns; whole processes are timed from outside.
Needs micrograd, scikit-learn and matplotlib.
"""
import os, statistics, subprocess, sys, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))
built = os.path.join(here, '..', '..', '.build', 'release')
names, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
folder = tempfile.mkdtemp()


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def seconds(*command):
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def report(what, ours, theirs, other):
    pairs = sorted(b / a for a, b in zip(ours, theirs))
    print(f'{what}: Limn {statistics.median(ours) * 1e3:.2f} ms, {other} {statistics.median(theirs) * 1e3:.1f} ms, '
          f'ratio {statistics.median(pairs):.0f} ({pairs[0]:.0f} to {pairs[-1]:.0f} over {len(pairs)} pairs)')


def size(png):
    with open(png, 'rb') as f:
        header = f.read(24)
    return f'{int.from_bytes(header[16:20], "big")} × {int.from_bytes(header[20:24], "big")}'


ours, theirs = [], []
for _ in range(rounds):
    ours.append(output(os.path.join(built, 'MoonsBenchmark')))
    theirs.append(output(sys.executable, os.path.join(here, 'moons_micrograd.py'), '3'))
print(f'one moons step: {ours[0][0]} values in Limn, {theirs[0][0]} in micrograd')
report('  forward, backward, update', [float(r[1]) for r in ours], [float(r[1]) for r in theirs], 'micrograd')

# The scale makes our page of 935 × 903 points as many pixels as matplotlib's 1600 × 1600.
mine, other = os.path.join(folder, 'limn.png'), os.path.join(folder, 'matplotlib.png')
limn = [os.path.join(built, 'limn'), 'bigram', names, '--scale', '1.74', '-o', mine]
matplotlib = [sys.executable, os.path.join(here, 'heatmap_matplotlib.py'), names, other]
seconds(*limn), seconds(*matplotlib)
ours, theirs = [], []
for _ in range(rounds):
    ours.append(seconds(*limn))
    theirs.append(seconds(*matplotlib))
print(f'heatmap of 729 two-line labels: {size(mine)} pixels by Limn, {size(other)} by matplotlib')
report('  whole process', ours, theirs, 'matplotlib')

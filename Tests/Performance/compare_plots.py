#!/usr/bin/env python3
"""Limn's pictures beside matplotlib's (Agg) on the same data at the same size in pixels, as PNG, in one run in pairs.

    swift build -c release --static-swift-stdlib
    python3 Tests/Performance/compare_plots.py NAMES [ROUNDS] [FOLDER]

NAMES is a file of names in a to z (`limn data names`). First warm: one process each, the libraries loaded and every
picture drawn once before; timed is all from the numbers to the bytes of the PNG. Then whole processes. Printed are the
medians and the median ratio of a pair with its range; the pictures stay in FOLDER if there is one, to be looked at.
Needs matplotlib and numpy.
"""
import io, os, statistics, subprocess, sys, tempfile, time
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
built = os.path.join(here, '..', '..', '.build', 'release')
names, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 11
folder = sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp()
os.makedirs(folder, exist_ok=True)

random = np.random.default_rng(0)
line = np.cumsum(random.normal(size=1_000_000)).astype(np.float32)
scatter = random.normal(size=(2, 100_000)).astype(np.float32)
attention = np.tril(np.exp(2 * random.normal(size=(4, 6, 64, 64)))).astype(np.float32)
attention /= attention.sum(-1, keepdims=True)
arrays = os.path.join(folder, 'arrays.npz')
np.savez(arrays, line=line, x=scatter[0], y=scatter[1], attention=attention)

characters = '.abcdefghijklmnopqrstuvwxyz'
position = {c: i for i, c in enumerate(characters)}
counts = np.zeros((27, 27), dtype=int)
for name in open(names).read().split():
    for a, b in zip('.' + name, name + '.'):
        counts[position[a], position[b]] += 1


def heatmap(figure):
    axes = figure.add_axes([0, 0, 1, 1])
    axes.imshow(counts, cmap='Blues')
    for i in range(27):
        for j in range(27):
            axes.text(j, i, characters[i] + characters[j], ha='center', va='bottom', color='gray')
            axes.text(j, i, counts[i, j], ha='center', va='top', color='gray')
    axes.axis('off')


def curve(figure):
    axes = figure.add_subplot()
    axes.plot(line)
    axes.set(xlabel='step', ylabel='loss')


def dots(figure):
    axes = figure.add_subplot()
    axes.plot(scatter[0], scatter[1], 'o', markersize=4)
    axes.set(xlabel='x', ylabel='y')


def maps(figure):
    grid = figure.subplots(4, 6, sharex=True, sharey=True)
    for (layer, head), axes in np.ndenumerate(grid):
        image = axes.imshow(attention[layer, head], cmap='Blues', vmin=0, vmax=attention.max())
        axes.set_title(f'layer {layer}, head {head}')
    figure.colorbar(image, ax=grid, label='weight')


def size(png):
    with open(png, 'rb') as f:
        header = f.read(24)
    return int.from_bytes(header[16:20], 'big'), int.from_bytes(header[20:24], 'big')


def theirs(draw, pixels):
    start = time.perf_counter()
    figure = plt.figure(figsize=(pixels[0] / 100, pixels[1] / 100), dpi=100)
    draw(figure)
    data = io.BytesIO()
    figure.savefig(data, format='png')
    plt.close(figure)
    return time.perf_counter() - start, data.getvalue()


def report(what, pixels, ours, other):
    pairs = sorted(b / a for a, b in zip(ours, other))
    print(f'{what:34} {pixels[0]:4} × {pixels[1]:<4}  Limn {statistics.median(ours) * 1e3:8.1f} ms   '
          f'matplotlib {statistics.median(other) * 1e3:8.1f} ms   ratio {statistics.median(pairs):5.1f} '
          f'({pairs[0]:.1f} to {pairs[-1]:.1f} over {len(pairs)} pairs)', flush=True)


limn = subprocess.Popen([os.path.join(built, 'PlotsBenchmark'), names, arrays, folder],
                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def mine(name):
    limn.stdin.write(name + '\n')
    limn.stdin.flush()
    return float(limn.stdout.readline())


print(f'matplotlib {matplotlib.__version__}, warm:')
for what, name, draw in [('27 × 27 heatmap of two-line labels', 'heatmap', heatmap),
                         ('line of 1,000,000 points', 'line', curve),
                         ('24 maps of 64 × 64', 'attention', maps), ('scatter of 100,000 points', 'scatter', dots)]:
    mine(name)
    pixels = size(os.path.join(folder, name + '.png'))
    with open(os.path.join(folder, name + '-matplotlib.png'), 'wb') as f:
        f.write(theirs(draw, pixels)[1])
    assert size(os.path.join(folder, name + '-matplotlib.png')) == pixels
    ours, other = [], []
    for _ in range(rounds):
        ours.append(mine(name))
        other.append(theirs(draw, pixels)[0])
    report(what, pixels, ours, other)
limn.stdin.close()
limn.wait()


def seconds(*command):
    # Without pipes, whose threads of reading would count as the program's time.
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


log = os.path.join(folder, 'log.csv')
with open(log, 'w') as f:
    f.write('step,loss\n')
    for step in range(1, 10_001):
        f.write(f'{step},{2 + 1.3 * step ** -0.3 + 0.1 * random.normal():.5f}\n')
program = os.path.join(built, 'limn')
mine, other = os.path.join(folder, 'process.png'), os.path.join(folder, 'process-matplotlib.png')
print('whole processes:')
for what, ours, theirs in [
        ('27 × 27 heatmap of two-line labels', [program, 'bigram', names, '--scale', '1.74', '-o', mine],
         lambda pixels: [sys.executable, os.path.join(here, 'heatmap_matplotlib.py'), names, other]),
        ('curve of 10,000 steps', [program, 'plot', 'loss', log, '-o', mine],
         lambda pixels: [sys.executable, os.path.join(here, 'curve_matplotlib.py'), log, other, *map(str, pixels)])]:
    seconds(*ours)
    pixels = size(mine)
    seconds(*theirs(pixels))
    pairs = [(seconds(*ours), seconds(*theirs(pixels))) for _ in range(rounds)]
    report(what, pixels, [p[0] for p in pairs], [p[1] for p in pairs])

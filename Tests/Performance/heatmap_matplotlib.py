#!/usr/bin/env python3
"""The picture of `limn bigram NAMES -o OUT.png --scale 1.74` in matplotlib, as the makemore lecture draws it: 27 × 27
cells by count, a pair and its count in each, 1600 × 1600 pixels.

    heatmap_matplotlib.py NAMES OUT.png        needs matplotlib and numpy
"""
import sys
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
import numpy as np

characters = '.abcdefghijklmnopqrstuvwxyz'
position = {c: i for i, c in enumerate(characters)}
counts = np.zeros((27, 27), dtype=int)
for name in open(sys.argv[1]).read().split():
    text = '.' + name + '.'
    for a, b in zip(text, text[1:]):
        counts[position[a], position[b]] += 1
plt.figure(figsize=(16, 16), dpi=100)
plt.imshow(counts, cmap='Blues')
for i in range(27):
    for j in range(27):
        plt.text(j, i, characters[i] + characters[j], ha='center', va='bottom', color='gray')
        plt.text(j, i, counts[i, j], ha='center', va='top', color='gray')
plt.axis('off')
plt.savefig(sys.argv[2])

#!/usr/bin/env python3
"""A training curve from a CSV in matplotlib, raw and smoothed: curve_matplotlib.py LOG.csv OUT.png WIDTH HEIGHT"""
import sys
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
import numpy as np

step, loss = np.loadtxt(sys.argv[1], delimiter=',', skiprows=1, unpack=True)
smooth, average = np.empty_like(loss), 0.0
for i, value in enumerate(loss):
    average = 0.98 * average + 0.02 * value
    smooth[i] = average / (1 - 0.98 ** (i + 1))
plt.figure(figsize=(int(sys.argv[3]) / 100, int(sys.argv[4]) / 100), dpi=100)
plt.plot(step, loss, alpha=0.3, linewidth=1)
plt.plot(step, smooth)
plt.title('Training')
plt.xlabel('step')
plt.ylabel('loss')
plt.savefig(sys.argv[2])

#!/usr/bin/env python3
"""Compares Limn's projections with numpy and scikit-learn: compare_projection.py [PAIRS]

Build first: swift build -c release --product ProjectionBenchmark. Both sides run in turns on the same points with two
threads; printed are the medians, the median ratio of a pair and its range, and what both sides reach.
Needs numpy, scikit-learn and safetensors.
"""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "2")
# Threads that spin while they wait make scikit-learn's t-SNE several times slower on a machine that is busy.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
import json, statistics, subprocess, sys, tempfile, time
import numpy as np, sklearn
from safetensors.numpy import save_file
from sklearn.datasets import make_blobs
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.neighbors import NearestNeighbors

pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.path.join(root, ".build", "release", "ProjectionBenchmark")


def pca(points, embedded):
    PCA(svd_solver="full").fit(points).transform(points)[:, :2]


def neighbors(points, embedded):
    NearestNeighbors(n_neighbors=90, n_jobs=2, algorithm="brute").fit(points).kneighbors()


def trust(points, embedded):
    return {"trustworthiness": trustworthiness(points, embedded)}


def tsne(points, embedded):
    model = TSNE(n_jobs=2, random_state=0)
    result = model.fit_transform(points)
    return {"divergence": float(model.kl_divergence_), "embedding": result}


def show(found):
    return ", ".join(f"{name} {value:.4f}" for name, value in sorted(found.items()) if name != "seconds" and value is not None)


print(f"scikit-learn {sklearn.__version__}, numpy {np.__version__}, two threads")
print(f"{'':28} {'scikit-learn':>12} {'Limn':>10} {'times as fast':>24}")
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "points.safetensors")
    for name, theirs, count, width in [("pca", pca, 2000, 768), ("pca", pca, 500, 2000), ("neighbors", neighbors, 5000, 64),
                                       ("trustworthiness", trust, 2000, 64), ("tsne", tsne, 500, 64),
                                       ("tsne", tsne, 2000, 64)]:
        points = make_blobs(count, width, centers=10, random_state=0)[0].astype(np.float32)
        embedded = np.ascontiguousarray(points[:, :2])
        save_file({"points": points, "embedded": embedded}, path)
        ratios, first, second = [], [], []
        for _ in range(pairs):
            start = time.perf_counter()
            reached = theirs(points, embedded) or {}
            first.append(time.perf_counter() - start)
            found = json.loads(subprocess.check_output([program, name, path]))
            second.append(found["seconds"])
            ratios.append(first[-1] / second[-1])
        if "embedding" in reached:
            reached["trustworthiness"] = trustworthiness(points, reached.pop("embedding"))
        print(f"{name + f' {count} × {width}':28} {statistics.median(first):10.3f} s {statistics.median(second):8.3f} s "
              f"{statistics.median(ratios):8.1f} ({min(ratios):.1f} to {max(ratios):.1f})   "
              f"{show(reached)} | {show(found)}".rstrip(" |"), flush=True)

#!/usr/bin/env python3
"""Writes projection.json beside this file: principal components, neighbours, trustworthiness and alignment by numpy,
scipy and scikit-learn in double precision, and what t-SNE of scikit-learn and openTSNE reach.

Needs numpy, scipy, scikit-learn and openTSNE. The points are rounded, so that single precision holds them alike.
"""
import json, os
import numpy as np, scipy, sklearn, openTSNE
from scipy.linalg import orthogonal_procrustes
from sklearn.datasets import load_digits
from sklearn.manifold import TSNE, trustworthiness
from sklearn.metrics import pairwise_distances

random = np.random.default_rng(7)


def single(x, decimals=3):
    return np.round(x, decimals).astype(np.float32).astype(np.float64)


def plain(x):
    """The shortest text of each number as a single-precision one."""
    return [plain(row) if np.ndim(row) else float(str(np.float32(row))) for row in x]


def pca(name, points):
    """By the singular value decomposition; the largest number of each component is positive."""
    mean = points.mean(0)
    _, s, v = np.linalg.svd(points - mean, full_matrices=False)
    rank = int((s > s[0] * 1e-9).sum()) if len(s) and s[0] > 0 else 0
    s, v = s[:rank], v[:rank]
    v *= np.sign(v[np.arange(rank), np.abs(v).argmax(1)])[:, None]
    variance = s**2 / max(len(points) - 1, 1)
    return {'name': name, 'points': plain(points), 'mean': mean.tolist(), 'components': v.tolist(),
            'variance': variance.tolist(), 'ratio': (variance / variance.sum()).tolist() if rank else [],
            'projection': ((points - mean) @ v.T).tolist()}


def pca_cases():
    tall = single(random.normal(size=(40, 7)) @ random.normal(size=(7, 7)))
    wide = single(random.normal(size=(6, 20)) * np.linspace(3, 0.5, 20))
    constant = single(random.normal(size=(15, 5)))
    constant[:, 1] = 0.1
    constant[:, 4] = 7
    constant = constant.astype(np.float32).astype(np.float64)
    low = single(random.integers(-9, 10, size=(12, 2)) @ random.integers(-4, 5, size=(2, 6)))
    far = single(random.normal(size=(30, 4)) * [1, 2, 3, 4] + [1000, -500, 0, 250], 2)
    tiny = (random.normal(size=(9, 3)) * [1e-12, 3e-12, 2e-12]).astype(np.float32).astype(np.float64)
    square = single(random.normal(size=(9, 9)))
    return [pca('tall', tall), pca('wide', wide), pca('constant columns', constant), pca('rank 2', low),
            pca('far from zero', far), pca('tiny', tiny), pca('as many points as columns', square),
            pca('one point', tall[:1]), pca('two points', tall[:2]), pca('one column', tall[:, :1])]


def order(distances):
    """The others, the nearest first, ties by index."""
    distances = distances.copy()
    np.fill_diagonal(distances, np.inf)
    return np.argsort(distances, axis=1, kind='stable')[:, :-1]


def neighbors():
    points = single(random.normal(size=(120, 9)))
    points[60:70] = points[50:60]
    # scikit-learn's product rule is no exact distance of equal points; scipy's is.
    euclid = scipy.spatial.distance.squareform(scipy.spatial.distance.pdist(points, 'sqeuclidean'))
    grid = np.stack(np.meshgrid(np.arange(6.0), np.arange(5.0)), -1).reshape(-1, 2)
    apart = np.unique(points, axis=0)
    apart = apart[random.permutation(len(apart))]
    return {'points': plain(points), 'indices': order(euclid)[:, :10].tolist(),
            'distances': np.sqrt(np.take_along_axis(euclid, order(euclid)[:, :10], 1)).tolist(),
            'grid': plain(grid), 'grid_indices': order(pairwise_distances(grid, metric='sqeuclidean'))[:, :8].tolist(),
            'apart': plain(apart), 'cosine_indices': order(pairwise_distances(apart, metric='cosine'))[:, :10].tolist()}


def trust():
    points = single(random.normal(size=(90, 6)))
    embedded = single(points[:, :2] + 0.5 * random.normal(size=(90, 2)))
    return {'points': plain(points), 'embedded': plain(embedded),
            'values': {k: trustworthiness(points, embedded, n_neighbors=k) for k in (1, 5, 12, 44)}}


def procrustes():
    reference = single(random.normal(size=(25, 3)) * [3, 2, 1] + [1, 2, 3])
    turn, _ = np.linalg.qr(random.normal(size=(3, 3)))
    turn[:, 0] *= -np.sign(np.linalg.det(turn))
    points = single(2 * reference @ turn + [5, -4, 1] + 0.1 * random.normal(size=(25, 3)))
    a, b = points - points.mean(0), reference - reference.mean(0)
    rotation, total = orthogonal_procrustes(a, b)
    u, _, v = np.linalg.svd(a.T @ b)
    u[:, -1] *= np.sign(np.linalg.det(u @ v))
    proper = u @ v
    return {'points': plain(points), 'reference': plain(reference), 'rotation': rotation.tolist(),
            'aligned': (a @ rotation + reference.mean(0)).tolist(),
            'proper': (a @ proper + reference.mean(0)).tolist(),
            'scale': total / (a**2).sum(),
            'scaled': (a @ rotation * total / (a**2).sum() + reference.mean(0)).tolist()}


def tsne(name, points):
    theirs = TSNE(random_state=0)
    first = theirs.fit_transform(points.astype(np.float32))
    second = np.asarray(openTSNE.TSNE(random_state=0).fit(points))
    return {'name': name, 'points': plain(points), 'learning_rate': float(theirs.learning_rate_),
            'scikit-learn': {'trustworthiness': trustworthiness(points, first, n_neighbors=5),
                             'divergence': float(theirs.kl_divergence_)},
            'openTSNE': {'trustworthiness': trustworthiness(points, second, n_neighbors=5)}}


def tsne_cases():
    centers = random.normal(size=(6, 16)) * 4
    blobs = single(centers[np.arange(300) % 6] + random.normal(size=(300, 16)), 2)
    return [tsne('blobs', blobs), tsne('digits', load_digits().data[:300])]


path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'projection.json')
with open(path, 'w') as file:
    json.dump({'versions': {'numpy': np.__version__, 'scipy': scipy.__version__, 'scikit-learn': sklearn.__version__,
                            'openTSNE': openTSNE.__version__},
               'pca': pca_cases(), 'neighbors': neighbors(), 'trustworthiness': trust(), 'procrustes': procrustes(),
               'tsne': tsne_cases()}, file)
    file.write('\n')

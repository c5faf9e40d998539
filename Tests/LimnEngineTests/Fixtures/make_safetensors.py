#!/usr/bin/env python3
"""Writes python.safetensors beside this file, and checks limn.safetensors, which the tests hold to the byte.

Needs safetensors and torch.
"""
import os, zlib
import torch
from safetensors import safe_open
from safetensors.torch import save_file

folder = os.path.dirname(os.path.abspath(__file__))
inf, nan = float('inf'), float('nan')
fractions = [0.0, -0.0, 1.0, -1.5, 65504.0, 2.0 ** -24, 2.0 ** -14, 1 / 3, inf, -inf, nan]
tensors = {
    'F64': torch.tensor([0.1, -1e300, 1e-300, 16777217.0], dtype=torch.float64),
    'F32': torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4,
    'F16': torch.tensor(fractions, dtype=torch.float16),
    'BF16': torch.tensor(fractions, dtype=torch.bfloat16),
    'I64': torch.tensor([[-2 ** 63, 2 ** 63 - 1], [0, -1]], dtype=torch.int64),
    'I32': torch.tensor([-2 ** 31, 2 ** 31 - 1], dtype=torch.int32),
    'I16': torch.tensor([-2 ** 15, 2 ** 15 - 1], dtype=torch.int16),
    'I8': torch.tensor([-128, 127], dtype=torch.int8),
    'U64': torch.tensor([0, 2 ** 63 - 1], dtype=torch.uint64),
    'U32': torch.tensor([0, 2 ** 32 - 1], dtype=torch.uint32),
    'U16': torch.tensor([0, 2 ** 16 - 1], dtype=torch.uint16),
    'U8': torch.tensor([0, 255, 7], dtype=torch.uint8),
    'BOOL': torch.tensor([True, False, True]),
    'scalar': torch.tensor(2.5),
    'empty': torch.zeros(0, 3),
    'a "name"\n/ of \\ 名前 🙂': torch.tensor([4.0]),
}
save_file(tensors, os.path.join(folder, 'python.safetensors'), metadata={'made by': 'Python "é"'})

path = os.path.join(folder, 'limn.safetensors')
if os.path.exists(path):
    with safe_open(path, 'pt') as f:
        found = {name: f.get_tensor(name) for name in f.keys()}
        metadata = f.metadata()
    expected = {
        'layers/0 "weight"': torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4,
        'steps': torch.tensor([-1, 2 ** 40]),
        'half': torch.tensor([1.0, -2.0], dtype=torch.float16),
        'brain': torch.tensor([1.0, -2.0], dtype=torch.bfloat16),
        'scalar 名前 🙂\n': torch.tensor(0.5),
        'empty': torch.zeros(2, 0),
        'odd': torch.tensor([1, 2, 3], dtype=torch.uint8),
    }
    assert found.keys() == expected.keys(), found.keys()
    for name, tensor in expected.items():
        assert found[name].dtype == tensor.dtype and torch.equal(found[name], tensor), name
    data = open(path, 'rb').read()
    digits = metadata.pop('limn.crc32')
    assert metadata == {'a\\b': 'line\nend', 'step': '100'}, metadata
    plain = data.replace(b'"limn.crc32":"%s"' % digits.encode(), b'"limn.crc32":"00000000"')
    assert digits == '%08x' % zlib.crc32(plain), digits
    print('limn.safetensors holds what it should')

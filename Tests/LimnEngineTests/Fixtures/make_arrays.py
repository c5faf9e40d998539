#!/usr/bin/env python3
"""Writes the arrays.* files beside this one: arrays by NumPy, and in arrays.json what they hold in single precision.

Needs numpy.
"""
import io, json, os, zipfile
import numpy as np
from numpy.lib import format

folder = os.path.dirname(os.path.abspath(__file__))
inf, nan = float('inf'), float('nan')
fractions = [0.0, -0.0, 1.0, -1.5, 65504.0, 2.0 ** -24, 1 / 3, inf, -inf, nan]
arrays = {}
for order, name in [('<', 'little'), ('>', 'big')]:
    for kind in ['f2', 'f4', 'f8']:
        arrays[f'{name} {kind}'] = np.array(fractions, dtype=order + kind)
    for kind in ['i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8']:
        limits = np.iinfo(kind)
        arrays[f'{name} {kind}'] = np.array([[limits.min, limits.max], [7, 100]], dtype=order + kind)
arrays['bool'] = np.array([True, False, True])
arrays['single'] = np.float64(2.5)
arrays['empty'] = np.zeros((0, 3))
cube = np.arange(24, dtype='<f4').reshape(2, 3, 4) / 4
arrays['C order'] = cube
arrays['Fortran order'] = np.asfortranarray(cube)
arrays['Fortran order, big'] = np.asfortranarray(cube.astype('>i8') * 3)
arrays['名前 🙂'] = np.array([[4.0]])

np.savez(os.path.join(folder, 'arrays.npz'), **arrays)
np.save(os.path.join(folder, 'arrays.npy'), np.asfortranarray(cube[0]))
# Versions 2 and 3 of the format, packed, with the sizes and places of 64 bits that large archives have.
zipfile.ZIP64_LIMIT = 1
with zipfile.ZipFile(os.path.join(folder, 'arrays-packed.npz'), 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.comment = b'A comment with PK\x05\x06 within.'
    for index, (name, array) in enumerate(arrays.items()):
        bytes = io.BytesIO()
        format.write_array(bytes, np.asanyarray(array), version=(1 + index % 3, 0))
        archive.writestr(name + '.npy', bytes.getvalue())

with np.errstate(over='ignore'):
    expected = [
        {'name': name, 'shape': list(np.shape(array)),
         'bits': np.ascontiguousarray(array).astype('<f4').view('<u4').ravel().tolist()}
        for name, array in arrays.items()
    ]
json.dump(expected, open(os.path.join(folder, 'arrays.json'), 'w'), ensure_ascii=False)

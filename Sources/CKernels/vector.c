#include "lanes.h"

#pragma clang fp reassociate(on)

enum { LANES = 16 };

// A row at a time in four sums, so that a thread reads one stream: measured 1.1 times as fast as four rows side by side.
// What comes 2048 bytes later is asked for ahead.
CLONES void limn_matrix_vector(const float *matrix, long stride, const float *x, float *out, long rows, long width) {
  for (long row = 0; row < rows; row++, matrix += stride) {
    floats sums[4] = {{0}, {0}, {0}, {0}}, v, w;
    long j = 0;
    for (; j + 4 * LANES <= width; j += 4 * LANES) {
      for (long k = 0; k < 4; k++) {
        __builtin_prefetch(matrix + j + k * LANES + 512, 0, 2);
        load_floats(&v, x + j + k * LANES);
        load_floats(&w, matrix + j + k * LANES);
        sums[k] += v * w;
      }
    }
    sums[0] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    float sum = 0;
    for (long l = 0; l < LANES; l++) sum += sums[0][l];
    for (; j < width; j++) sum += x[j] * matrix[j];
    out[row] = sum;
  }
}

// A row at a time as well, of so many columns that their sums stay in the first cache.
CLONES void limn_vector_matrix(const float *x, const float *matrix, long stride, float *out, long rows, long width) {
  const long most = 4096;
  COLUMNS out[j] = 0;
  for (long first = 0; first < width; first += most) {
    long end = width - first < most ? width : first + most;
    const float *line = matrix;
    for (long row = 0; row < rows; row++, line += stride) {
      long j = first;
      for (; j + LANES <= end; j += LANES) {
        floats sum, w;
        __builtin_prefetch(line + j + 512, 0, 2);
        load_floats(&sum, out + j);
        load_floats(&w, line + j);
        sum += x[row] * w;
        store_floats(out + j, &sum);
      }
      for (; j < end; j++) out[j] += x[row] * line[j];
    }
  }
}

#include "lanes.h"

#pragma clang fp reassociate(on)

enum { LANES = 16 };

// Four rows at a time: enough reads under way to wait for memory alone.
CLONES void limn_matrix_vector(const float *matrix, long stride, const float *x, float *out, long rows, long width) {
  long row = 0;
  for (; row + 4 <= rows; row += 4, matrix += 4 * stride) {
    const float *a = matrix, *b = a + stride, *c = b + stride, *d = c + stride;
    floats sums[4] = {{0}, {0}, {0}, {0}}, v, w;
    long j = 0;
    for (; j + LANES <= width; j += LANES) {
      load_floats(&v, x + j);
      load_floats(&w, a + j);
      sums[0] += v * w;
      load_floats(&w, b + j);
      sums[1] += v * w;
      load_floats(&w, c + j);
      sums[2] += v * w;
      load_floats(&w, d + j);
      sums[3] += v * w;
    }
    for (long k = 0; k < 4; k++) {
      float sum = 0;
      for (long l = 0; l < LANES; l++) sum += sums[k][l];
      for (long rest = j; rest < width; rest++) sum += x[rest] * matrix[k * stride + rest];
      out[row + k] = sum;
    }
  }
  for (; row < rows; row++, matrix += stride) {
    float sum = 0;
    COLUMNS sum += x[j] * matrix[j];
    out[row] = sum;
  }
}

// Eight rows at a time, so that the sums are seldom read and written.
CLONES void limn_vector_matrix(const float *x, const float *matrix, long stride, float *out, long rows, long width) {
  COLUMNS out[j] = 0;
  long row = 0;
  for (; row + 8 <= rows; row += 8, x += 8, matrix += 8 * stride) {
    const float *a = matrix, *b = a + stride, *c = b + stride, *d = c + stride;
    const float *e = d + stride, *f = e + stride, *g = f + stride, *h = g + stride;
    COLUMNS out[j] += x[0] * a[j] + x[1] * b[j] + x[2] * c[j] + x[3] * d[j] + x[4] * e[j] + x[5] * f[j] +
                      x[6] * g[j] + x[7] * h[j];
  }
  for (; row < rows; row++, x++, matrix += stride) {
    float factor = x[0];
    COLUMNS out[j] += factor * matrix[j];
  }
}

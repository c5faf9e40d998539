#include "clones.h"

// Sums run in single precision over blocks and in double precision over the blocks' sums: as fast as the one,
// nearly as exact as the other. The order is fixed, so the result is always the same.
#define BLOCK 1024

#pragma clang fp reassociate(on)

INLINE float block_sum(const float *x, long count) {
  float sum = 0;
  EACH sum += x[i];
  return sum;
}

INLINE double sum(const float *x, long count) {
  if (count <= BLOCK) return block_sum(x, count);
  double total = 0;
  for (long start = 0; start < count; start += BLOCK)
    total += block_sum(x + start, count - start < BLOCK ? count - start : BLOCK);
  return total;
}

CLONES double limn_sum(const float *x, long count) { return sum(x, count); }

CLONES double limn_dot(const float *a, const float *b, long length) {
  double total = 0;
  for (long start = 0; start < length; start += BLOCK) {
    const float *left = a + start, *right = b + start;
    long count = length - start < BLOCK ? length - start : BLOCK;
    float part = 0;
    EACH part += left[i] * right[i];
    total += part;
  }
  return total;
}

INLINE void sum_rows(const float *x, float *out, long rows, long width) { SUM_COLUMNS(out, width, x[place]) }

CLONES void limn_sum_middle(const float *x, float scale, float *out, long outer, long middle, long inner) {
  for (long row = 0; row < outer; row++) {
    if (inner == 1) {
      out[row] = (float)(scale * sum(x + row * middle, middle));
    } else {
      float *line = out + row * inner;
      sum_rows(x + row * middle * inner, line, middle, inner);
      if (scale != 1)
        for (long j = 0; j < inner; j++) line[j] *= scale;
    }
  }
}

// The largest of a row and its first position; the first NaN if there is one.
INLINE void max_row(const float *x, long count, float *best, int32_t *where) {
  enum { lanes = 16 };
  float largest[lanes];
  for (long l = 0; l < lanes; l++) largest[l] = -INFINITY;
  bool missing = false;
  long i = 0;
  for (; i + lanes <= count; i += lanes)
    for (long l = 0; l < lanes; l++) {
      float v = x[i + l];
      largest[l] = v > largest[l] ? v : largest[l];
      missing |= v != v;
    }
  for (; i < count; i++) {
    largest[0] = x[i] > largest[0] ? x[i] : largest[0];
    missing |= x[i] != x[i];
  }
  for (long l = 1; l < lanes; l++) largest[0] = largest[l] > largest[0] ? largest[l] : largest[0];
  long position = 0;
  while (position < count - 1 && !(missing ? x[position] != x[position] : x[position] == largest[0])) position++;
  *best = x[position];
  *where = (int32_t)position;
}

CLONES void limn_max_middle(const float *x, float *out, int32_t *positions, long outer, long middle,
                            long inner) {
  for (long row = 0; row < outer; row++) {
    const float *block = x + row * middle * inner;
    float *best = out + row * inner;
    int32_t *where = positions + row * inner;
    if (inner == 1) {
      max_row(block, middle, best, where);
      continue;
    }
    for (long j = 0; j < inner; j++) {
      best[j] = block[j];
      where[j] = 0;
    }
    for (long k = 1; k < middle; k++) {
      const float *line = block + k * inner;
      for (long j = 0; j < inner; j++) {
        bool larger = line[j] > best[j] || (line[j] != line[j] && best[j] == best[j]);
        best[j] = larger ? line[j] : best[j];
        where[j] = larger ? (int32_t)k : where[j];
      }
    }
  }
}

CLONES void limn_column_sums(const float *x, float scale, float *out, long rows, long stride, long width) {
  SUM_COLUMNS(out, stride, x[place])
  if (scale != 1)
    for (long j = 0; j < width; j++) out[j] *= scale;
}

CLONES void limn_column_dots(const float *a, const float *b, float *out, long rows, long stride, long width) {
  SUM_COLUMNS(out, stride, a[place] * b[place])
}

#include "functions.h"
#include "lanes.h"

#pragma clang fp reassociate(on)

enum { LANES = 16 };

// How many of the row's keys its query sees.
INLINE long seen_by(long row, long first, long growth, long keys) {
  long seen = first + row * growth;
  return seen < 0 ? 0 : seen < keys ? seen : keys;
}

INLINE float largest_of(const float *x, long count) {
  float largest = -INFINITY;
  long j = 0;
  if (count >= LANES) {
    floats most, v;
    load_floats(&most, x);
    for (j = LANES; j + LANES <= count; j += LANES) {
      load_floats(&v, x + j);
      most = __builtin_elementwise_max(most, v);
    }
    for (long l = 0; l < LANES; l++) largest = most[l] > largest ? most[l] : largest;
  }
  for (; j < count; j++) largest = x[j] > largest ? x[j] : largest;
  return largest;
}

CLONES void limn_attention_weights(float *scores, long stride, float scale, const float *allowed,
                                   long allowed_row, long allowed_column, long first, long growth, long rows,
                                   long keys, long filled) {
  for (long row = 0; row < rows; row++, scores += stride) {
    long seen = seen_by(row, first, growth, keys);
    if (allowed)
      for (long j = 0; j < seen; j++)
        if (allowed[row * allowed_row + j * allowed_column] == 0) scores[j] = -INFINITY;
    // Whole lanes where the row has room: what is not seen becomes zero by its exponential.
    long width = (seen + LANES - 1) / LANES * LANES;
    width = width < keys ? width : keys;
    for (long j = seen; j < width; j++) scores[j] = -INFINITY;
    float shift = largest_of(scores, width);
    // A query that sees nothing takes nothing.
    shift = shift == -INFINITY ? 0 : shift;
    float sum = 0;
    COLUMNS {
      float v = exp_falling((scores[j] - shift) * scale);
      scores[j] = v;
      sum += v;
    }
    float share = sum == 0 ? 0 : 1 / sum;
    COLUMNS scores[j] *= share;
    for (long j = width; j < filled; j++) scores[j] = 0;
  }
}

CLONES void limn_attention_gradient(const float *weights, long weights_stride, float *gradient, long stride,
                                    float scale, long rows, long width) {
  for (long row = 0; row < rows; row++, weights += weights_stride, gradient += stride) {
    float dot = 0;
    COLUMNS dot += weights[j] * gradient[j];
    COLUMNS gradient[j] = scale * weights[j] * (gradient[j] - dot);
  }
}

CLONES void limn_attend_one(const float *query, const float *keys, long keys_stride, const float *values,
                            long values_stride, float scale, float *scores, float *out, long count, long width,
                            long value_width) {
  for (long i = 0; i < count; i++) {
    const float *key = keys + i * keys_stride;
    float dot = 0;
    COLUMNS dot += query[j] * key[j];
    scores[i] = dot;
  }
  float shift = largest_of(scores, count), sum = 0;
  EACH {
    float v = exp_falling((scores[i] - shift) * scale);
    scores[i] = v;
    sum += v;
  }
  float share = 1 / sum;
  EACH scores[i] *= share;
  width = value_width;
  COLUMNS out[j] = 0;
  for (long i = 0; i < count; i++) {
    const float *value = values + i * values_stride;
    float weight = scores[i];
    COLUMNS out[j] += weight * value[j];
  }
}

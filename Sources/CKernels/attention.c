#include <float.h>

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
    FOLD(most, __builtin_elementwise_max);
    largest = most[0];
  }
  for (; j < count; j++) largest = x[j] > largest ? x[j] : largest;
  return largest;
}

typedef int32_t integers __attribute__((vector_size(64)));

INLINE void exponentials(floats *v, float shift, float scale) {
  *v = (*v - shift) * scale;
#pragma clang loop unroll(full)
  for (long l = 0; l < LANES; l++) (*v)[l] = exp_falling((*v)[l]);
}

// The numbers of a row behind its last whole lanes, and −∞ where there are no more. Read at once where the row has
// room.
INLINE void load_last(floats *last, const float *x, long count, bool has_room) {
  const integers places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  floats none = {0};
  none -= INFINITY;
  *last = none;
  if (has_room) load_floats(last, x);
  else memcpy(last, x, count * sizeof *x);
  integers is_there = places < (int32_t)count;
  *last = (floats)(((integers)*last & is_there) | ((integers)none & ~is_there));
}

CLONES void limn_attention_weights(float *scores, long stride, float scale, const float *allowed,
                                   long allowed_row, long allowed_column, long first, long growth, long rows,
                                   long keys, long filled) {
  // −∞ times 0 is no number.
  scale = scale < FLT_MIN ? FLT_MIN : scale;
  for (long row = 0; row < rows; row++, scores += stride) {
    long seen = seen_by(row, first, growth, keys);
    if (allowed)
      for (long j = 0; j < seen; j++)
        if (allowed[row * allowed_row + j * allowed_column] == 0) scores[j] = -INFINITY;
    // The last lanes stay in a register, rather than wait for what was written beside them to be read again.
    long whole = seen / LANES * LANES, rest = seen - whole;
    bool has_room = whole + LANES <= keys;
    floats last, most, sums = {0}, v;
    load_last(&last, scores + whole, rest, has_room);
    most = last;
    for (long j = 0; j < whole; j += LANES) {
      load_floats(&v, scores + j);
      most = __builtin_elementwise_max(most, v);
    }
    FOLD(most, __builtin_elementwise_max);
    // A query that sees nothing takes nothing.
    float shift = most[0] == -INFINITY ? 0 : most[0];
    for (long j = 0; j < whole; j += LANES) {
      load_floats(&v, scores + j);
      exponentials(&v, shift, scale);
      store_floats(scores + j, &v);
      sums += v;
    }
    exponentials(&last, shift, scale);
    sums += last;
    FOLD(sums, ADD_LANES);
    float share = sums[0] == 0 ? 0 : 1 / sums[0];
    for (long j = 0; j < whole; j += LANES) {
      load_floats(&v, scores + j);
      v *= share;
      store_floats(scores + j, &v);
    }
    last *= share;
    if (has_room) store_floats(scores + whole, &last);
    else memcpy(scores + whole, &last, rest * sizeof *scores);
    for (long j = has_room ? whole + LANES : seen; j < filled; j++) scores[j] = 0;
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

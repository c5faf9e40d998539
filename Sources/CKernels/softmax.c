#include "functions.h"

#pragma clang fp reassociate(on)

// Rows are often narrow, 27 characters say, which leaves most of a vector's lanes empty. So the exponentials of
// many rows are taken in one go over a block that stays in the first cache.
#define BLOCK 2048

INLINE long rows_in_block(long width) { return width > BLOCK ? 1 : BLOCK / width; }

INLINE float largest_of(const float *x, long count) {
  enum { lanes = 16 };
  float largest[lanes];
  for (long l = 0; l < lanes; l++) largest[l] = -INFINITY;
  long i = 0;
  for (; i + lanes <= count; i += lanes)
    for (long l = 0; l < lanes; l++) largest[l] = x[i + l] > largest[l] ? x[i + l] : largest[l];
  for (; i < count; i++) largest[0] = x[i] > largest[0] ? x[i] : largest[0];
  for (long l = 1; l < lanes; l++) largest[0] = largest[l] > largest[0] ? largest[l] : largest[0];
  return largest[0];
}

INLINE float smallest_of(const float *x, long count) {
  enum { lanes = 16 };
  float smallest[lanes];
  for (long l = 0; l < lanes; l++) smallest[l] = INFINITY;
  long i = 0;
  for (; i + lanes <= count; i += lanes)
    for (long l = 0; l < lanes; l++) smallest[l] = x[i + l] < smallest[l] ? x[i + l] : smallest[l];
  for (; i < count; i++) smallest[0] = x[i] < smallest[0] ? x[i] : smallest[0];
  for (long l = 1; l < lanes; l++) smallest[0] = smallest[l] < smallest[0] ? smallest[l] : smallest[0];
  return smallest[0];
}

INLINE float sum_of(const float *x, long width) {
  float sum = 0;
  COLUMNS sum += x[j];
  return sum;
}

// exp(x − shift) of a block of rows, and each row's shift, chosen so that no exponential overflows: one for the
// whole block where its numbers lie close together, else each row's largest.
INLINE void exponentials(const float *x, float *out, float *shifts, long rows, long width) {
  long count = rows * width;
  float largest = largest_of(x, count);
  if (largest - smallest_of(x, count) < 20) {
    for (long row = 0; row < rows; row++) shifts[row] = largest;
    EACH out[i] = exp_(x[i] - largest);
    return;
  }
  for (long row = 0; row < rows; row++) {
    const float *from = x + row * width;
    float *to = out + row * width;
    float shift = largest_of(from, width);
    // A row of −∞ alone, all masked: subtract nothing.
    shift = shift == -INFINITY ? 0 : shift;
    shifts[row] = shift;
    COLUMNS to[j] = from[j] - shift;
  }
  EACH out[i] = exp_(out[i]);
}

CLONES void limn_softmax(const float *x, float *out, long rows, long width) {
  float shifts[BLOCK];
  for (long start = 0; start < rows; start += rows_in_block(width)) {
    long block = rows - start < rows_in_block(width) ? rows - start : rows_in_block(width);
    float *to = out + start * width;
    exponentials(x + start * width, to, shifts, block, width);
    for (long row = 0; row < block; row++, to += width) {
      float scale = 1 / sum_of(to, width);
      COLUMNS to[j] *= scale;
    }
  }
}

CLONES void limn_log_softmax(const float *x, float *out, long rows, long width) {
  float shifts[BLOCK];
  for (long start = 0; start < rows; start += rows_in_block(width)) {
    long block = rows - start < rows_in_block(width) ? rows - start : rows_in_block(width);
    const float *from = x + start * width;
    float *to = out + start * width;
    exponentials(from, to, shifts, block, width);
    for (long row = 0; row < block; row++, from += width, to += width) {
      float log_sum = shifts[row] + log_(sum_of(to, width));
      COLUMNS to[j] = from[j] - log_sum;
    }
  }
}

CLONES void limn_softmax_gradient(const float *gradient, const float *y, float *out, long rows, long width) {
  for (long row = 0; row < rows; row++, gradient += width, y += width, out += width) {
    float dot = 0;
    COLUMNS dot += gradient[j] * y[j];
    COLUMNS out[j] = y[j] * (gradient[j] - dot);
  }
}

CLONES void limn_log_softmax_gradient(const float *gradient, const float *y, float *out, long rows,
                                      long width) {
  for (long row = 0; row < rows; row++, gradient += width, y += width, out += width) {
    float sum = sum_of(gradient, width);
    COLUMNS out[j] = gradient[j] - exp_(y[j]) * sum;
  }
}

CLONES double limn_cross_entropy(const float *logits, const int32_t *targets, int32_t ignored, float scale,
                                 float *work, bool wants_gradient, long rows, long width) {
  float shifts[BLOCK];
  double loss = 0;
  for (long start = 0; start < rows; start += rows_in_block(width)) {
    long block = rows - start < rows_in_block(width) ? rows - start : rows_in_block(width);
    const float *from = logits + start * width;
    float *to = wants_gradient ? work + start * width : work;
    exponentials(from, to, shifts, block, width);
    for (long row = 0; row < block; row++, from += width, to += width) {
      int32_t target = targets[start + row];
      bool counts = target != ignored;
      float sum = sum_of(to, width);
      if (counts) loss += (double)(shifts[row] - from[target]) + log_(sum);
      if (!wants_gradient) continue;
      // Set rather than multiplied by 0, which would keep what is no number.
      if (!counts) {
        COLUMNS to[j] = 0;
        continue;
      }
      float factor = scale / sum;
      COLUMNS to[j] *= factor;
      to[target] -= scale;
    }
  }
  return loss;
}

#include "functions.h"

#pragma clang fp reassociate(on)

// Rows are often narrow, 27 characters say, which leaves most of a vector's lanes empty. So the exponentials of
// many rows are taken in one go over a block that stays in the first cache.
#define BLOCK 2048

INLINE long rows_in_block(long width) { return width > BLOCK ? 1 : BLOCK / width; }

// Eight numbers side by side, since the compiler does not find the largest of a row, nor the end of a narrow one,
// by itself.
enum { LANES = 8 };
typedef float lanes __attribute__((vector_size(sizeof(float) * LANES)));
typedef int32_t lane_mask __attribute__((vector_size(sizeof(float) * LANES)));

// Macros rather than functions, which would hand vectors over in registers that not every clone has.
#define LOAD(v, x) memcpy(&(v), (x), sizeof(v))
#define STORE(x, v) memcpy((x), &(v), sizeof(v))
#define PICK(mask, a, b) (lanes)(((lane_mask)(a) & (mask)) | ((lane_mask)(b) & ~(mask)))

// The last lanes of a row overlap those before; −1 for numbers that were not read yet, else 0. So a row whose width
// is no multiple of the lanes needs no loop over the rest.
INLINE void make_tail(int32_t *tail, long width) {
  for (long l = 0; l < LANES; l++) tail[l] = l >= LANES - width % LANES ? -1 : 0;
}

INLINE void bounds_of(const float *x, long count, float *smallest, float *largest) {
  lanes low = {0}, high = {0}, v;
  low += INFINITY;
  high -= INFINITY;
  long i = 0;
  for (; i + LANES <= count; i += LANES) {
    LOAD(v, x + i);
    low = PICK(v < low, v, low);
    high = PICK(v > high, v, high);
  }
  float least = INFINITY, most = -INFINITY;
  for (; i < count; i++) {
    least = x[i] < least ? x[i] : least;
    most = x[i] > most ? x[i] : most;
  }
  for (long l = 0; l < LANES; l++) {
    least = low[l] < least ? low[l] : least;
    most = high[l] > most ? high[l] : most;
  }
  *smallest = least;
  *largest = most;
}

INLINE float sum_of(const float *x, const int32_t *tail, long width) {
  if (width < LANES) {
    float sum = 0;
    for (long j = 0; j < width; j++) sum += x[j];
    return sum;
  }
  lanes part = {0}, v;
  long j = 0;
  for (; j + LANES <= width; j += LANES) {
    LOAD(v, x + j);
    part += v;
  }
  if (j < width) {
    lane_mask unread;
    LOAD(unread, tail);
    LOAD(v, x + width - LANES);
    part += (lanes)((lane_mask)v & unread);
  }
  return ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
}

INLINE void scale_row(float *x, float factor, long width) {
  if (width < LANES) {
    for (long j = 0; j < width; j++) x[j] *= factor;
    return;
  }
  lanes v, last;
  // Read before the loop changes what it overlaps, written after: the same numbers twice.
  LOAD(last, x + width - LANES);
  last *= factor;
  for (long j = 0; j + LANES <= width; j += LANES) {
    LOAD(v, x + j);
    v *= factor;
    STORE(x + j, v);
  }
  STORE(x + width - LANES, last);
}

// What is subtracted from a row before exponentials are taken, so that none overflows: its largest number, or
// nothing where all are small, as they mostly are. It depends on the row alone, and so does every result.
INLINE bool is_small(float smallest, float largest) { return -10 <= smallest && largest <= 10; }

// exp(x − shift) of a block of rows, and each row's shift.
INLINE void exponentials(const float *x, float *out, float *shifts, long rows, long width) {
  long count = rows * width;
  float smallest, largest;
  bounds_of(x, count, &smallest, &largest);
  if (is_small(smallest, largest)) {
    for (long row = 0; row < rows; row++) shifts[row] = 0;
    EACH out[i] = exp_(x[i]);
    return;
  }
  for (long row = 0; row < rows; row++) {
    const float *from = x + row * width;
    float *to = out + row * width;
    bounds_of(from, width, &smallest, &largest);
    // A row of −∞ alone, all masked: subtract nothing.
    float shift = is_small(smallest, largest) || largest == -INFINITY ? 0 : largest;
    shifts[row] = shift;
    COLUMNS to[j] = from[j] - shift;
  }
  EACH out[i] = exp_(out[i]);
}

CLONES void limn_softmax(const float *x, float *out, long rows, long width) {
  float shifts[BLOCK];
  int32_t tail[LANES];
  make_tail(tail, width);
  for (long start = 0; start < rows; start += rows_in_block(width)) {
    long block = rows - start < rows_in_block(width) ? rows - start : rows_in_block(width);
    float *to = out + start * width;
    exponentials(x + start * width, to, shifts, block, width);
    for (long row = 0; row < block; row++, to += width) {
      scale_row(to, 1 / sum_of(to, tail, width), width);
    }
  }
}

CLONES void limn_log_softmax(const float *x, float *out, long rows, long width) {
  float shifts[BLOCK];
  int32_t tail[LANES];
  make_tail(tail, width);
  for (long start = 0; start < rows; start += rows_in_block(width)) {
    long block = rows - start < rows_in_block(width) ? rows - start : rows_in_block(width);
    const float *from = x + start * width;
    float *to = out + start * width;
    exponentials(from, to, shifts, block, width);
    for (long row = 0; row < block; row++, from += width, to += width) {
#pragma clang fp reassociate(off)
      // First the shift, then the logarithm: their sum would round to the digits of large logits.
      float shift = shifts[row], log_sum = log_(sum_of(to, tail, width));
      COLUMNS to[j] = (from[j] - shift) - log_sum;
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
  int32_t tail[LANES];
  make_tail(tail, width);
  for (long row = 0; row < rows; row++, gradient += width, y += width, out += width) {
    float sum = sum_of(gradient, tail, width);
    COLUMNS out[j] = gradient[j] - exp_(y[j]) * sum;
  }
}

CLONES double limn_cross_entropy(const float *logits, const int32_t *targets, int32_t ignored, float scale,
                                 float *work, bool wants_gradient, long rows, long width) {
  float shifts[BLOCK], sums[BLOCK], logs[BLOCK];
  int32_t tail[LANES];
  make_tail(tail, width);
  double loss = 0;
  for (long start = 0; start < rows; start += rows_in_block(width)) {
    long block = rows - start < rows_in_block(width) ? rows - start : rows_in_block(width);
    const float *from = logits + start * width;
    float *to = wants_gradient ? work + start * width : work;
    exponentials(from, to, shifts, block, width);
    for (long row = 0; row < block; row++) sums[row] = sum_of(to + row * width, tail, width);
    for (long row = 0; row < block; row++) logs[row] = log_(sums[row]);
    for (long row = 0; row < block; row++, from += width, to += width) {
      int32_t target = targets[start + row];
      bool counts = target != ignored;
      if (counts) loss += (double)(shifts[row] - from[target]) + logs[row];
      if (!wants_gradient) continue;
      if (counts) {
        scale_row(to, scale / sums[row], width);
        to[target] -= scale;
      } else {
        // Set rather than multiplied by 0, which would keep what is no number.
        COLUMNS to[j] = 0;
      }
    }
  }
  return loss;
}

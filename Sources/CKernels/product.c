#include "lanes.h"

// Rows of b are asked for so many before they are needed.
enum { LANES = 16, AHEAD = 8 };

// Sixteen registers of sums where the machine has 32 wide ones, else what fits into 16 narrow ones.
#if defined(__x86_64__)
#define HAS_WIDE_REGISTERS __builtin_cpu_supports("avx512f")
#else
#define HAS_WIDE_REGISTERS 0
#endif

// `height` rows and `panels` × 16 columns of the product; both are constants wherever it is put in.
INLINE void tile(const float *a, long a_row, long a_column, const float *b, long b_stride, float *c, long c_stride,
                 long depth, bool adds, long height, long panels) {
  floats sums[8][2], v[2];
#pragma clang loop unroll(full)
  for (long i = 0; i < height; i++)
#pragma clang loop unroll(full)
    for (long p = 0; p < panels; p++) {
      if (adds) load_floats(&sums[i][p], c + i * c_stride + p * LANES);
      else sums[i][p] = (floats){0};
    }
  for (long k = 0; k < depth; k++, a += a_column, b += b_stride) {
#pragma clang loop unroll(full)
    for (long p = 0; p < panels; p++) {
      __builtin_prefetch(b + AHEAD * b_stride + p * LANES);
      load_floats(&v[p], b + p * LANES);
    }
#pragma clang loop unroll(full)
    for (long i = 0; i < height; i++)
#pragma clang loop unroll(full)
      for (long p = 0; p < panels; p++) sums[i][p] += a[i * a_row] * v[p];
  }
#pragma clang loop unroll(full)
  for (long i = 0; i < height; i++)
#pragma clang loop unroll(full)
    for (long p = 0; p < panels; p++) store_floats(c + i * c_stride + p * LANES, &sums[i][p]);
}

INLINE void panel(const float *a, long a_row, long a_column, const float *b, long b_stride, float *c, long c_stride,
                  long rows, long depth, bool adds, long height, long panels) {
  long i = 0;
#define TILES(h) \
  for (; i + (h) <= rows; i += (h)) \
    tile(a + i * a_row, a_row, a_column, b, b_stride, c + i * c_stride, c_stride, depth, adds, h, panels)
  TILES(height);
  TILES(4);
  TILES(1);
#undef TILES
}

CLONES void limn_small_product(const float *a, long a_row, long a_column, const float *b, long b_stride, float *c,
                               long c_stride, long rows, long columns, long depth, bool adds) {
  long j = 0;
  if (HAS_WIDE_REGISTERS) {
    for (; j + 2 * LANES <= columns; j += 2 * LANES)
      panel(a, a_row, a_column, b + j, b_stride, c + j, c_stride, rows, depth, adds, 8, 2);
    for (; j < columns; j += LANES)
      panel(a, a_row, a_column, b + j, b_stride, c + j, c_stride, rows, depth, adds, 8, 1);
  } else {
    for (; j < columns; j += LANES)
      panel(a, a_row, a_column, b + j, b_stride, c + j, c_stride, rows, depth, adds, 6, 1);
  }
}

// Four rounds of shuffling one half into the other turn rows into columns.
INLINE void transpose_block(const float *x, long stride, float *out, long out_stride) {
  floats a[LANES], b[LANES];
#pragma clang loop unroll(full)
  for (long i = 0; i < LANES; i++) load_floats(&a[i], x + i * stride);
#pragma clang loop unroll(full)
  for (long round = 0; round < 4; round++) {
#pragma clang loop unroll(full)
    for (long i = 0; i < LANES / 2; i++) {
      b[2 * i] = __builtin_shufflevector(a[i], a[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      b[2 * i + 1] =
          __builtin_shufflevector(a[i], a[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
#pragma clang loop unroll(full)
    for (long i = 0; i < LANES; i++) a[i] = b[i];
  }
#pragma clang loop unroll(full)
  for (long i = 0; i < LANES; i++) store_floats(out + i * out_stride, &a[i]);
}

CLONES void limn_transpose(const float *x, long stride, float *out, long out_stride, long rows, long columns) {
  long row = 0;
  for (; row + LANES <= rows; row += LANES) {
    long column = 0;
    // The rows that come next are asked for ahead.
    const float *next = x + (row + 2 * LANES <= rows ? row + LANES : row) * stride;
    for (; column + LANES <= columns; column += LANES) {
#pragma clang loop unroll(full)
      for (long i = 0; i < LANES; i++) __builtin_prefetch(next + i * stride + column, 0, 2);
      transpose_block(x + row * stride + column, stride, out + column * out_stride + row, out_stride);
    }
    for (; column < columns; column++)
      for (long i = row; i < row + LANES; i++) out[column * out_stride + i] = x[i * stride + column];
  }
  for (; row < rows; row++)
    for (long column = 0; column < columns; column++) out[column * out_stride + row] = x[row * stride + column];
}

void limn_prefetch(const float *x, long stride, long rows, long width) {
  for (long row = 0; row < rows; row++, x += stride)
    for (long j = 0; j < width; j += LANES) __builtin_prefetch(x + j, 0, 2);
}

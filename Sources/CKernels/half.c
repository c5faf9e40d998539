// Numbers in 16 bits: IEEE 754's half precision, which keeps 11 bits of each.
#include "functions.h"
#include "lanes.h"

#pragma clang fp reassociate(on)

enum { LANES = 16 };

// The exponents' biases are 112 apart. Below the least normal number, 2^-14, the fraction is put behind that number,
// which is then taken away again: exact, and without the slow numbers that are subnormal in single precision too.
INLINE float widened(uint16_t half) {
  uint32_t rest = (uint32_t)(half & 0x7fff) << 13;
  uint32_t normal = rest + (112u << 23), infinite = rest + (224u << 23);
  uint32_t small = to_bits(from_bits(rest + (113u << 23)) - 0x1p-14f);
  uint32_t magnitude = rest < 0x400u << 13 ? small : rest < 0x7c00u << 13 ? normal : infinite;
  return from_bits(magnitude | (uint32_t)(half & 0x8000) << 16);
}

// To the nearest, of two as near to the even one. Below 2^-14 adding 1/2 rounds to multiples of 2^-24.
INLINE uint16_t narrowed(float x) {
  uint32_t magnitude = to_bits(x) & 0x7fffffff;
  uint32_t normal = (magnitude - (112u << 23) + 0xfff + (magnitude >> 13 & 1)) >> 13;
  uint32_t small = to_bits(from_bits(magnitude) + 0.5f) - to_bits(0.5f);
  uint32_t large = magnitude > 0x7f800000 ? 0x7e00 : 0x7c00;
  uint32_t half = magnitude < 0x38800000 ? small : magnitude < 0x477ff000 ? normal : large;
  return (uint16_t)(half | (to_bits(x) >> 16 & 0x8000));
}

// Wherever they lie, as in a file.
typedef uint16_t __attribute__((aligned(1))) unaligned;

CLONES void limn_widen(const void *halves, float *out, long count) {
  const unaligned *x = halves;
  EACH out[i] = widened(x[i]);
}

CLONES long limn_narrow(const float *x, uint16_t *out, long count) {
  long beyond = 0;
  EACH {
    out[i] = narrowed(x[i]);
    beyond += (out[i] & 0x7c00) == 0x7c00;
  }
  return beyond;
}

typedef _Float16 halves __attribute__((vector_size(32)));

// sum += x × halves: by the processor's own instruction, where the function that this becomes part of may use it.
INLINE void add_products(floats *sum, const floats *x, const uint16_t *matrix, bool has_instruction) {
  floats wide;
  if (has_instruction) {
    halves narrow;
    memcpy(&narrow, matrix, sizeof narrow);
    wide = __builtin_convertvector(narrow, floats);
  } else {
    for (long l = 0; l < LANES; l++) wide[l] = widened(matrix[l]);
  }
  *sum += *x * wide;
}

// A row at a time in four sums. What comes 2048 bytes later is asked for ahead: rows of halves are too short for the
// processor to see where they lead (measured on rows of 768: 1.5 times as fast).
INLINE void multiply(const uint16_t *matrix, const float *x, float *out, long rows, long width,
                     bool has_instruction) {
  for (long row = 0; row < rows; row++, matrix += width) {
    floats sums[4] = {{0}, {0}, {0}, {0}}, v;
    long j = 0;
    for (; j + 4 * LANES <= width; j += 4 * LANES) {
      __builtin_prefetch(matrix + j + 1024);
      __builtin_prefetch(matrix + j + 1024 + 2 * LANES);
      load_floats(&v, x + j);
      add_products(&sums[0], &v, matrix + j, has_instruction);
      load_floats(&v, x + j + LANES);
      add_products(&sums[1], &v, matrix + j + LANES, has_instruction);
      load_floats(&v, x + j + 2 * LANES);
      add_products(&sums[2], &v, matrix + j + 2 * LANES, has_instruction);
      load_floats(&v, x + j + 3 * LANES);
      add_products(&sums[3], &v, matrix + j + 3 * LANES, has_instruction);
    }
    sums[0] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    float sum = 0;
    for (long l = 0; l < LANES; l++) sum += sums[0][l];
    for (; j < width; j++) sum += x[j] * widened(matrix[j]);
    out[row] = sum;
  }
}

#define ARGUMENTS const uint16_t *matrix, const float *x, float *out, long rows, long width

// Not by target_clones: the baseline has no such instruction, and would call a function for each number in its place.
#if defined(__x86_64__) && defined(__linux__)
__attribute__((target("arch=x86-64-v4"))) static void multiply_v4(ARGUMENTS) {
  multiply(matrix, x, out, rows, width, true);
}
__attribute__((target("arch=x86-64-v3"))) static void multiply_v3(ARGUMENTS) {
  multiply(matrix, x, out, rows, width, true);
}
void limn_half_matrix_vector(ARGUMENTS) {
  if (__builtin_cpu_supports("x86-64-v4")) return multiply_v4(matrix, x, out, rows, width);
  if (__builtin_cpu_supports("x86-64-v3")) return multiply_v3(matrix, x, out, rows, width);
  multiply(matrix, x, out, rows, width, false);
}
#elif defined(__aarch64__)
void limn_half_matrix_vector(ARGUMENTS) { multiply(matrix, x, out, rows, width, true); }
#else
void limn_half_matrix_vector(ARGUMENTS) { multiply(matrix, x, out, rows, width, false); }
#endif

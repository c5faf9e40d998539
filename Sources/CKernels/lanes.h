// Loops that hold several rows in registers at once, which the compiler does not find by itself: eight numbers in
// double precision, or sixteen in single, side by side.
#ifndef LIMN_LANES_H
#define LIMN_LANES_H

#include "clones.h"

typedef double doubles __attribute__((vector_size(64)));
typedef float floats __attribute__((vector_size(64)));

// By address and not by value, since how a vector is passed differs from one instruction set to the next.
INLINE void load(doubles *lanes, const double *x) { memcpy(lanes, x, sizeof *lanes); }
INLINE void store(double *x, const doubles *lanes) { memcpy(x, lanes, sizeof *lanes); }
INLINE void load_floats(floats *lanes, const float *x) { memcpy(lanes, x, sizeof *lanes); }
INLINE void store_floats(float *x, const floats *lanes) { memcpy(x, lanes, sizeof *lanes); }

// Always in the same order.
INLINE double sum_lanes(const doubles *lanes) {
  const doubles x = *lanes;
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

// Half of the lanes onto the others until each holds what all do together.
#define FOLD_ONCE(v, combine, ...) v = combine(v, __builtin_shufflevector(v, v, __VA_ARGS__))
#define FOLD(v, combine)                                                                  \
  do {                                                                                    \
    FOLD_ONCE(v, combine, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);          \
    FOLD_ONCE(v, combine, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);          \
    FOLD_ONCE(v, combine, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);          \
    FOLD_ONCE(v, combine, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);          \
  } while (0)
#define ADD_LANES(a, b) ((a) + (b))

#endif

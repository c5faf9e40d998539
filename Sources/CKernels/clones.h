// What every loop here shares: the choice of instruction set at run time, and the leave to vectorise.
#ifndef LIMN_CLONES_H
#define LIMN_CLONES_H

#include <math.h>
#include <string.h>

#include "kernels.h"

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define INLINE static inline __attribute__((always_inline))

// `out` may be an input element for element, which is safe and which the compiler could not know.
// Sixteen at a time: left to itself the compiler takes eight even where the machine has room for sixteen.
#define EACH _Pragma("clang loop vectorize(assume_safety) vectorize_width(16)") for (long i = 0; i < count; i++)
#define COLUMNS _Pragma("clang loop vectorize(assume_safety)") for (long j = 0; j < width; j++)

// The sum of a term over each of `width` columns of `rows` rows, `stride` numbers apart, into `out`; the term reads at
// `place` and may know its column `j`. A few hundred rows at a time, so that rounding stays small over many.
#define SUM_COLUMNS(out, stride, term)                                        \
  for (long from = 0; from < width; from += 256) {                            \
    long to = width - from < 256 ? width : from + 256;                        \
    for (long j = from; j < to; j++) out[j] = 0;                              \
    for (long start = 0; start < rows; start += 512) {                        \
      long end = rows - start < 512 ? rows : start + 512;                     \
      float part[256];                                                        \
      for (long j = from; j < to; j++) part[j - from] = 0;                    \
      for (long row = start; row < end; row++)                                \
        for (long j = from, place = row * (stride) + from; j < to; j++, place++) \
          part[j - from] += term;                                             \
      for (long j = from; j < to; j++) out[j] += part[j - from];              \
    }                                                                         \
  }

#endif

#include "clones.h"

#define PAIR(name, operator)                                                       \
  CLONES void limn_##name(const float *a, const float *b, float *out, long count) { \
    EACH out[i] = a[i] operator b[i];                                              \
  }

PAIR(add, +)
PAIR(subtract, -)
PAIR(multiply, *)
PAIR(divide, /)

CLONES void limn_add_scalar(const float *a, float b, float *out, long count) { EACH out[i] = a[i] + b; }

CLONES void limn_multiply_scalar(const float *a, float b, float *out, long count) { EACH out[i] = a[i] * b; }

CLONES void limn_subtract_from_scalar(float a, const float *b, float *out, long count) {
  EACH out[i] = a - b[i];
}

// Not a product with 1 / b, which rounds twice.
CLONES void limn_divide_scalar(const float *a, float b, float *out, long count) { EACH out[i] = a[i] / b; }

CLONES void limn_divide_into_scalar(float a, const float *b, float *out, long count) {
  EACH out[i] = a / b[i];
}

CLONES void limn_accumulate(float scale, const float *x, float *out, long count) {
  EACH out[i] += scale * x[i];
}

CLONES void limn_select(const float *condition, const float *a, const float *b, float *out, long count) {
  EACH out[i] = condition[i] != 0 ? a[i] : b[i];
}

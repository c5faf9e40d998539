#include "functions.h"

#define MAP(name, expression)                                       \
  CLONES void limn_##name(const float *x, float *out, long count) { \
    EACH {                                                          \
      float v = x[i];                                               \
      out[i] = (expression);                                        \
    }                                                               \
  }

// d(result)/d(operand) times the gradient; `v` is the second argument.
#define MAP_GRADIENT(name, expression)                                                          \
  CLONES void limn_##name##_gradient(const float *gradient, const float *x, float *out, long count) { \
    EACH {                                                                                      \
      float v = x[i];                                                                           \
      out[i] = gradient[i] * (expression);                                                      \
    }                                                                                           \
  }

#define SQRT_2_OVER_PI 0.7978845608f
#define INVERSE_SQRT_2_PI 0.3989422804f

INLINE float gelu_tanh_slope(float v) {
  float t = tanh_(SQRT_2_OVER_PI * (v + 0.044715f * v * v * v));
  return 0.5f * (1 + t) + 0.5f * v * (1 - t * t) * SQRT_2_OVER_PI * (1 + 0.134145f * v * v);
}

INLINE float gelu_erf_slope(float v) {
  float bell = exp_falling(-0.5f * v * v);
  return normal_share(v, bell) + v * INVERSE_SQRT_2_PI * bell;
}

MAP(exp, exp_(v))
MAP(log, log_(v))
MAP(tanh, tanh_(v))
MAP(sigmoid, sigmoid_(v))
// `v` itself where it is no number, as elsewhere.
MAP(relu, v < 0 ? 0 : v)
MAP(gelu_tanh, 0.5f * v * (1 + tanh_(SQRT_2_OVER_PI * (v + 0.044715f * v * v * v))))
MAP(gelu_erf, v * normal_share(v, exp_falling(-0.5f * v * v)))
MAP(sqrt, __builtin_elementwise_sqrt(v))

MAP_GRADIENT(tanh, 1 - v * v)
MAP_GRADIENT(sigmoid, v * (1 - v))
MAP_GRADIENT(relu, v > 0 ? 1.0f : 0.0f)
MAP_GRADIENT(gelu_tanh, gelu_tanh_slope(v))
MAP_GRADIENT(gelu_erf, gelu_erf_slope(v))

// The slope has to be what the gradient above multiplies with.
CLONES void limn_gelu_tanh_and_slope(const float *x, float *out, float *slope, long count) {
  EACH {
    float v = x[i];
    float t = tanh_(SQRT_2_OVER_PI * (v + 0.044715f * v * v * v));
    out[i] = 0.5f * v * (1 + t);
    slope[i] = 0.5f * (1 + t) + 0.5f * v * (1 - t * t) * SQRT_2_OVER_PI * (1 + 0.134145f * v * v);
  }
}

CLONES void limn_gelu_erf_and_slope(const float *x, float *out, float *slope, long count) {
  EACH {
    float v = x[i];
    float bell = exp_falling(-0.5f * v * v);
    float share = normal_share(v, bell);
    out[i] = v * share;
    slope[i] = share + v * INVERSE_SQRT_2_PI * bell;
  }
}

CLONES void limn_leaky_relu(const float *x, float slope, float *out, long count) {
  EACH out[i] = x[i] < 0 ? slope * x[i] : x[i];
}

CLONES void limn_leaky_relu_gradient(const float *gradient, const float *x, float slope, float *out,
                                     long count) {
  EACH out[i] = x[i] > 0 ? gradient[i] : slope * gradient[i];
}

CLONES void limn_clamp(const float *x, float low, float high, float *out, long count) {
  EACH out[i] = x[i] < low ? low : (x[i] > high ? high : x[i]);
}

CLONES void limn_greater(const float *x, float bound, float *out, long count) {
  EACH out[i] = x[i] > bound ? 1.0f : 0.0f;
}

// Whole powers, which are most, by products; the others by the C library.
CLONES void limn_pow(const float *x, float exponent, float *out, long count) {
  if (exponent == 2) {
    EACH out[i] = x[i] * x[i];
  } else if (exponent == 3) {
    EACH out[i] = x[i] * x[i] * x[i];
  } else if (exponent == 1) {
    memmove(out, x, count * sizeof *x);
  } else if (exponent == -1) {
    EACH out[i] = 1 / x[i];
  } else {
    for (long i = 0; i < count; i++) out[i] = powf(x[i], exponent);
  }
}

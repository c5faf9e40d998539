// Elementary functions in single precision, within about two units of the last place but where one says
// otherwise, written so that a loop over them vectorises. Polynomials are least-squares fits at Chebyshev
// nodes, weighted by relative error.
#ifndef LIMN_FUNCTIONS_H
#define LIMN_FUNCTIONS_H

#include "clones.h"

INLINE float from_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE uint32_t to_bits(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

// exp(r) for |r| ≤ ln(2) / 2.
INLINE float exp_of_rest(float r) {
  float p = 0.001382941147f;
  p = p * r + 0.008374777623f;
  p = p * r + 0.04166835919f;
  p = p * r + 0.1666642129f;
  p = p * r + 0.4999999106f;
  p = p * r + 1.0f;
  return p * r + 1.0f;
}

// exp(x) = 2^n exp(r), |r| ≤ ln(2) / 2; 0 below the normal numbers.
INLINE float exp_(float x) {
  // What is no number becomes a bound too, since it has no whole part to take.
  float bounded = x < 89.0f ? x : 89.0f;
  bounded = bounded > -88.0f ? bounded : -88.0f;
  // Adding 1.5 × 2^23 rounds to the nearest whole number.
  float n = (bounded * 1.44269504f + 12582912.0f) - 12582912.0f;
  float r = bounded - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  int32_t whole = (int32_t)n;
  int32_t half = whole >> 1;
  // In two factors, since 2^128 is no float while exp(88.7) is.
  float first = from_bits((uint32_t)(half + 127) << 23), second = from_bits((uint32_t)(whole - half + 127) << 23);
  float result = exp_of_rest(r) * first * second;
  result = x < -87.3365f ? 0.0f : result;
  return x != x ? x : result;
}

// The same number for x up to 0, by fewer steps; a NaN goes through.
INLINE float exp_falling(float x) {
  float bounded = x < -87.3365f ? -87.3365f : x;
  float shifted = bounded * 1.44269504f + 12582912.0f;
  float n = shifted - 12582912.0f;
  float r = bounded - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  // The last bits of the sum are the whole number.
  float result = exp_of_rest(r) * from_bits((to_bits(shifted) + 127) << 23);
  return x < -87.3365f ? 0.0f : result;
}

// log(x) = log(m) + e ln(2), m in sqrt(½) … sqrt(2).
INLINE float log_(float x) {
  bool tiny = x < 1.17549435e-38f;
  float scaled = tiny ? x * 8388608.0f : x;
  uint32_t bits = to_bits(scaled);
  int32_t exponent = (int32_t)(bits - 0x3f3504f3u) >> 23;
  float m = from_bits(bits - ((uint32_t)exponent << 23));
  float e = (float)(exponent - (tiny ? 23 : 0));
  float f = m - 1.0f;
  float p = 0.06862346083f;
  p = p * f - 0.1142150685f;
  p = p * f + 0.1169907823f;
  p = p * f - 0.1243492365f;
  p = p * f + 0.1424865574f;
  p = p * f - 0.1666737795f;
  p = p * f + 0.2000071555f;
  p = p * f - 0.2500000298f;
  p = p * f + 0.3333333135f;
  float z = f * f;
  float y = p * f * z - e * 2.12194440e-4f;
  y = y - 0.5f * z;
  float result = (f + y) + e * 0.693359375f;
  result = x == 0.0f ? -INFINITY : result;
  result = x < 0.0f ? NAN : result;
  return x == INFINITY || x != x ? x : result;
}

// x P(x²) / Q(x²), within three units of the last place; beyond 9 it is 1. A third of the operations that the way
// over exp takes.
INLINE float tanh_(float x) {
  float bounded = x > 9.0f ? 9.0f : x;
  bounded = bounded < -9.0f ? -9.0f : bounded;
  float z = bounded * bounded;
  float p = 1.3354973127e-8f;
  p = p * z + 2.0609335479e-5f;
  p = p * z + 3.4956047311e-3f;
  p = p * z + 0.13381040096f;
  p = p * z + 1.0f;
  float q = 7.7766935646e-7f;
  q = q * z + 3.2856612233e-4f;
  q = q * z + 0.02587704733f;
  q = q * z + 0.46714356542f;
  q = q * z + 1.0f;
  float result = bounded * p / q;
  result = result > 1.0f ? 1.0f : result;
  return result < -1.0f ? -1.0f : result;
}

INLINE float sigmoid_(float x) { return 1.0f / (1.0f + exp_(-x)); }

// The share of a normal distribution below x, within 10⁻⁷ and, from −5 on, 10⁻⁵ of itself; `bell` is exp(−x²/2), which
// the slope of a GELU needs too. Below zero it is bell × p(s) with s = 0.38 |x| / (1 + 0.38 |x|).
INLINE float normal_share(float x, float bell) {
  float size = x < 0 ? -x : x;
  // Bounded, since ∞ / ∞ is no number.
  float part = 0.38f * (size < 16.0f ? size : 16.0f);
  float s = part / (1.0f + part);
  float p = 0.05690244585f;
  p = p * s - 0.05261835456f;
  p = p * s - 0.1230824739f;
  p = p * s - 0.0115866363f;
  p = p * s + 0.6815133691f;
  p = p * s - 1.04984951f;
  p = p * s + 0.5f;
  return x < 0 ? bell * p : 1.0f - bell * p;
}

#endif

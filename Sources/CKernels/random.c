// The Mersenne Twister mt19937 (Matsumoto and Nishimura, 1998), many words at a time, and what dropout makes of it.
#include "clones.h"

enum { SIZE = 624, SHIFT = 397 };

INLINE uint32_t mixed(uint32_t high, uint32_t low) {
  uint32_t bits = (high & 0x80000000) | (low & 0x7fffffff);
  return bits >> 1 ^ (low & 1 ? 0x9908b0df : 0);
}

CLONES void limn_twist(uint32_t *state) {
  // A word needs one that is SHIFT further on: first those of before, then those just made, far behind.
  long count = SIZE - SHIFT;
  EACH state[i] = state[i + SHIFT] ^ mixed(state[i], state[i + 1]);
  count = SHIFT - 1;
  uint32_t *rest = state + SIZE - SHIFT;
  EACH rest[i] = state[i] ^ mixed(rest[i], rest[i + 1]);
  state[SIZE - 1] = state[SHIFT - 1] ^ mixed(state[SIZE - 1], state[0]);
}

CLONES void limn_bernoulli(const uint32_t *words, uint64_t bound, uint8_t *out, long pairs) {
  uint32_t tempered[SIZE];
  long count = 2 * pairs;
  EACH {
    uint32_t word = words[i];
    word ^= word >> 11;
    word ^= word << 7 & 0x9d2c5680;
    word ^= word << 15 & 0xefc60000;
    tempered[i] = word ^ word >> 18;
  }
  count = pairs;
  EACH out[i] = ((uint64_t)(tempered[2 * i] & 0x1fffff) << 32 | tempered[2 * i + 1]) < bound;
}

CLONES void limn_drop(const float *x, const uint8_t *kept, float scale, float *out, long count) {
  EACH out[i] = kept[i] ? scale * x[i] : 0;
}

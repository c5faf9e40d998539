#include "lanes.h"

// The largest of the kept distances goes, another comes: the rest of a heap whose root is the largest.
INLINE void replace_largest(float *heap, long size, float value) {
  long place = 0;
  for (long child = 1; child < size; child = 2 * place + 1) {
    if (child + 1 < size && heap[child + 1] > heap[child]) child++;
    if (heap[child] <= value) break;
    heap[place] = heap[child];
    place = child;
  }
  heap[place] = value;
}

CLONES void limn_distances(float *products, const float *norms, long self, long count) {
  EACH products[i] = norms[i] - 2 * products[i];
  products[self] = INFINITY;
}

CLONES long limn_nearest(const float *distances, long count, float slack, long wanted, float *heap,
                         int32_t *candidates) {
  for (long i = 0; i < wanted; i++) heap[i] = INFINITY;
  long start = 0;
  for (; start + 16 <= count; start += 16) {
    // Most blocks hold nothing nearer: one look at sixteen.
    float bound = heap[0];
    int32_t nearer = 0;
    for (long i = start; i < start + 16; i++) nearer |= distances[i] < bound;
    if (!nearer) continue;
    for (long i = start; i < start + 16; i++)
      if (distances[i] < heap[0]) replace_largest(heap, wanted, distances[i]);
  }
  for (; start < count; start++)
    if (distances[start] < heap[0]) replace_largest(heap, wanted, distances[start]);
  float bound = heap[0] + slack;
  long found = 0;
  for (long i = 0; i < count; i++) {
    candidates[found] = (int32_t)i;
    found += distances[i] <= bound;
  }
  return found;
}

CLONES long limn_count_nearer(const float *distances, long count, float low, float high, int32_t *between,
                              long *between_count) {
  long nearer = 0, found = 0, start = 0;
  for (; start < count; start += 1024) {
    long end = count - start < 1024 ? count : start + 1024;
    int32_t below = 0, inside = 0;
    for (long i = start; i < end; i++) {
      below += distances[i] < low;
      inside += distances[i] >= low && distances[i] <= high;
    }
    nearer += below;
    if (!inside) continue;
    for (long i = start; i < end; i++)
      if (distances[i] >= low && distances[i] <= high) between[found++] = (int32_t)i;
  }
  *between_count = found;
  return nearer;
}

#include "clones.h"

// How many points a leaf may hold.
#define BUCKET 8

// The bits of a number, each followed by a zero.
static uint64_t spread(uint64_t bits) {
  bits = (bits | bits << 16) & 0x0000ffff0000ffff;
  bits = (bits | bits << 8) & 0x00ff00ff00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0f;
  bits = (bits | bits << 2) & 0x3333333333333333;
  return (bits | bits << 1) & 0x5555555555555555;
}

// By one byte after the other, the lowest first. Eight passes, so that the result is where it began.
static void sort_keys(uint64_t *keys, int32_t *order, uint64_t *spare_keys, int32_t *spare_order, long count) {
  for (int shift = 0; shift < 64; shift += 8) {
    long starts[257] = {0};
    for (long i = 0; i < count; i++) starts[(keys[i] >> shift & 255) + 1]++;
    for (long i = 0; i < 256; i++) starts[i + 1] += starts[i];
    for (long i = 0; i < count; i++) {
      long place = starts[keys[i] >> shift & 255]++;
      spare_keys[place] = keys[i];
      spare_order[place] = order[i];
    }
    uint64_t *former = keys;
    keys = spare_keys, spare_keys = former;
    int32_t *former_order = order;
    order = spare_order, spare_order = former_order;
  }
}

typedef struct {
  float low_x, high_x, low_y, high_y;
} box;

typedef struct {
  const uint64_t *keys;
  const float *x, *y;
  limn_quadtree_node *nodes;
} tree;

static box include(box a, box b) {
  a.low_x = b.low_x < a.low_x ? b.low_x : a.low_x, a.high_x = b.high_x > a.high_x ? b.high_x : a.high_x;
  a.low_y = b.low_y < a.low_y ? b.low_y : a.low_y, a.high_y = b.high_y > a.high_y ? b.high_y : a.high_y;
  return a;
}

// The node of the points first ..< last and those below it, from `place` on; returns the place after them.
static long build(const tree *t, long first, long last, long place, box *bounds) {
  limn_quadtree_node *node = t->nodes + place;
  uint64_t difference = t->keys[first] ^ t->keys[last - 1];
  double x = 0, y = 0;
  long next = place + 1;
  if (last - first <= BUCKET || difference == 0) {
    *bounds = (box){t->x[first], t->x[first], t->y[first], t->y[first]};
    for (long i = first; i < last; i++) {
      x += t->x[i], y += t->y[i];
      *bounds = include(*bounds, (box){t->x[i], t->x[i], t->y[i], t->y[i]});
    }
    node->points = (int32_t)(last - first);
  } else {
    // The first pair of bits in which they differ tells the quarters; squares with all in one quarter are skipped.
    int shift = (63 - __builtin_clzll(difference)) & ~1;
    for (long from = first; from < last;) {
      long to = from + 1;
      while (to < last && (t->keys[to] >> shift) == (t->keys[from] >> shift)) to++;
      const limn_quadtree_node *child = t->nodes + next;
      box part;
      next = build(t, from, to, next, &part);
      x += (double)child->mass * child->x, y += (double)child->mass * child->y;
      *bounds = from == first ? part : include(*bounds, part);
      from = to;
    }
    node->points = 0;
  }
  float width = bounds->high_x - bounds->low_x, height = bounds->high_y - bounds->low_y;
  // Many points that the keys can't tell apart count as one.
  node->size = difference == 0 && last - first > BUCKET ? 0 : width * width + height * height;
  node->mass = (float)(last - first);
  node->x = (float)(x / (double)(last - first));
  node->y = (float)(y / (double)(last - first));
  node->first = (int32_t)first;
  node->next = (int32_t)next;
  return next;
}

long limn_quadtree(const float *x, const float *y, long count, uint64_t *keys, int32_t *order, float *sorted_x,
                   float *sorted_y, limn_quadtree_node *nodes) {
  if (count == 0) return 0;
  box bounds = {x[0], x[0], y[0], y[0]};
  for (long i = 0; i < count; i++) bounds = include(bounds, (box){x[i], x[i], y[i], y[i]});
  double width = (double)bounds.high_x - bounds.low_x, height = (double)bounds.high_y - bounds.low_y;
  double size = width > height ? width : height;
  double scale = size > 0 ? 4294967295.0 / size : 0;
  for (long i = 0; i < count; i++) {
    uint64_t column = (uint64_t)(((double)x[i] - bounds.low_x) * scale);
    uint64_t row = (uint64_t)(((double)y[i] - bounds.low_y) * scale);
    keys[i] = spread(column) | spread(row) << 1;
    order[i] = (int32_t)i;
  }
  sort_keys(keys, order, keys + count, order + count, count);
  for (long i = 0; i < count; i++) sorted_x[i] = x[order[i]], sorted_y[i] = y[order[i]];
  tree t = {keys, sorted_x, sorted_y, nodes};
  return build(&t, 0, count, 0, &bounds);
}

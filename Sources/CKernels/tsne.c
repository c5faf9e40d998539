#include "functions.h"
#include "lanes.h"

// Sixteen neighbours at a time; a row's list is filled up with weights of zero.
#define EACH_NEIGHBOR(row) for (long k = starts[row]; k < starts[row + 1]; k += 16)
#define SIXTEEN _Pragma("clang loop vectorize(assume_safety)") for (long i = 0; i < 16; i++)

CLONES void limn_tsne_attraction(const float *x, const float *y, const int64_t *starts, const int32_t *neighbors,
                                 const float *weights, float *force_x, float *force_y, long first, long last) {
  for (long row = first; row < last; row++) {
    float sum_x[16] = {0}, sum_y[16] = {0}, own_x = x[row], own_y = y[row];
    EACH_NEIGHBOR(row) {
      const int32_t *places = neighbors + k;
      const float *p = weights + k;
      SIXTEEN {
        float dx = own_x - x[places[i]], dy = own_y - y[places[i]];
        float w = p[i] / (1 + dx * dx + dy * dy);
        sum_x[i] += w * dx;
        sum_y[i] += w * dy;
      }
    }
    float total_x = 0, total_y = 0;
    for (long i = 0; i < 16; i++) total_x += sum_x[i], total_y += sum_y[i];
    force_x[row] = total_x;
    force_y[row] = total_y;
  }
}

CLONES void limn_tsne_costs(const float *x, const float *y, const int64_t *starts, const int32_t *neighbors,
                            const float *weights, double *costs, long first, long last) {
  for (long row = first; row < last; row++) {
    float sums[16] = {0}, own_x = x[row], own_y = y[row];
    EACH_NEIGHBOR(row) {
      const int32_t *places = neighbors + k;
      const float *p = weights + k;
      SIXTEEN {
        float dx = own_x - x[places[i]], dy = own_y - y[places[i]];
        sums[i] += p[i] * log_(1 + dx * dx + dy * dy);
      }
    }
    costs[row] = 0;
    for (long i = 0; i < 16; i++) costs[row] += sums[i];
  }
}

// Sixteen points, and what they feel of others: along each axis, and the sum of mass q.
typedef struct {
  floats x, y, force_x, force_y, total;
} group_state;

INLINE void start_group(group_state *group, const float *x, const float *y, long present) {
  float work[2][16] = {{0}};
  memcpy(work[0], x, present * sizeof *x);
  memcpy(work[1], y, present * sizeof *y);
  memset(group, 0, sizeof *group);
  load_floats(&group->x, work[0]);
  load_floats(&group->y, work[1]);
}

INLINE void push(group_state *group, const float *x, const float *y, const float *mass, long count) {
  floats own_x = group->x, own_y = group->y;
  // Some hundred at a time, so that rounding stays small over many.
  for (long start = 0; start < count; start += 256) {
    long end = count - start < 256 ? count : start + 256;
    floats sum_x = {0}, sum_y = {0}, sum = {0};
    for (long j = start; j < end; j++) {
      floats dx = own_x - x[j], dy = own_y - y[j];
      floats q = 1 / (1 + dx * dx + dy * dy);
      floats w = mass[j] * q;
      sum += w;
      w *= q;
      sum_x += w * dx;
      sum_y += w * dy;
    }
    group->force_x += sum_x;
    group->force_y += sum_y;
    group->total += sum;
  }
}

// What the points feel of each other. A point's own 1 is left out, not taken off again: the sum of all the others of
// points far apart would drown in its rounding.
INLINE void push_each_other(group_state *group, long present) {
  for (long j = 0; j < present; j++) {
    floats mass = (floats){0} + 1;
    mass[j] = 0;
    floats dx = group->x - group->x[j], dy = group->y - group->y[j];
    floats q = 1 / (1 + dx * dx + dy * dy);
    floats w = mass * q;
    group->total += w;
    w *= q;
    group->force_x += w * dx;
    group->force_y += w * dy;
  }
}

INLINE void end_group(const group_state *group, long present, float *force_x, float *force_y, double *total) {
  float work[3][16];
  store_floats(work[0], &group->force_x);
  store_floats(work[1], &group->force_y);
  store_floats(work[2], &group->total);
  memcpy(force_x, work[0], present * sizeof *force_x);
  memcpy(force_y, work[1], present * sizeof *force_y);
  *total = 0;
  for (long i = 0; i < present; i++) *total += work[2][i];
}

CLONES void limn_tsne_repulsion(const float *x, const float *y, const float *mass, long count, float *force_x,
                                float *force_y, double *totals, long first, long last) {
  for (long index = first; index < last; index++) {
    long at = 16 * index, present = count - at < 16 ? count - at : 16, after = at + present;
    group_state group;
    start_group(&group, x + at, y + at, present);
    push(&group, x, y, mass, at);
    push(&group, x + after, y + after, mass, count - after);
    push_each_other(&group, present);
    end_group(&group, present, force_x + at, force_y + at, totals + index);
  }
}

CLONES void limn_tsne_tree_repulsion(const limn_quadtree_node *nodes, long node_count, const float *x,
                                     const float *y, long count, float angle, float *list, float *force_x,
                                     float *force_y, double *totals, long first, long last) {
  float *list_x = list, *list_y = list + count, *mass = list + 2 * count;
  for (long index = first; index < last; index++) {
    long at = 16 * index, present = count - at < 16 ? count - at : 16;
    float low_x = x[at], high_x = x[at], low_y = y[at], high_y = y[at];
    for (long i = at + 1; i < at + present; i++) {
      low_x = x[i] < low_x ? x[i] : low_x, high_x = x[i] > high_x ? x[i] : high_x;
      low_y = y[i] < low_y ? y[i] : low_y, high_y = y[i] > high_y ? y[i] : high_y;
    }
    long length = 0;
    for (long place = 0; place < node_count;) {
      const limn_quadtree_node *node = nodes + place;
      // From the nearest corner or side of the group's rectangle.
      float left = low_x - node->x, right = node->x - high_x, under = low_y - node->y, over = node->y - high_y;
      float dx = left > right ? left : right, dy = under > over ? under : over;
      dx = dx > 0 ? dx : 0, dy = dy > 0 ? dy : 0;
      if (node->size <= angle * angle * (dx * dx + dy * dy)) {
        // Only points at one place can be both the group's and a whole node.
        long from = node->first > at ? node->first : at;
        long to = node->first + (long)node->mass < at + present ? node->first + (long)node->mass : at + present;
        float others = node->mass - (float)(to > from ? to - from : 0);
        if (others > 0) list_x[length] = node->x, list_y[length] = node->y, mass[length++] = others;
        place = node->next;
      } else if (node->points > 0) {
        for (long i = node->first; i < node->first + node->points; i++)
          if (i < at || i >= at + present) list_x[length] = x[i], list_y[length] = y[i], mass[length++] = 1;
        place = node->next;
      } else {
        place++;
      }
    }
    group_state group;
    start_group(&group, x + at, y + at, present);
    push(&group, list_x, list_y, mass, length);
    push_each_other(&group, present);
    end_group(&group, present, force_x + at, force_y + at, totals + index);
  }
}

CLONES void limn_tsne_update(const float *attraction, const float *repulsion, float exaggeration, float share,
                             float momentum, float rate, float *gradient, float *gains, float *velocity,
                             float *position, long count) {
  EACH {
    float g = 4 * (exaggeration * attraction[i] - share * repulsion[i]);
    float gain = velocity[i] * g < 0 ? gains[i] + 0.2f : gains[i] * 0.8f;
    gain = gain < 0.01f ? 0.01f : gain;
    gradient[i] = g;
    gains[i] = gain;
    velocity[i] = momentum * velocity[i] - rate * gain * g;
    position[i] += velocity[i];
  }
}

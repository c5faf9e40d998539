// The vector loops of the engine. In C because the compiler then makes each for AVX-512, AVX2 and the baseline
// and picks at run time (target_clones); Swift's SIMD types stay at SSE2 in a package build, 40 to 100 times
// slower on tanh. All arrays are contiguous, row-major; `out` may be an input of the same length, element for
// element, unless it says otherwise.
#ifndef LIMN_KERNELS_H
#define LIMN_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

// A moment for the core's other thread, in a loop that waits.
static inline void limn_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

// Maps, element for element: map.c
void limn_exp(const float *x, float *out, long count);
void limn_log(const float *x, float *out, long count);
void limn_tanh(const float *x, float *out, long count);
void limn_sigmoid(const float *x, float *out, long count);
void limn_relu(const float *x, float *out, long count);
void limn_leaky_relu(const float *x, float slope, float *out, long count);
void limn_gelu_tanh(const float *x, float *out, long count);
void limn_gelu_erf(const float *x, float *out, long count);
void limn_sqrt(const float *x, float *out, long count);
void limn_pow(const float *x, float exponent, float *out, long count);
void limn_clamp(const float *x, float low, float high, float *out, long count);
// 1 where x is greater than the bound, else 0.
void limn_greater(const float *x, float bound, float *out, long count);

// Gradients of maps, from the gradient of the result and its value y or the operand x: map.c
void limn_tanh_gradient(const float *gradient, const float *y, float *out, long count);
void limn_sigmoid_gradient(const float *gradient, const float *y, float *out, long count);
void limn_relu_gradient(const float *gradient, const float *x, float *out, long count);
void limn_leaky_relu_gradient(const float *gradient, const float *x, float slope, float *out, long count);
void limn_gelu_tanh_gradient(const float *gradient, const float *x, float *out, long count);
void limn_gelu_erf_gradient(const float *gradient, const float *x, float *out, long count);

// The function and its slope in one, which share most of their work: map.c
void limn_gelu_tanh_and_slope(const float *x, float *out, float *slope, long count);
void limn_gelu_erf_and_slope(const float *x, float *out, float *slope, long count);

// Arithmetic on two arrays, or on an array and one number: arithmetic.c
void limn_add(const float *a, const float *b, float *out, long count);
void limn_subtract(const float *a, const float *b, float *out, long count);
void limn_multiply(const float *a, const float *b, float *out, long count);
void limn_divide(const float *a, const float *b, float *out, long count);
void limn_add_scalar(const float *a, float b, float *out, long count);
void limn_multiply_scalar(const float *a, float b, float *out, long count);
void limn_subtract_from_scalar(float a, const float *b, float *out, long count);
void limn_divide_scalar(const float *a, float b, float *out, long count);
void limn_divide_into_scalar(float a, const float *b, float *out, long count);
// out += scale × x
void limn_accumulate(float scale, const float *x, float *out, long count);
// condition ? a : b
void limn_select(const float *condition, const float *a, const float *b, float *out, long count);

// Reductions; `out` is not an input: reduce.c
double limn_sum(const float *x, long count);
double limn_dot(const float *a, const float *b, long count);
// [outer, middle, inner] to [outer, inner]; `scale` times the sum.
void limn_sum_middle(const float *x, float scale, float *out, long outer, long middle, long inner);
// `scale` times the sum of each of `width` columns of rows that lie `stride` numbers apart.
void limn_column_sums(const float *x, float scale, float *out, long rows, long stride, long width);
// The largest of each [outer, middle, inner] line and its first position along the middle.
void limn_max_middle(const float *x, float *out, int32_t *positions, long outer, long middle, long inner);

// Rows of [rows, width]: softmax.c
void limn_softmax(const float *x, float *out, long rows, long width);
void limn_log_softmax(const float *x, float *out, long rows, long width);
void limn_softmax_gradient(const float *gradient, const float *y, float *out, long rows, long width);
void limn_log_softmax_gradient(const float *gradient, const float *y, float *out, long rows, long width);
// The sum of the rows' losses, without those whose target is `ignored`. With `wants_gradient`, `work` has the size
// of the logits and takes scale × (softmax − one-hot); else it holds at least 2048 numbers and one row.
double limn_cross_entropy(const float *logits, const int32_t *targets, int32_t ignored, float scale, float *work,
                          bool wants_gradient, long rows, long width);

// Products and transposition of small matrices: product.c
// c = a b, or c + a b with `adds`. The number of a's row i and column k is a[i × a_row + k × a_column]; rows of b and c
// lie as far apart as their strides say. `columns` is a multiple of 16.
void limn_small_product(const float *a, long a_row, long a_column, const float *b, long b_stride, float *c,
                        long c_stride, long rows, long columns, long depth, bool adds);
// `rows` × `columns` numbers, rows `stride` apart, to `columns` rows of `rows`, `out_stride` apart.
void limn_transpose(const float *x, long stride, float *out, long out_stride, long rows, long columns);
// Asks for rows that are needed soon, `stride` apart, so that they are near by then.
void limn_prefetch(const float *x, long stride, long rows, long width);

// Attention of one head: attention.c
// Rows of products of queries and keys to weights, in place: softmax of scale × scores over the keys that a query
// sees, the first `first` + row × `growth` of them at most and of these those where `allowed` is not 0 (all if it is
// NULL), zero elsewhere, up to the first `filled` at least. The scale is not below 0. Rows lie `stride` numbers apart.
void limn_attention_weights(float *scores, long stride, float scale, const float *allowed, long allowed_row,
                            long allowed_column, long first, long growth, long rows, long keys,
                            long filled);
// In place of the weights' gradient that of the products before they were scaled.
void limn_attention_gradient(const float *weights, long weights_stride, float *gradient, long stride, float scale,
                             long rows, long width);
// One query over `count` keys and values, rows as far apart as the strides say; `scores` takes its weights.
void limn_attend_one(const float *query, const float *keys, long keys_stride, const float *values,
                     long values_stride, float scale, float *scores, float *out, long count, long width,
                     long value_width);

// Normalisation: normalize.c
// Over each row: out = (x − mean) × inverse deviation × weight + bias; keeps mean and inverse deviation of each.
void limn_layer_norm(const float *x, const float *weight, const float *bias, float epsilon, float *means,
                     float *inverse_deviations, float *out, long rows, long width);
// The gradients of x, to `out`, and of weight and bias, summed over the rows; NULL for one that nobody wants.
void limn_layer_norm_gradient(const float *gradient, const float *x, const float *means,
                              const float *inverse_deviations, const float *weight, float *out, float *of_weight,
                              float *of_bias, long rows, long width);
// Mean and biased variance of each column.
void limn_column_moments(const float *x, float *means, float *variances, long rows, long width);
// Over each column: normalized = (x − mean) × inverse deviation, out = normalized × weight + bias.
void limn_batch_norm(const float *x, const float *means, const float *inverse_deviations, const float *weight,
                     const float *bias, float *normalized, float *out, long rows, long width);
void limn_batch_norm_gradient(const float *gradient, const float *normalized, const float *inverse_deviations,
                              const float *weight, const float *sums, const float *dots, float *out, long rows,
                              long width);
// The sum of a × b over each of `width` columns of rows that lie `stride` numbers apart.
void limn_column_dots(const float *a, const float *b, float *out, long rows, long stride, long width);

// A matrix of `rows` rows, `stride` numbers apart, times a vector, read once from memory: vector.c
// out[row] = the row's product with x; rows are `width` long.
void limn_matrix_vector(const float *matrix, long stride, const float *x, float *out, long rows, long width);
// out[j] = the sum of x[row] × the row's number j, for `width` columns.
void limn_vector_matrix(const float *x, const float *matrix, long stride, float *out, long rows, long width);

// Half precision, IEEE 754's of 16 bits: half.c
// Halves that lie anywhere, not always at an even address, in single precision: exact.
void limn_widen(const void *halves, float *out, long count);
// To the nearest half, of two as near to the even one; infinite from 65520 on. Returns how many are not finite.
long limn_narrow(const float *x, uint16_t *out, long count);
// out[row] = the product of x with a row of halves, in single precision; rows are `width` long, without gaps.
void limn_half_matrix_vector(const uint16_t *matrix, const float *x, float *out, long rows, long width);

// Random numbers: random.c
// The next 624 words of the Mersenne Twister in place of the last.
void limn_twist(uint32_t *state);
// Whether the 53 bits of each of `pairs` pairs of the state's words, the first the high half, are below `bound`: 1 or 0.
// At most 312 pairs.
void limn_bernoulli(const uint32_t *words, uint64_t bound, uint8_t *out, long pairs);
// scale × x where `kept` is not 0, else 0.
void limn_drop(const float *x, const uint8_t *kept, float scale, float *out, long count);

// Rows picked from a table and added back to it; an index of −1 reads zeros and adds nothing: rows.c
void limn_gather(const float *table, const int32_t *indices, float *out, long count, long width);
void limn_scatter_add(const float *rows, const int32_t *indices, float *table, long count, long width);

// Updates of parameters: update.c
void limn_momentum(const float *gradient, float momentum, float dampening, float *velocity, long count);
// `kept` is what the parameter is multiplied with before: 1, or less for decoupled decay.
void limn_adam(const float *gradient, float factor, float beta1, float beta2, float correction1, float correction2,
               float epsilon, float learning_rate, float kept, float *first, float *second, float *parameter,
               long count);

// Linear algebra in double precision: symmetric.c
// Adds to out [width, width] the products of the columns of x [rows, width], for the rows first ..< last of out
// and the columns from each row's own on; what lies before them is undefined.
void limn_add_gram(const double *x, double *out, long rows, long width, long first, long last);
// For the rows first ..< last of a symmetric matrix: a −= v wᵀ + w vᵀ, then product = a × next.
void limn_update_and_multiply(double *a, long stride, const double *v, const double *w, const double *next,
                              double *product, long size, long first, long last);
// The rows first ..< last of the identity, times Householder's reflections 1 − factor v vᵀ, the last first; the
// vector of reflection k is row k of `vectors` from column k + 1 on.
void limn_reflect_rows(double *rows, const double *vectors, const double *factors, long size, long first, long last);
// Turns the rows places[t] and places[t] + 1, one turn after another, by the cosine and sine in turns[2 t], in the
// columns first ..< last.
void limn_rotate_rows(double *rows, long width, const int32_t *places, const double *turns, long count, long first,
                      long last);
// Sums of single-precision numbers in double precision.
double limn_dot_precise(const float *a, const float *b, long count);
double limn_squared_distance(const float *a, const float *b, long count);

// Nearest neighbours: neighbors.c
// The products of a point with all become their squared distances from it, less its own squared length, infinite for `self`.
void limn_distances(float *products, const float *norms, long self, long count);
// Lists all whose distance is at most the `wanted`-th smallest and `slack`, and returns how many; `heap` has room for
// `wanted` numbers, `candidates` for all.
long limn_nearest(const float *distances, long count, float slack, long wanted, float *heap, int32_t *candidates);
// How many distances are below `low`; lists those in low ... high.
long limn_count_nearer(const float *distances, long count, float low, float high, int32_t *between,
                       long *between_count);

// The squares of a quadtree: quadtree.c
typedef struct {
  // The centre of mass of its points, and how many they are.
  float x, y, mass;
  // The squared diagonal of the smallest rectangle around them.
  float size;
  // The node after it and all below it.
  int32_t next;
  // The first of its points, and how many it lists itself; zero if they are in the nodes below it.
  int32_t first, points;
} limn_quadtree_node;
// Sorts points along Morton's curve and puts a tree over them, each node before those below it; returns how many
// nodes there are, at most 2 count. `keys` and `order` have room for 2 count; the first `count` of `order` are
// the points' places before.
long limn_quadtree(const float *x, const float *y, long count, uint64_t *keys, int32_t *order, float *sorted_x,
                   float *sorted_y, limn_quadtree_node *nodes);

// t-SNE in two dimensions: tsne.c
// The neighbours of row r are those from starts[r] to starts[r + 1], a multiple of sixteen. For the rows
// first ..< last: the sum of p q (own − other) with q = 1 / (1 + distance²).
void limn_tsne_attraction(const float *x, const float *y, const int64_t *starts, const int32_t *neighbors,
                          const float *weights, float *force_x, float *force_y, long first, long last);
// The sum of p log(1 + distance²) for each of the rows.
void limn_tsne_costs(const float *x, const float *y, const int64_t *starts, const int32_t *neighbors,
                     const float *weights, double *costs, long first, long last);
// For groups of sixteen points, first ..< last: the sum over all points of mass q² (own − other), and for each group
// the sum of mass q without the points themselves.
void limn_tsne_repulsion(const float *x, const float *y, const float *mass, long count, float *force_x,
                         float *force_y, double *totals, long first, long last);
// The same with a node instead of its points where its diagonal is at most `angle` (below 1) of its distance from
// the group; points sorted as the tree has them, `list` with room for 3 count.
void limn_tsne_tree_repulsion(const limn_quadtree_node *nodes, long node_count, const float *x, const float *y,
                              long count, float angle, float *list, float *force_x, float *force_y, double *totals,
                              long first, long last);
// A step with momentum and gains along 4 (exaggeration × attraction − share × repulsion).
void limn_tsne_update(const float *attraction, const float *repulsion, float exaggeration, float share,
                      float momentum, float rate, float *gradient, float *gains, float *velocity, float *position,
                      long count);

#endif

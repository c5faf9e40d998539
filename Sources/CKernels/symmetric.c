#include "lanes.h"

CLONES void limn_add_gram(const double *x, double *out, long rows, long width, long first, long last) {
  long i = first;
  for (; i + 4 <= last; i += 4) {
    // From a multiple of eight on: some places below the diagonal get a sum as well, which nobody reads.
    long j = i & ~7L;
    for (; j + 8 <= width; j += 8) {
      doubles sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0}, line;
      for (long row = 0; row < rows; row++) {
        const double *left = x + row * width + i;
        load(&line, x + row * width + j);
        sum0 += left[0] * line;
        sum1 += left[1] * line;
        sum2 += left[2] * line;
        sum3 += left[3] * line;
      }
      double *place = out + i * width + j;
      load(&line, place);
      sum0 += line, store(place, &sum0);
      load(&line, place + width);
      sum1 += line, store(place + width, &sum1);
      load(&line, place + 2 * width);
      sum2 += line, store(place + 2 * width, &sum2);
      load(&line, place + 3 * width);
      sum3 += line, store(place + 3 * width, &sum3);
    }
    for (; j < width; j++)
      for (long row = 0; row < rows; row++)
        for (long h = 0; h < 4; h++) out[(i + h) * width + j] += x[row * width + i + h] * x[row * width + j];
  }
  for (; i < last; i++)
    for (long row = 0; row < rows; row++)
      for (long j = i; j < width; j++) out[i * width + j] += x[row * width + i] * x[row * width + j];
}

CLONES void limn_update_and_multiply(double *a, long stride, const double *v, const double *w, const double *next,
                                     double *product, long size, long first, long last) {
  for (long row = first; row < last; row++) {
    double *line = a + row * stride;
    double left = v[row], right = w[row];
    doubles total = {0}, x, y, z, n;
    long j = 0;
    for (; j + 8 <= size; j += 8) {
      load(&x, line + j);
      load(&y, w + j);
      load(&z, v + j);
      load(&n, next + j);
      x -= left * y + right * z;
      store(line + j, &x);
      total += x * n;
    }
    double rest = 0;
    for (; j < size; j++) {
      line[j] -= left * w[j] + right * v[j];
      rest += line[j] * next[j];
    }
    product[row] = sum_lanes(&total) + rest;
  }
}

CLONES void limn_reflect_rows(double *rows, const double *vectors, const double *factors, long size, long first,
                              long last) {
  for (long row = first; row < last; row++) {
    double *line = rows + row * size;
    // The reflections after this one leave the row of the identity as it is.
    for (long k = row - 1 < size - 3 ? row - 1 : size - 3; k >= 0; k--) {
      if (factors[k] == 0) continue;
      const double *vector = vectors + k * size;
      doubles total = {0}, x, y;
      long j = k + 1;
      double rest = 0;
      for (; (size - j) % 8 != 0; j++) rest += line[j] * vector[j];
      for (long from = j; from < size; from += 8) {
        load(&x, line + from);
        load(&y, vector + from);
        total += x * y;
      }
      double scale = factors[k] * (sum_lanes(&total) + rest);
      for (long from = k + 1; from < j; from++) line[from] -= scale * vector[from];
      for (long from = j; from < size; from += 8) {
        load(&x, line + from);
        load(&y, vector + from);
        x -= scale * y;
        store(line + from, &x);
      }
    }
  }
}

CLONES void limn_rotate_rows(double *rows, long width, const int32_t *places, const double *turns, long count,
                             long first, long last) {
  for (long turn = 0; turn < count; turn++) {
    double *a = rows + places[turn] * width, *b = a + width;
    double cosine = turns[2 * turn], sine = turns[2 * turn + 1];
    doubles x, y, z;
    long j = first;
    for (; j + 8 <= last; j += 8) {
      load(&x, a + j);
      load(&y, b + j);
      z = cosine * x + sine * y;
      store(a + j, &z);
      z = cosine * y - sine * x;
      store(b + j, &z);
    }
    for (; j < last; j++) {
      double left = a[j], right = b[j];
      a[j] = cosine * left + sine * right;
      b[j] = cosine * right - sine * left;
    }
  }
}

CLONES double limn_dot_precise(const float *a, const float *b, long count) {
  doubles total = {0};
  long i = 0;
  for (; i + 8 <= count; i += 8)
    for (long lane = 0; lane < 8; lane++) total[lane] += (double)a[i + lane] * (double)b[i + lane];
  double rest = 0;
  for (; i < count; i++) rest += (double)a[i] * (double)b[i];
  return sum_lanes(&total) + rest;
}

CLONES double limn_squared_distance(const float *a, const float *b, long count) {
  doubles total = {0};
  long i = 0;
  for (; i + 8 <= count; i += 8)
    for (long lane = 0; lane < 8; lane++) {
      double difference = (double)a[i + lane] - (double)b[i + lane];
      total[lane] += difference * difference;
    }
  double rest = 0;
  for (; i < count; i++) {
    double difference = (double)a[i] - (double)b[i];
    rest += difference * difference;
  }
  return sum_lanes(&total) + rest;
}

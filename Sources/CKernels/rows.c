#include "clones.h"

CLONES void limn_gather(const float *table, const int32_t *indices, float *out, long count, long width) {
  for (long row = 0; row < count; row++, out += width) {
    if (indices[row] < 0) {
      COLUMNS out[j] = 0;
    } else {
      const float *line = table + indices[row] * width;
      COLUMNS out[j] = line[j];
    }
  }
}

CLONES void limn_scatter_add(const float *rows, const int32_t *indices, float *table, long count, long width) {
  for (long row = 0; row < count; row++, rows += width) {
    if (indices[row] < 0) continue;
    float *line = table + indices[row] * width;
    COLUMNS line[j] += rows[j];
  }
}

#include "clones.h"

#pragma clang fp reassociate(on)

CLONES void limn_layer_norm(const float *x, const float *weight, const float *bias, float epsilon, float *means,
                            float *inverse_deviations, float *out, long rows, long width) {
  for (long row = 0; row < rows; row++, x += width, out += width) {
    float sum = 0, squares = 0;
    COLUMNS sum += x[j];
    float mean = sum / width;
    COLUMNS squares += (x[j] - mean) * (x[j] - mean);
    float inverse = 1 / sqrtf(squares / width + epsilon);
    means[row] = mean;
    inverse_deviations[row] = inverse;
    COLUMNS {
      float v = (x[j] - mean) * inverse;
      out[j] = v * weight[j] + bias[j];
    }
  }
}

CLONES void limn_layer_norm_gradient(const float *gradient, const float *x, const float *means,
                                     const float *inverse_deviations, const float *weight, float *out,
                                     float *of_weight, float *of_bias, long rows, long width) {
  if (of_weight) COLUMNS of_weight[j] = 0;
  if (of_bias) COLUMNS of_bias[j] = 0;
  for (long row = 0; row < rows; row++, gradient += width, x += width) {
    float mean = means[row], inverse = inverse_deviations[row];
    if (of_weight) COLUMNS {
        float v = (x[j] - mean) * inverse;
        of_weight[j] += gradient[j] * v;
      }
    if (of_bias) COLUMNS of_bias[j] += gradient[j];
    if (!out) continue;
    float sum = 0, dot = 0;
    COLUMNS {
      float g = gradient[j] * weight[j], v = (x[j] - mean) * inverse;
      sum += g;
      dot += g * v;
    }
    sum /= width;
    dot /= width;
    COLUMNS {
      float v = (x[j] - mean) * inverse;
      out[j] = inverse * (gradient[j] * weight[j] - sum - v * dot);
    }
    out += width;
  }
}

CLONES void limn_column_moments(const float *x, float *means, float *variances, long rows, long width) {
  SUM_COLUMNS(means, width, x[place])
  for (long j = 0; j < width; j++) means[j] /= rows;
  SUM_COLUMNS(variances, width, (x[place] - means[j]) * (x[place] - means[j]))
  for (long j = 0; j < width; j++) variances[j] /= rows;
}

CLONES void limn_batch_norm(const float *x, const float *means, const float *inverse_deviations,
                            const float *weight, const float *bias, float *normalized, float *out, long rows,
                            long width) {
  for (long row = 0; row < rows; row++, x += width, normalized += width, out += width) {
    COLUMNS {
      float v = (x[j] - means[j]) * inverse_deviations[j];
      normalized[j] = v;
      out[j] = v * weight[j] + bias[j];
    }
  }
}

CLONES void limn_batch_norm_gradient(const float *gradient, const float *normalized,
                                     const float *inverse_deviations, const float *weight, const float *sums,
                                     const float *dots, float *out, long rows, long width) {
  float share = 1.0f / rows;
  for (long row = 0; row < rows; row++, gradient += width, normalized += width, out += width) {
    COLUMNS out[j] =
        weight[j] * inverse_deviations[j] * (gradient[j] - share * (sums[j] + normalized[j] * dots[j]));
  }
}

#include "clones.h"

CLONES void limn_momentum(const float *gradient, float momentum, float dampening, float *velocity,
                          long count) {
  EACH velocity[i] = momentum * velocity[i] + (1 - dampening) * gradient[i];
}

CLONES void limn_adam(const float *gradient, float factor, float beta1, float beta2, float correction1,
                      float correction2, float epsilon, float learning_rate, float kept, float *first, float *second,
                      float *parameter, long count) {
  float rate = learning_rate / correction1;
  float root = __builtin_elementwise_sqrt(correction2);
  EACH {
    float g = factor * gradient[i];
    float m = beta1 * first[i] + (1 - beta1) * g;
    float v = beta2 * second[i] + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    parameter[i] = kept * parameter[i] - rate * m / (__builtin_elementwise_sqrt(v) / root + epsilon);
  }
}

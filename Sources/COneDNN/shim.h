#ifndef LIMN_ONEDNN_SHIM_H
#define LIMN_ONEDNN_SHIM_H

#include <dlfcn.h>
#include <dnnl.h>
#include <stdbool.h>

// oneDNN takes the number of threads from OpenMP, whose idle threads spin and get in the way of ours. So each
// product runs on the calling thread and the engine splits large ones itself. The symbols are looked up, since
// not every build of oneDNN has OpenMP; the caller's own setting is put back.
typedef struct {
  void (*set)(int);
  int (*get)(void);
} limn_openmp;

static inline limn_openmp limn_find_openmp(void) {
  limn_openmp found;
  found.set = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_num_threads");
  found.get = (int (*)(void))dlsym(RTLD_DEFAULT, "omp_get_max_threads");
  return found;
}

// C = op(A) op(B) + beta C, row-major; rowStride is the distance of two rows as they lie in memory.
static inline bool limn_sgemm(limn_openmp openmp, bool transposeA, bool transposeB, long rows, long columns,
                              long depth, const float *a, long strideA, const float *b, long strideB,
                              float beta, float *c, long strideC) {
  int threads = openmp.get ? openmp.get() : 1;
  if (threads != 1 && openmp.set) openmp.set(1);
  dnnl_status_t status = dnnl_sgemm(transposeA ? 'T' : 'N', transposeB ? 'T' : 'N', rows, columns, depth, 1, a,
                                    strideA, b, strideB, beta, c, strideC);
  if (threads != 1 && openmp.set) openmp.set(threads);
  return status == dnnl_success;
}

#endif

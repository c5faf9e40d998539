#ifndef LIMN_ONEDNN_SHIM_H
#define LIMN_ONEDNN_SHIM_H

#include <dlfcn.h>
#include <dnnl.h>
#include <stdbool.h>

// oneDNN is opened when the first product is computed, as it takes 3 ms: every command would start that much later.
// It takes the number of threads from OpenMP, whose idle threads spin and get in the way of ours. So each product
// runs on the calling thread and the engine splits large ones itself. OpenMP's symbols are looked up, since not
// every build of oneDNN has them; the caller's own setting is put back.
typedef struct {
  dnnl_status_t (*multiply)(char, char, dnnl_dim_t, dnnl_dim_t, dnnl_dim_t, float, const float *, dnnl_dim_t,
                            const float *, dnnl_dim_t, float, float *, dnnl_dim_t);
  void (*set_threads)(int);
  int (*threads)(void);
} limn_onednn;

#define LIMN_TEXT_OF(x) #x
#define LIMN_TEXT(x) LIMN_TEXT_OF(x)
// The file of the version that the headers are of.
static const char *const limn_onednn_file = "libdnnl.so." LIMN_TEXT(DNNL_VERSION_MAJOR);

// multiply is NULL where there is no such file.
static inline limn_onednn limn_open_onednn(void) {
#ifdef __APPLE__
  void *library = RTLD_DEFAULT;
  limn_onednn found = {dnnl_sgemm, 0, 0};
#else
  void *library = dlopen(limn_onednn_file, RTLD_LAZY);
  limn_onednn found = {0, 0, 0};
  if (!library) return found;
  *(void **)&found.multiply = dlsym(library, "dnnl_sgemm");
#endif
  *(void **)&found.set_threads = dlsym(library, "omp_set_num_threads");
  *(void **)&found.threads = dlsym(library, "omp_get_max_threads");
  return found;
}

// C = op(A) op(B) + beta C, row-major; a stride is the distance of two rows as they lie in memory.
static inline bool limn_sgemm(limn_onednn onednn, bool transposeA, bool transposeB, long rows, long columns,
                              long depth, const float *a, long strideA, const float *b, long strideB,
                              float beta, float *c, long strideC) {
  int threads = onednn.threads ? onednn.threads() : 1;
  if (threads != 1 && onednn.set_threads) onednn.set_threads(1);
  dnnl_status_t status = onednn.multiply(transposeA ? 'T' : 'N', transposeB ? 'T' : 'N', rows, columns, depth, 1,
                                         a, strideA, b, strideB, beta, c, strideC);
  if (threads != 1 && onednn.set_threads) onednn.set_threads(threads);
  return status == dnnl_success;
}

#endif

// Compiles the tile and the vector loops once per instruction set, and hands out the tables.
//
// `target(...)` per function makes each variant legal in one object file without compiler flags; whether a
// table may be run is asked of the processor. Vectors are declared with the alignment of one float,
// because rows of tensors begin anywhere.

#include "ckernels.h"

#include <stddef.h>

typedef float float4 __attribute__((vector_size(16), aligned(4)));
typedef int int4 __attribute__((vector_size(16), aligned(4)));

#define TARGET
#define NAME(x) x##_generic
#define VECTOR float4
#define MASK int4
#define ROWS 4
#include "tile.h"
#include "vector.h"
#include "optimizers.h"
#undef TARGET
#undef NAME
#undef VECTOR
#undef MASK
#undef ROWS

#if defined(__x86_64__)
typedef float float8 __attribute__((vector_size(32), aligned(4)));
typedef int int8 __attribute__((vector_size(32), aligned(4)));
typedef float float16 __attribute__((vector_size(64), aligned(4)));
typedef int int16 __attribute__((vector_size(64), aligned(4)));

#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) x##_avx2
#define VECTOR float8
#define MASK int8
#define ROWS 6
#include "tile.h"
#include "vector.h"
#include "optimizers.h"
#undef TARGET
#undef NAME
#undef VECTOR
#undef MASK
#undef ROWS

#define TARGET __attribute__((target("avx512f,fma")))
#define NAME(x) x##_avx512
#define VECTOR float16
#define MASK int16
#define ROWS 14
#include "tile.h"
#include "vector.h"
#include "optimizers.h"
#undef TARGET
#undef NAME
#undef VECTOR
#undef MASK
#undef ROWS
#endif

#define TABLE(set, most_rows, lanes) \
  { \
    .name = #set, .rows = most_rows, .columns = 2 * lanes, .tile = tile_##set, \
    .binary = {add_##set, subtract_##set, multiply_##set, divide_##set}, \
    .unary = {negate_##set, absolute_##set, relu_##set, square_root_##set}, .sum = sum_##set, \
    .maximum = maximum_##set, \
    .step = {descent_##set, momentum_##set, adagrad_##set, adadelta_##set, rmsprop_##set, rmsprop_momentum_##set, \
             rmsprop_centered_##set, rmsprop_centered_momentum_##set, adam_##set, amsgrad_##set}, \
    .square_sum = square_sum_##set \
  }

static const ck_kernels generic = TABLE(generic, 4, 4);
#if defined(__x86_64__)
static const ck_kernels avx2 = TABLE(avx2, 6, 8);
static const ck_kernels avx512 = TABLE(avx512, 14, 16);
#endif

const ck_kernels *ck_kernels_for(enum ck_instruction_set set) {
  switch (set) {
    case ck_generic: return &generic;
#if defined(__x86_64__)
    case ck_avx2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &avx2 : NULL;
    case ck_avx512: return __builtin_cpu_supports("avx512f") ? &avx512 : NULL;
#endif
    default: return NULL;
  }
}

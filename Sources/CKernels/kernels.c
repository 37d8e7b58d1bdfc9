// Compiles the tile and the vector loops once per instruction set, and hands out the tables.
//
// `target(...)` per function makes each variant legal in one object file without compiler flags; whether a
// table may be run is asked of the processor. Vectors are declared with the alignment of one float,
// because rows of tensors begin anywhere.

#include "ckernels.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define UP_TO_4(f, v, x) f(1, v, x) f(2, v, x) f(3, v, x) f(4, v, x)
#define UP_TO_6(f, v, x) UP_TO_4(f, v, x) f(5, v, x) f(6, v, x)
#define UP_TO_8(f, v, x) UP_TO_6(f, v, x) f(7, v, x) f(8, v, x)
#define UP_TO_12(f, v, x) UP_TO_8(f, v, x) f(9, v, x) f(10, v, x) f(11, v, x) f(12, v, x)
#define UP_TO_14(f, v, x) UP_TO_12(f, v, x) f(13, v, x) f(14, v, x)

typedef float float4 __attribute__((vector_size(16), aligned(4)));
typedef int int4 __attribute__((vector_size(16), aligned(4)));

// Lane by lane `x` where the mask holds, else `y`.
#define CHOOSE(mask, x, y) ((VECTOR)(((MASK)(x) & (MASK)(mask)) | ((MASK)(y) & ~(MASK)(mask))))

#define TARGET
#define NAME(x) x##_generic
#define VECTOR float4
#define MASK int4
#define NARROW 8
#define EACH_WIDE(f, x) UP_TO_4(f, 2, x)
#define EACH_NARROW(f, x) UP_TO_8(f, 1, x)
#define ADD_PRODUCT(sum, number, vector) sum += (number - (VECTOR){0}) * vector
#include "tile.h"
#include "vector.h"
#include "optimizers.h"
#include "layers.h"
#include "peak.h"
#undef TARGET
#undef NAME
#undef VECTOR
#undef MASK
#undef NARROW
#undef EACH_WIDE
#undef EACH_NARROW
#undef ADD_PRODUCT

#if defined(__x86_64__)
typedef float float8 __attribute__((vector_size(32), aligned(4)));
typedef int int8 __attribute__((vector_size(32), aligned(4)));
typedef float float16 __attribute__((vector_size(64), aligned(4)));
typedef int int16 __attribute__((vector_size(64), aligned(4)));

#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) x##_avx2
#define VECTOR float8
#define MASK int8
#define NARROW 8
#define EACH_WIDE(f, x) UP_TO_6(f, 2, x)
#define EACH_NARROW(f, x) UP_TO_8(f, 1, x)
#define ADD_PRODUCT(sum, number, vector) sum += (number - (VECTOR){0}) * vector
#include "tile.h"
#include "vector.h"
#include "optimizers.h"
#include "layers.h"
#include "peak.h"
#undef TARGET
#undef NAME
#undef VECTOR
#undef MASK
#undef NARROW
#undef EACH_WIDE
#undef EACH_NARROW
#undef ADD_PRODUCT

#define TARGET __attribute__((target("avx512f,fma")))
#define NAME(x) x##_avx512
#define VECTOR float16
#define MASK int16
#define NARROW 14
#define EACH_WIDE(f, x) UP_TO_8(f, 2, x)
#define EACH_NARROW(f, x) UP_TO_14(f, 1, x)
// Left to itself the compiler loads a number that two vectors are multiplied by into a vector first.
#define ADD_PRODUCT(sum, number, vector) \
  __asm__("vfmadd231ps %2%{1to16%}, %1, %0" : "+v"(sum) : "v"(vector), "m"(number))
#include "tile.h"
#include "vector.h"
#include "optimizers.h"
#include "layers.h"
#include "peak.h"
#undef TARGET
#undef NAME
#undef VECTOR
#undef MASK
#undef NARROW
#undef EACH_WIDE
#undef EACH_NARROW
#undef ADD_PRODUCT
#endif

#define CURVE(name, set) {name##_value_##set, name##_back_##set}

#define VECTOR_LOOPS(set) \
  { \
    .relu = CURVE(relu, set), .leaky_relu = CURVE(leaky_relu, set), .elu = CURVE(elu, set), \
    .exp = CURVE(exp, set), .log = CURVE(log, set), .square_root = CURVE(square_root, set), \
    .sigmoid = CURVE(sigmoid, set), .tanh = CURVE(tanh, set), .silu = CURVE(silu, set), \
    .gelu = CURVE(gelu, set), .gelu_tanh = CURVE(gelu_tanh, set), .softmax = softmax_##set, \
    .log_softmax = log_softmax_##set, .softmax_back = softmax_back_##set, \
    .log_softmax_back = log_softmax_back_##set, .axpy = axpy_##set, .uniform = uniform_##set, \
    .normal = normal_##set, .dropout = dropout_##set \
  }

#define TABLE(set, wide, narrow, count) \
  { \
    .name = #set, .wide_rows = wide, .narrow_rows = narrow, .lanes = count, .tile = tile_##set, \
    .lanewise_tile = lanewise_tile_##set, .column_sums = column_sums_##set, \
    .binary = {add_##set, subtract_##set, multiply_##set, divide_##set}, \
    .sum = sum_##set, .maximum = maximum_##set, .vector = VECTOR_LOOPS(set), \
    .step = {descent_##set, momentum_##set, adagrad_##set, adadelta_##set, rmsprop_##set, rmsprop_momentum_##set, \
             rmsprop_centered_##set, rmsprop_centered_momentum_##set, adam_##set, amsgrad_##set}, \
    .square_sum = square_sum_##set, .peak = peak_##set, \
    .max_row = max_row_##set, .max_back_row = max_back_row_##set, .weigh_row = weigh_row_##set, \
    .moments = moments_##set, .products = products_##set, .affine = affine_##set, .combine = combine_##set, \
    .logit_loss = {logit_loss_value_##set, logit_loss_slopes_##set} \
  }

static const ck_kernels generic = TABLE(generic, 4, 8, 4);
#if defined(__x86_64__)
static const ck_kernels avx2 = TABLE(avx2, 6, 8, 8);
static const ck_kernels avx512 = TABLE(avx512, 8, 14, 16);
#endif

const ck_kernels *ck_kernels_for(enum ck_instruction_set set) {
  switch (set) {
    case ck_generic: return &generic;
#if defined(__x86_64__)
    case ck_avx2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &avx2 : NULL;
    case ck_avx512: return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("fma") ? &avx512 : NULL;
#endif
    default: return NULL;
  }
}

// Squares of 4 x 4 are turned in registers; reading across and writing down one by one would be bound by the stores.
void ck_transpose(long rows, long columns, const float *from, long ld_from, float *to, long ld_to) {
  long i = 0;
  for (; i + 4 <= rows; i += 4) {
    const float *line = from + i * ld_from;
    long j = 0;
    for (; j + 4 <= columns; j += 4) {
      const float4 a = *(const float4 *)(line + j), b = *(const float4 *)(line + ld_from + j);
      const float4 c = *(const float4 *)(line + 2 * ld_from + j), d = *(const float4 *)(line + 3 * ld_from + j);
      const float4 ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
      const float4 ef = __builtin_shufflevector(a, b, 2, 6, 3, 7), gh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
      float *out = to + j * ld_to + i;
      *(float4 *)out = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
      *(float4 *)(out + ld_to) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
      *(float4 *)(out + 2 * ld_to) = __builtin_shufflevector(ef, gh, 0, 1, 4, 5);
      *(float4 *)(out + 3 * ld_to) = __builtin_shufflevector(ef, gh, 2, 3, 6, 7);
    }
    for (; j < columns; j++) {
      for (long r = 0; r < 4; r++) to[j * ld_to + i + r] = line[r * ld_from + j];
    }
  }
  for (; i < rows; i++) {
    for (long j = 0; j < columns; j++) to[j * ld_to + i] = from[i * ld_from + j];
  }
}

// The float32 loops whose speed depends on the instruction set, as one table of functions per set.
//
// Swift compiles a whole module for one instruction set (SSE2 by default on x86); C can choose it per function. So the
// loops live here, each written once with vector types of the set's width, and compiled once per set; the
// caller picks a table at run time, from what the processor offers. Everything that is not an inner loop
// (shapes, blocking, scratch memory, threads) is Swift's.
#pragma once

/// The tile: C (+)= sum over steps p of A * B, where C is `rows` x `columns` and A is read through two tables:
///
///     c[row_c[i] + j] = start + sum_p a[row_a[i] + step_a[p]] * b[p*ldb + j]
///
/// The lanewise tile takes A lane by lane too: a[row_a[i] + step_a[p] + j]. `start` is what stands in C when
/// `accumulate`, else bias[j] where there is a bias, else 0. With more than `lanes` columns there may be `wide_rows`
/// rows and `2 * lanes` columns; with at most `lanes`, `narrow_rows`. Vectors are loaded whole: the bias and the rows
/// of B (and of a lanewise A) must be readable to the end of the last vector. C is touched only where it is used.
/// Offsets count elements.
typedef void (*ck_tile)(
    long rows, long columns, long steps, const float *a, const long *row_a, const long *step_a, const float *b,
    long ldb, const float *bias, int accumulate, float *c, const long *row_c);

/// to[j*ld_to + i] = from[i*ld_from + j] for a matrix of `rows` x `columns`.
void ck_transpose(long rows, long columns, const float *from, long ld_from, float *to, long ld_to);

/// Asks for `count` numbers that will be read soon.
static inline void ck_prefetch(const float *from, long count) {
  for (long i = 0; i < count; i += 16) __builtin_prefetch(from + i);
}

/// out[j] += the sum over n rows of x[i*ld + j]; rows must be readable to the end of the last vector.
typedef void (*ck_column_sums)(long n, long columns, const float *x, long ld, float *out);

/// out[i] = a[i*sa] op b[i*sb]; `sa` and `sb` are 0 or 1.
typedef void (*ck_binary)(long n, const float *a, long sa, const float *b, long sb, float *out);

/// One number from n contiguous ones.
typedef float (*ck_reduce)(long n, const float *x);

/// The numbers of one step of an update rule, as they are for one parameter: optimizers.h says what each does.
typedef struct {
  float sign, decay, keep, rate, direct, old1, new1, old2, new2, inside, outside, scale;
} ck_step_numbers;

/// Changes n parameters p and their buffers a, b, c (as many as the rule has) by the gradients g.
typedef void (*ck_step)(
    long n, const ck_step_numbers *numbers, float *p, const float *g, float *a, float *b, float *c);
/// One axis of a pooling or a resampling as a table: place o takes the inputs positions[e], starts[o] <= e < starts[o+1],
/// which are its window's numbers taps[e], with weights[e].
typedef struct {
  long places;
  const int *starts, *positions, *taps;
  const double *weights;
} ck_axis;

/// One row of places of a max-pooling: `in` is a picture of `width` pixels of `depth` channels a row; the number of the
/// winning tap, row's tap * tap_width + column's, is noted in tap_bytes (0, 1 or 4) bytes.
typedef void (*ck_max_row)(
    const ck_axis *rows, long row, const ck_axis *columns, long depth, long width, long tap_width,
    const float *in, float *out, void *taps, int tap_bytes);

/// One row of its gradient, by the transposed axes; `width` is that of the places.
typedef void (*ck_max_back_row)(
    const ck_axis *rows, long row, const ck_axis *columns, long depth, long width, long tap_width,
    const float *gradient, const void *taps, int tap_bytes, float *out);

/// One row of places, each the weighted sum of its window, divided by row_divisor * divisors[place] unless NULL.
typedef void (*ck_weigh_row)(
    const ck_axis *rows, long row, const ck_axis *columns, long depth, long width, const float *in,
    double row_divisor, const double *divisors, float *out);

/// A function of one number and what it makes of gradients: value[i] = f(x[i]), and out[i] = g[i] * f'(x[i]), which is
/// found from `kept`, the input or the result, as its row in Swift says. `a` is the function's parameter.
typedef struct {
  void (*value)(long n, float a, const float *x, float *out);
  void (*back)(long n, float a, const float *g, const float *kept, float *out);
} ck_curve;

/// Along rows of `width` contiguous numbers: out = f(x).
typedef void (*ck_rows)(long rows, long width, const float *x, float *out);
/// The way back, from the result y.
typedef void (*ck_rows_back)(long rows, long width, const float *g, const float *y, float *out);

/// Where random numbers come from: draw i is a hash of (key, position + i).
typedef struct {
  unsigned long long key, position;
} ck_source;

typedef struct {
  ck_curve relu, leaky_relu, elu, exp, log, square_root, sigmoid, tanh, silu, gelu, gelu_tanh;
  ck_rows softmax, log_softmax;
  ck_rows_back softmax_back, log_softmax_back;
  /// out[i] += a * x[i]
  void (*axpy)(long n, float a, const float *x, float *out);
  /// low + span * u, u uniform in [0, 1); mean + spread * z, z standard normal. The same bits in every set.
  void (*uniform)(long n, ck_source source, float low, float span, float *out);
  void (*normal)(long n, ck_source source, float mean, float spread, float *out);
  /// x[i] * scale where a draw of 24 bits is at least `threshold`, else 0. The same bits in every set.
  void (*dropout)(long n, ck_source source, unsigned threshold, float scale, const float *x, float *out);
} ck_vector_loops;

/// A loss of pairs: the sum of the losses, which are written to `out` unless that is NULL; and out[i] = share[i * step] *
/// slope by x, `step` being 0 or 1.
typedef struct {
  double (*value)(long n, const float *x, const float *t, float *out);
  void (*slopes)(long n, const float *x, const float *t, const float *share, long step, float *out);
} ck_pair_loss;

/// Adds for every column of a matrix of rows without gaps the sum of d = x - pivot, and that of d².
typedef void (*ck_moments)(
    long rows, long width, const float *x, const float *pivot, double *sums, double *squares);

/// Adds for every column the sum of g, and that of g * (x - mean).
typedef void (*ck_products)(
    long rows, long width, const float *g, const float *x, const float *mean, double *sums,
    double *products);

/// out = (x - mean) * scale + shift, with one mean, scale and shift for every column.
typedef void (*ck_affine)(
    long rows, long width, const float *x, const float *mean, const float *scale, const float *shift,
    float *out);

/// out = g * of_g + ((x - mean) * of_x + shift), likewise.
typedef void (*ck_combine)(
    long rows, long width, const float *g, const float *x, const float *mean, const float *of_g,
    const float *of_x, const float *shift, float *out);

enum ck_binary_op { ck_add, ck_subtract, ck_multiply, ck_divide, ck_binary_ops };
enum ck_step_rule {
  ck_descent, ck_momentum, ck_adagrad, ck_adadelta, ck_rmsprop, ck_rmsprop_momentum, ck_rmsprop_centered,
  ck_rmsprop_centered_momentum, ck_adam, ck_amsgrad, ck_step_rules
};

typedef struct {
  const char *name;
  /// The numbers in a vector, and the greatest numbers of rows of a tile two vectors or one vector wide.
  int lanes, wide_rows, narrow_rows;
  ck_tile tile, lanewise_tile;
  ck_column_sums column_sums;
  ck_binary binary[ck_binary_ops];
  /// The sum (in float, in lanes: give it short runs) and the maximum (NaN if any is).
  ck_reduce sum, maximum;
  ck_step step[ck_step_rules];
  /// The sum of squares, summed as `sum` does.
  ck_reduce square_sum;
  ck_max_row max_row;
  ck_max_back_row max_back_row;
  ck_weigh_row weigh_row;
  ck_vector_loops vector;
  /// `rounds` times twelve multiply-adds of whole vectors; the result means nothing.
  double (*peak)(long rounds);
  ck_moments moments;
  ck_products products;
  ck_affine affine;
  ck_combine combine;
  ck_pair_loss logit_loss;
} ck_kernels;

/// What a thread does that looks at a word of memory again and again.
static inline void ck_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

enum ck_instruction_set { ck_generic, ck_avx2, ck_avx512 };

/// The table of an instruction set, or NULL when this processor does not have it.
const ck_kernels *ck_kernels_for(enum ck_instruction_set set);

// The vector loops of one variant; included once per instruction set with TARGET, NAME, VECTOR and MASK defined.
//
// Whole vectors first, the remainder one by one. An operand of stride 0 is one number for all: it is splat once.

#define LANES ((long)(sizeof(VECTOR) / sizeof(float)))

#define BINARY(name, op) \
  TARGET static void NAME(name)(long n, const float *a, long sa, const float *b, long sb, float *out) { \
    if (n <= 0) return; \
    long i = 0; \
    VECTOR all_a = (VECTOR){0} + *a, all_b = (VECTOR){0} + *b; \
    for (; i + LANES <= n; i += LANES) { \
      VECTOR x = sa ? *(const VECTOR *)(a + i) : all_a, y = sb ? *(const VECTOR *)(b + i) : all_b; \
      *(VECTOR *)(out + i) = x op y; \
    } \
    for (; i < n; i++) out[i] = a[i * sa] op b[i * sb]; \
  }
BINARY(add, +)
BINARY(subtract, -)
BINARY(multiply, *)
BINARY(divide, /)
#undef BINARY

// `x > 0 ? x : 0` would turn NaN into 0; the comparison is the other way round, so NaN stays.
#define UNARY(name, of_vector, of_scalar) \
  TARGET static void NAME(name)(long n, const float *in, float *out) { \
    long i = 0; \
    for (; i + LANES <= n; i += LANES) { \
      VECTOR x = *(const VECTOR *)(in + i); \
      *(VECTOR *)(out + i) = of_vector; \
    } \
    for (; i < n; i++) { \
      float x = in[i]; \
      out[i] = of_scalar; \
    } \
  }
UNARY(negate, -x, -x)
UNARY(absolute, (VECTOR)((MASK)x & 0x7fffffff), __builtin_fabsf(x))
UNARY(relu, (VECTOR)((MASK)x & ~(MASK)(x < 0)), x < 0 ? 0 : x)
UNARY(square_root, __builtin_elementwise_sqrt(x), __builtin_sqrtf(x))
#undef UNARY

TARGET static float NAME(sum)(long n, const float *x) {
  long i = 0;
  float total = 0;
  if (n >= LANES) {
    VECTOR sums = {0};
    for (; i + LANES <= n; i += LANES) sums += *(const VECTOR *)(x + i);
    for (long lane = 0; lane < LANES; lane++) total += sums[lane];
  }
  for (; i < n; i++) total += x[i];
  return total;
}

TARGET static float NAME(maximum)(long n, const float *x) {
  float most = -__builtin_inff();
  long i = 0;
  int nan = 0;
  if (n >= LANES) {
    VECTOR best = (VECTOR){0} + most;
    MASK nans = {0};
    for (; i + LANES <= n; i += LANES) {
      VECTOR v = *(const VECTOR *)(x + i);
      MASK greater = v > best;
      best = (VECTOR)(((MASK)v & greater) | ((MASK)best & ~greater));
      nans |= v != v;
    }
    for (long lane = 0; lane < LANES; lane++) {
      most = best[lane] > most ? best[lane] : most;
      nan |= nans[lane];
    }
  }
  for (; i < n; i++) {
    most = x[i] > most ? x[i] : most;
    nan |= x[i] != x[i];
  }
  return nan ? __builtin_nanf("") : most;
}

#undef LANES

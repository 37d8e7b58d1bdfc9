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


// ---- Functions of vectors
//
// The polynomials are least-maximum fits of our own over the interval named; with them a function costs a dozen
// multiply-adds. Where only half of a vector takes a branch, both branches are computed and blended.

#define INLINE TARGET __attribute__((always_inline)) static inline
#define SPLAT(x) ((VECTOR){0} + (float)(x))

/// exp(x) = 2^n * exp(r), n the integer nearest to x / ln 2, |r| <= ln 2 / 2; below 1 ulp. 2^n is applied in two halves, so
/// that results near the ends of the range (denormal ones too) come out rounded once. NaN passes through.
INLINE VECTOR NAME(exp_of)(VECTOR x) {
  x = CHOOSE(x > 89.0f, SPLAT(89), x);
  x = CHOOSE(x < -104.0f, SPLAT(-104), x);
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  VECTOR shifted = x * 1.44269504f + 12582912.0f;
  VECTOR n = shifted - 12582912.0f;
  MASK exponent = (MASK)shifted - 0x4b400000;
  VECTOR r = x - n * 0.693145752f;
  r = r - n * 1.42860677e-6f;
  VECTOR p = r * 1.38144626e-3f + 8.36878084e-3f;
  p = p * r + 4.16683927e-2f;
  p = p * r + 0.166665196f;
  p = p * r + 0.49999994f;
  p = p * (r * r) + r + 1.0f;
  MASK half = exponent >> 1;
  VECTOR first = (VECTOR)((half + 127) << 23), second = (VECTOR)((exponent - half + 127) << 23);
  return p * first * second;
}

INLINE VECTOR NAME(sigmoid_of)(VECTOR x) { return 1.0f / (1.0f + NAME(exp_of)(-x)); }

/// x + x^3 P(x^2) up to 0.625, beyond that 1 - 2 / (exp(2|x|) + 1) with the sign of x.
INLINE VECTOR NAME(tanh_of)(VECTOR x) {
  MASK sign = (MASK)x & (int)0x80000000;
  VECTOR size = (VECTOR)((MASK)x ^ sign);
  VECTOR far = 1.0f - 2.0f / (NAME(exp_of)(size + size) + 1.0f);
  VECTOR u = x * x;
  VECTOR p = u * -5.70496777e-3f + 2.06390671e-2f;
  p = p * u - 5.37397079e-2f;
  p = p * u + 0.133314416f;
  p = p * u - 0.333332807f;
  VECTOR near = x + x * (u * p);
  return CHOOSE(size < 0.625f, near, (VECTOR)((MASK)far | sign));
}

/// The normal distribution function. For x <= 0 it is exp(-q(-x)) with a polynomial q, which keeps the relative precision
/// of the tail; beyond 9.5 it is 0.
INLINE VECTOR NAME(normal_cdf_of)(VECTOR x) {
  VECTOR size = (VECTOR)((MASK)x & 0x7fffffff);
  VECTOR t = CHOOSE(size > 9.5f, SPLAT(9.5f), size);
  VECTOR q = t * 2.38328948e-8f - 6.9951335e-7f;
  q = q * t + 8.62193247e-6f;
  q = q * t - 5.78954314e-5f;
  q = q * t + 2.06482699e-4f;
  q = q * t - 1.74118431e-5f;
  q = q * t - 4.80372086e-3f;
  q = q * t + 3.63473929e-2f;
  q = q * t + 0.318306804f;
  q = q * t + 0.797884881f;
  q = q * t + 0.693147182f;
  VECTOR tail = CHOOSE(size > 9.5f, SPLAT(0), NAME(exp_of)(-q));
  return CHOOSE(x > 0, 1.0f - tail, tail);
}

/// log(x) for positive normal x: x = 2^e (1 + f), sqrt(1/2) <= 1 + f < sqrt(2).
INLINE VECTOR NAME(log_unfused)(VECTOR x) {
#pragma clang fp contract(off)
  MASK shifted = (MASK)x - 0x3f3504f3;
  VECTOR e = __builtin_convertvector(shifted >> 23, VECTOR);
  VECTOR f = (VECTOR)((shifted & 0x7fffff) + 0x3f3504f3) - 1.0f;
  VECTOR p = f * -7.63434395e-2f + 0.127615154f;
  p = p * f - 0.131602108f;
  p = p * f + 0.142017677f;
  p = p * f - 0.166233554f;
  p = p * f + 0.200012267f;
  p = p * f - 0.250008225f;
  p = p * f + 0.333333313f;
  VECTOR square = f * f;
  return e * 0.693147182f + ((p * f) * square - square * 0.5f + f);
}

INLINE VECTOR NAME(log_of)(VECTOR x) {
  MASK tiny = x < 1.17549435e-38f;
  VECTOR y = NAME(log_unfused)(CHOOSE(tiny, x * 0x1p24f, x));
  y = CHOOSE(tiny, y - 16.635532f, y);
  y = CHOOSE(x == __builtin_inff(), x, y);
  y = CHOOSE(x == 0, SPLAT(-__builtin_inff()), y);
  return CHOOSE((x < 0) | (x != x), SPLAT(__builtin_nanf("")), y);
}

/// exp(x) - 1: near 0 the series of `exp_of` without its 1.
INLINE VECTOR NAME(expm1_of)(VECTOR x) {
  VECTOR p = x * 1.38144626e-3f + 8.36878084e-3f;
  p = p * x + 4.16683927e-2f;
  p = p * x + 0.166665196f;
  p = p * x + 0.49999994f;
  VECTOR near = p * (x * x) + x;
  return CHOOSE((x < 0.346f) & (x > -0.346f), near, NAME(exp_of)(x) - 1.0f);
}

/// The last, partial vector of a run: its first `count` numbers, the rest `fill`.
INLINE VECTOR NAME(part)(const float *x, long count, float fill) {
  VECTOR part = SPLAT(fill);
  for (long lane = 0; lane < count; lane++) part[lane] = x[lane];
  return part;
}

INLINE void NAME(put_part)(float *out, VECTOR value, long count) {
  for (long lane = 0; lane < count; lane++) out[lane] = value[lane];
}

// ---- Functions of one number, both ways. The remainder takes the vector code too: an element's bits do not depend on
// where it stands.

#define CURVE_LOOPS(name, of_x, back_of) \
  TARGET static void NAME(name##_value)(long n, float a, const float *in, float *out) { \
    (void)a; \
    for (long i = 0; i < n; i += LANES) { \
      int whole = i + LANES <= n; \
      VECTOR x = whole ? *(const VECTOR *)(in + i) : NAME(part)(in + i, n - i, 0); \
      VECTOR y = of_x; \
      if (whole) *(VECTOR *)(out + i) = y; \
      else NAME(put_part)(out + i, y, n - i); \
    } \
  } \
  TARGET static void NAME(name##_back)(long n, float a, const float *gradient, const float *in, float *out) { \
    (void)a; \
    for (long i = 0; i < n; i += LANES) { \
      int whole = i + LANES <= n; \
      VECTOR x = whole ? *(const VECTOR *)(in + i) : NAME(part)(in + i, n - i, 0); \
      VECTOR g = whole ? *(const VECTOR *)(gradient + i) : NAME(part)(gradient + i, n - i, 0); \
      VECTOR share = back_of; \
      if (whole) *(VECTOR *)(out + i) = share; \
      else NAME(put_part)(out + i, share, n - i); \
    } \
  }

INLINE VECTOR NAME(silu_slope)(VECTOR x) {
  VECTOR s = NAME(sigmoid_of)(x);
  return s * (1.0f + x * (1.0f - s));
}

/// d/dx of x * cdf(x) = cdf(x) + x * density(x)
INLINE VECTOR NAME(gelu_slope)(VECTOR x) {
  return NAME(normal_cdf_of)(x) + x * (NAME(exp_of)(x * x * -0.5f) * 0.39894228f);
}

/// The argument of tanh in the approximation: sqrt(2 / pi) (x + 0.044715 x^3).
INLINE VECTOR NAME(gelu_inner)(VECTOR x) { return 0.79788456f * (x + 0.044715f * x * x * x); }

INLINE VECTOR NAME(gelu_tanh_slope)(VECTOR x) {
  VECTOR t = NAME(tanh_of)(NAME(gelu_inner)(x));
  VECTOR inner_slope = 0.79788456f * (1.0f + 0.134145f * x * x);
  return 0.5f * (1.0f + t) + 0.5f * x * ((1.0f - t * t) * inner_slope);
}

// `x > 0 ? x : 0` would turn NaN into 0; the comparison is the other way round, so NaN stays.
CURVE_LOOPS(relu, (VECTOR)((MASK)x & ~(MASK)(x < 0)), (VECTOR)((MASK)g & ~(MASK)(x <= 0)))
CURVE_LOOPS(leaky_relu, CHOOSE(x > 0, x, x *a), CHOOSE(x > 0, g, g *a))
CURVE_LOOPS(elu, CHOOSE(x <= 0, a *NAME(expm1_of)(x), x), CHOOSE(x <= 0, g *(a * NAME(exp_of)(x)), g))
CURVE_LOOPS(log, NAME(log_of)(x), g / x)
CURVE_LOOPS(square_root, __builtin_elementwise_sqrt(x), g / (x + x))
CURVE_LOOPS(exp, NAME(exp_of)(x), g *x)
CURVE_LOOPS(sigmoid, NAME(sigmoid_of)(x), g *(1.0f - x) * x)
CURVE_LOOPS(tanh, NAME(tanh_of)(x), g *(1.0f - x * x))
CURVE_LOOPS(silu, x / (1.0f + NAME(exp_of)(-x)), g *NAME(silu_slope)(x))
CURVE_LOOPS(gelu, x *NAME(normal_cdf_of)(x), g *NAME(gelu_slope)(x))
CURVE_LOOPS(
    gelu_tanh, 0.5f * x * (1.0f + NAME(tanh_of)(NAME(gelu_inner)(x))), g *NAME(gelu_tanh_slope)(x))
#undef CURVE_LOOPS

TARGET static void NAME(axpy)(long n, float a, const float *x, float *out) {
  long i = 0;
  for (; i + LANES <= n; i += LANES) *(VECTOR *)(out + i) += a * *(const VECTOR *)(x + i);
  if (i < n) NAME(put_part)(out + i, NAME(part)(out + i, n - i, 0) + a * NAME(part)(x + i, n - i, 0), n - i);
}

// ---- Softmax: each row is gone over while it is in the first cache.

/// exp(x - max) into `out`, and the sum of it; NaN and rows that are all -inf give NaN.
INLINE float NAME(exp_row)(long width, const float *x, float most, float *out) {
  VECTOR sums = {0};
  long i = 0;
  for (; i + LANES <= width; i += LANES) {
    VECTOR power = NAME(exp_of)(*(const VECTOR *)(x + i) - most);
    if (out) *(VECTOR *)(out + i) = power;
    sums += power;
  }
  if (i < width) {
    VECTOR power = NAME(exp_of)(NAME(part)(x + i, width - i, 0) - most);
    if (out) NAME(put_part)(out + i, power, width - i);
    sums += NAME(part)((const float *)&power, width - i, 0);
  }
  float sum = 0;
  for (long lane = 0; lane < LANES; lane++) sum += sums[lane];
  return sum;
}

TARGET static void NAME(softmax)(long rows, long width, const float *x, float *out) {
  for (long row = 0; row < rows; row++, x += width, out += width) {
    float scale = 1.0f / NAME(exp_row)(width, x, NAME(maximum)(width, x), out);
    long i = 0;
    for (; i + LANES <= width; i += LANES) *(VECTOR *)(out + i) *= scale;
    for (; i < width; i++) out[i] *= scale;
  }
}

TARGET static void NAME(log_softmax)(long rows, long width, const float *x, float *out) {
  for (long row = 0; row < rows; row++, x += width, out += width) {
    float most = NAME(maximum)(width, x);
    float total = logf(NAME(exp_row)(width, x, most, 0));
    long i = 0;
    for (; i + LANES <= width; i += LANES) *(VECTOR *)(out + i) = *(const VECTOR *)(x + i) - most - total;
    for (; i < width; i++) out[i] = x[i] - most - total;
  }
}

/// y (g - sum of g y)
TARGET static void NAME(softmax_back)(long rows, long width, const float *g, const float *y, float *out) {
  for (long row = 0; row < rows; row++, g += width, y += width, out += width) {
    VECTOR products = {0};
    long i = 0;
    for (; i + LANES <= width; i += LANES) products += *(const VECTOR *)(g + i) * *(const VECTOR *)(y + i);
    float sum = 0;
    for (long lane = 0; lane < LANES; lane++) sum += products[lane];
    for (; i < width; i++) sum += g[i] * y[i];
    for (i = 0; i + LANES <= width; i += LANES)
      *(VECTOR *)(out + i) = *(const VECTOR *)(y + i) * (*(const VECTOR *)(g + i) - sum);
    for (; i < width; i++) out[i] = y[i] * (g[i] - sum);
  }
}

/// g - exp(y) * sum of g
TARGET static void NAME(log_softmax_back)(long rows, long width, const float *g, const float *y, float *out) {
  for (long row = 0; row < rows; row++, g += width, y += width, out += width) {
    float sum = NAME(sum)(width, g);
    long i = 0;
    for (; i + LANES <= width; i += LANES)
      *(VECTOR *)(out + i) = *(const VECTOR *)(g + i) - NAME(exp_of)(*(const VECTOR *)(y + i)) * sum;
    if (i < width) {
      VECTOR powers = NAME(exp_of)(NAME(part)(y + i, width - i, 0));
      NAME(put_part)(out + i, NAME(part)(g + i, width - i, 0) - powers * sum, width - i);
    }
  }
}

// ---- Random numbers
//
// The hash is `Generator.mix` of Random.swift. Nothing here may fuse a product with a sum: then only operations that
// IEEE 754 defines to the bit are left, and every instruction set gives the same numbers.

enum { NAME(block) = 64 };

/// The upper 32 bits of `count` draws.
INLINE void NAME(draw)(long count, ck_source source, unsigned *bits) {
  for (long i = 0; i < count; i++) {
    unsigned long long z = source.key + (source.position + (unsigned long long)i) * 0x9e3779b97f4a7c15ull;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    bits[i] = (unsigned)((z ^ (z >> 31)) >> 32);
  }
}

#define EACH_BLOCK(body) \
  unsigned bits[NAME(block)] = {0}; \
  for (long start = 0; start < n; start += NAME(block)) { \
    long count = n - start < NAME(block) ? n - start : NAME(block); \
    ck_source here = {source.key, source.position + (unsigned long long)start}; \
    NAME(draw)(count, here, bits); \
    for (long i = 0; i < count; i += LANES) { \
      MASK draw = *(const MASK *)(bits + i); \
      VECTOR value; \
      body; \
      if (i + LANES <= count) *(VECTOR *)(out + start + i) = value; \
      else NAME(put_part)(out + start + i, value, count - i); \
    } \
  }

TARGET static void NAME(uniform)(long n, ck_source source, float low, float span, float *out) {
#pragma clang fp contract(off)
  EACH_BLOCK({
    value = low + span * (__builtin_convertvector((draw >> 8) & 0xffffff, VECTOR) * 0x1p-24f);
  })
}

/// The quantile of a probability p in (0, 1/2), sign left off: with w = -log(4 p (1 - p)) it is (1 - 2 p) times a smooth
/// function of w, or for small p of sqrt(w). Right to about 2e-6.
INLINE VECTOR NAME(quantile)(VECTOR p) {
#pragma clang fp contract(off)
  VECTOR w = -NAME(log_unfused)(4.0f * p * (1.0f - p));
  w = CHOOSE(w < 0, SPLAT(0), w);
  VECTOR t = w - 2.5f;
  VECTOR near = t * 3.38487638e-8f + 4.84904968e-7f;
  near = near * t - 4.90943557e-6f;
  near = near * t - 6.20488618e-6f;
  near = near * t + 3.08834336e-4f;
  near = near * t - 1.7730511e-3f;
  near = near * t - 5.90777816e-3f;
  near = near * t + 0.348802686f;
  near = near * t + 2.12331343f;
  t = __builtin_elementwise_sqrt(w) - 3.5f;
  VECTOR far = t * 6.47186744e-6f - 2.42265786e-4f;
  far = far * t + 7.74311833e-4f;
  far = far * t - 1.09113881e-3f;
  far = far * t + 1.43966917e-3f;
  far = far * t - 2.85228877e-3f;
  far = far * t + 4.65918938e-3f;
  far = far * t + 1.42462635f;
  far = far * t + 4.7170882f;
  return CHOOSE(w < 5.0f, near, far) * (1.0f - 2.0f * p);
}

/// One bit of a draw is the sign, 31 are the probability of a number further out.
TARGET static void NAME(normal)(long n, ck_source source, float mean, float spread, float *out) {
#pragma clang fp contract(off)
  EACH_BLOCK({
    VECTOR p = (__builtin_convertvector(draw & 0x7fffffff, VECTOR) + 0.5f) * 0x1p-32f;
    value = mean + spread * (VECTOR)((MASK)NAME(quantile)(p) | (draw & (int)0x80000000));
  })
}

TARGET static void NAME(dropout)(
    long n, ck_source source, unsigned threshold, float scale, const float *x, float *out) {
  EACH_BLOCK({
    MASK kept = ((draw >> 8) & 0xffffff) >= (int)threshold;
    VECTOR given = i + LANES <= count ? *(const VECTOR *)(x + start + i) : NAME(part)(x + start + i, count - i, 0);
    value = (VECTOR)((MASK)(given * scale) & kept);
  })
}

#undef EACH_BLOCK
#undef INLINE
#undef SPLAT
#undef LANES

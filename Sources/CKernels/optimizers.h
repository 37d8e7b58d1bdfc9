// The update rules of one variant; included once per instruction set with TARGET, NAME, VECTOR and MASK defined.
//
// A step reads every parameter, its gradient and its buffers once and writes them once: memory is the limit, so a rule
// is one loop. Each rule is a function on vectors; the remainder goes through the same function in a padded vector, so an
// element's bits do not depend on where it stands. Which buffers a rule has is known when it is compiled.

#define LANES ((long)(sizeof(VECTOR) / sizeof(float)))
#define ROOT(x) __builtin_elementwise_sqrt(x)
#define INLINE TARGET __attribute__((always_inline)) static inline

/// The gradient as a rule takes it: of the objective's sign, and with the penalty's share of the weight itself.
INLINE VECTOR NAME(slope)(const ck_step_numbers *k, const VECTOR *p, const VECTOR *g) {
  return k->sign * *g + k->decay * *p;
}

INLINE void NAME(descent_rule)(
    const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) {
  *p = k->keep * *p - k->rate * NAME(slope)(k, p, g);
}

INLINE void NAME(momentum_rule)(
    const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) {
  VECTOR slope = NAME(slope)(k, p, g);
  *a = k->old1 * *a + k->new1 * slope;
  *p = k->keep * *p - (k->direct * slope + k->rate * *a);
}

INLINE void NAME(adagrad_rule)(
    const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) {
  VECTOR slope = NAME(slope)(k, p, g);
  *a += slope * slope;
  *p = k->keep * *p - k->rate * slope / (ROOT(*a + k->inside) + k->outside);
}

INLINE void NAME(adadelta_rule)(
    const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) {
  VECTOR slope = NAME(slope)(k, p, g);
  *a = k->old2 * *a + k->new2 * (slope * slope);
  VECTOR delta = ROOT((*b + k->inside) / (*a + k->inside)) * slope;
  *b = k->old2 * *b + k->new2 * (delta * delta);
  *p = k->keep * *p - k->rate * delta;
}

INLINE void NAME(rmsprop_body)(
    const int centered, const int momentum, const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a,
    VECTOR *mean, VECTOR *velocity) {
  VECTOR slope = NAME(slope)(k, p, g);
  *a = k->old2 * *a + k->new2 * (slope * slope);
  VECTOR spread = *a;
  if (centered) {
    *mean += k->new2 * (slope - *mean);
    spread -= *mean * *mean;
  }
  VECTOR change = k->new1 * slope / (ROOT(spread + k->inside) + k->outside);
  if (momentum) change = *velocity = k->old1 * *velocity + change;
  *p = k->keep * *p - k->rate * change;
}

#define RMSPROP(name, centered, momentum, mean, velocity) \
  INLINE void NAME(name##_rule)( \
      const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) { \
    NAME(rmsprop_body)(centered, momentum, k, p, g, a, mean, velocity); \
  }
RMSPROP(rmsprop, 0, 0, b, b)
RMSPROP(rmsprop_momentum, 0, 1, b, b)
RMSPROP(rmsprop_centered, 1, 0, b, b)
RMSPROP(rmsprop_centered_momentum, 1, 1, b, c)
#undef RMSPROP

INLINE void NAME(adam_body)(
    const int greatest, const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) {
  VECTOR slope = NAME(slope)(k, p, g);
  *a += k->new1 * (slope - *a);
  *b = k->old2 * *b + k->new2 * (slope * slope);
  VECTOR spread = *b;
  if (greatest) {
    MASK kept = *c > spread;
    spread = *c = (VECTOR)(((MASK)*c & kept) | ((MASK)spread & ~kept));
  }
  *p = k->keep * *p - k->rate * *a / (k->scale * ROOT(spread) + k->outside);
}

INLINE void NAME(adam_rule)(
    const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) {
  NAME(adam_body)(0, k, p, g, a, b, c);
}

INLINE void NAME(amsgrad_rule)(
    const ck_step_numbers *k, VECTOR *p, const VECTOR *g, VECTOR *a, VECTOR *b, VECTOR *c) {
  NAME(adam_body)(1, k, p, g, a, b, c);
}

// The numbers are copied first, so that no store to a parameter seems to change them.
#define STEP(name, buffers) \
  TARGET static void NAME(name)( \
      long n, const ck_step_numbers *numbers, float *p, const float *g, float *a, float *b, float *c) { \
    const ck_step_numbers k = *numbers; \
    long i = 0; \
    for (; i + LANES <= n; i += LANES) { \
      VECTOR weight = *(VECTOR *)(p + i), first = {0}, second = {0}, third = {0}; \
      if (buffers > 0) first = *(VECTOR *)(a + i); \
      if (buffers > 1) second = *(VECTOR *)(b + i); \
      if (buffers > 2) third = *(VECTOR *)(c + i); \
      NAME(name##_rule)(&k, &weight, (const VECTOR *)(g + i), &first, &second, &third); \
      *(VECTOR *)(p + i) = weight; \
      if (buffers > 0) *(VECTOR *)(a + i) = first; \
      if (buffers > 1) *(VECTOR *)(b + i) = second; \
      if (buffers > 2) *(VECTOR *)(c + i) = third; \
    } \
    if (i == n) return; \
    VECTOR weight = {0}, slope = {0}, first = {0}, second = {0}, third = {0}; \
    for (long lane = 0; lane < n - i; lane++) { \
      weight[lane] = p[i + lane], slope[lane] = g[i + lane]; \
      if (buffers > 0) first[lane] = a[i + lane]; \
      if (buffers > 1) second[lane] = b[i + lane]; \
      if (buffers > 2) third[lane] = c[i + lane]; \
    } \
    NAME(name##_rule)(&k, &weight, &slope, &first, &second, &third); \
    for (long lane = 0; lane < n - i; lane++) { \
      p[i + lane] = weight[lane]; \
      if (buffers > 0) a[i + lane] = first[lane]; \
      if (buffers > 1) b[i + lane] = second[lane]; \
      if (buffers > 2) c[i + lane] = third[lane]; \
    } \
  }
STEP(descent, 0)
STEP(momentum, 1)
STEP(adagrad, 1)
STEP(adadelta, 2)
STEP(rmsprop, 1)
STEP(rmsprop_momentum, 2)
STEP(rmsprop_centered, 2)
STEP(rmsprop_centered_momentum, 3)
STEP(adam, 2)
STEP(amsgrad, 3)
#undef STEP

TARGET static float NAME(square_sum)(long n, const float *x) {
  long i = 0;
  float total = 0;
  if (n >= LANES) {
    VECTOR sums = {0};
    for (; i + LANES <= n; i += LANES) {
      VECTOR v = *(const VECTOR *)(x + i);
      sums += v * v;
    }
    for (long lane = 0; lane < LANES; lane++) total += sums[lane];
  }
  for (; i < n; i++) total += x[i] * x[i];
  return total;
}

#undef INLINE
#undef ROOT
#undef LANES

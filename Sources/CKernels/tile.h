// The tiles of one variant; included once per instruction set with TARGET, NAME, VECTOR, NARROW, EACH_WIDE,
// EACH_NARROW and ADD_PRODUCT (sum += number of A, in all lanes, * vector of B) defined.
//
// A tile keeps as many rows of 2 vectors of sums as EACH_WIDE names, or NARROW rows of 1 vector, in registers
// while the loop over the steps runs: each step loads the vectors of B and, per row, takes one scalar of A
// (broadcast over the lanes) or one vector of it (`lanewise`). Rows, vectors and kind are constants in each case of
// the switches, so the compiler unrolls the body completely. The last vector may be used in part: it is then stored
// and fetched by pieces, never beyond.

#define UNROLL _Pragma("clang loop unroll(full)")
#define LANES ((long)(sizeof(VECTOR) / sizeof(float)))

/// Stores the first `count` lanes.
TARGET __attribute__((always_inline)) static inline void NAME(keep)(float *to, VECTOR value, long count) {
  if (count == LANES) {
    *(VECTOR *)to = value;
    return;
  }
  float lanes[LANES];
  *(VECTOR *)lanes = value;
  const float *from = lanes;
  for (long part = LANES / 2; part > 0; part /= 2) {
    if (!(count & part)) continue;
    __builtin_memcpy(to, from, part * sizeof(float));
    to += part;
    from += part;
  }
}

/// The first `count` lanes; the others are 0.
TARGET __attribute__((always_inline)) static inline VECTOR NAME(fetch)(const float *from, long count) {
  if (count == LANES) return *(const VECTOR *)from;
  float lanes[LANES] = {0};
  float *to = lanes;
  for (long part = LANES / 2; part > 0; part /= 2) {
    if (!(count & part)) continue;
    __builtin_memcpy(to, from, part * sizeof(float));
    to += part;
    from += part;
  }
  return *(VECTOR *)lanes;
}

TARGET __attribute__((always_inline)) static inline void NAME(tile_body)(
    const int rows, const int vectors, const int lanewise, long columns, long steps, const float *a,
    const long *row_a, const long *step_a, const float *b, long ldb, const float *bias, int accumulate, float *c,
    const long *row_c) {
  const long rest = columns - (vectors - 1) * LANES;
  const float *from[NARROW];
  VECTOR sums[NARROW][2];
  UNROLL for (int i = 0; i < rows; i++) {
    from[i] = a + row_a[i];
    UNROLL for (int v = 0; v < vectors; v++) {
      const long used = v + 1 < vectors ? LANES : rest;
      sums[i][v] = accumulate ? NAME(fetch)(c + row_c[i] + v * LANES, used)
                   : bias     ? *(const VECTOR *)(bias + v * LANES)
                              : (VECTOR){0};
    }
  }
  for (long p = 0; p < steps; p++) {
    const long at = step_a[p];
    VECTOR right[2];
    UNROLL for (int v = 0; v < vectors; v++) right[v] = *(const VECTOR *)(b + v * LANES);
    UNROLL for (int i = 0; i < rows; i++) {
      UNROLL for (int v = 0; v < vectors; v++) {
        if (lanewise) {
          sums[i][v] += *(const VECTOR *)(from[i] + at + v * LANES) * right[v];
        } else {
          ADD_PRODUCT(sums[i][v], from[i][at], right[v]);
        }
      }
    }
    b += ldb;
  }
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      NAME(keep)(c + row_c[i] + v * LANES, sums[i][v], v + 1 < vectors ? LANES : rest);
    }
  }
}

#define TILE(name, lanewise) \
  TARGET static void NAME(name)( \
      long rows, long columns, long steps, const float *a, const long *row_a, const long *step_a, \
      const float *b, long ldb, const float *bias, int accumulate, float *c, const long *row_c) { \
    if (columns > LANES) { \
      switch (rows) { EACH_WIDE(CASE, lanewise) } \
    } else { \
      switch (rows) { EACH_NARROW(CASE, lanewise) } \
    } \
  }
#define CASE(n, vectors, lanewise) \
  case n: \
    NAME(tile_body)(n, vectors, lanewise, columns, steps, a, row_a, step_a, b, ldb, bias, accumulate, c, row_c); \
    break;
TILE(tile, 0)
TILE(lanewise_tile, 1)
#undef CASE
#undef TILE

/// out[j] += sum over n rows of x[i*ld + j]; four rows of sums at a time, so that additions overlap.
TARGET static void NAME(column_sums)(long n, long columns, const float *x, long ld, float *out) {
  for (long j = 0; j < columns; j += LANES) {
    const long used = columns - j < LANES ? columns - j : LANES;
    VECTOR sums[4] = {{0}};
    long i = 0;
    for (; i + 4 <= n; i += 4) {
      UNROLL for (int r = 0; r < 4; r++) sums[r] += *(const VECTOR *)(x + (i + r) * ld + j);
    }
    for (; i < n; i++) sums[0] += *(const VECTOR *)(x + i * ld + j);
    NAME(keep)(out + j, NAME(fetch)(out + j, used) + ((sums[0] + sums[1]) + (sums[2] + sums[3])), used);
  }
}

#undef LANES
#undef UNROLL

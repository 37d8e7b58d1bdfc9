// The tile of one variant; included once per instruction set with TARGET, NAME, VECTOR and ROWS defined.
//
// ROWS x 2 vectors of sums stay in registers while the loop runs: each step loads two vectors of B and
// broadcasts one scalar of A per row. The number of rows is a constant in each case of the switch, so the
// compiler unrolls the body completely.

#define UNROLL _Pragma("clang loop unroll(full)")

TARGET __attribute__((always_inline)) static inline void NAME(tile_body)(
    const int rows, long segments, long k, const float *restrict a0, long row, long step, long segment_a,
    const float *restrict b0, long ldb, long segment_b, float *restrict c, long ldc, int accumulate) {
  enum { lanes = sizeof(VECTOR) / sizeof(float) };
  VECTOR sums[ROWS][2];
  UNROLL for (int i = 0; i < rows; i++) sums[i][0] = sums[i][1] = (VECTOR){0};
  for (long s = 0; s < segments; s++) {
    const float *restrict a = a0 + s * segment_a;
    const float *restrict b = b0 + s * segment_b;
    for (long p = 0; p < k; p++) {
      VECTOR left = *(const VECTOR *)b, right = *(const VECTOR *)(b + lanes);
      UNROLL for (int i = 0; i < rows; i++) {
        float scalar = a[i * row];
        sums[i][0] += left * scalar;
        sums[i][1] += right * scalar;
      }
      a += step;
      b += ldb;
    }
  }
  UNROLL for (int i = 0; i < rows; i++) {
    VECTOR *left = (VECTOR *)(c + i * ldc), *right = (VECTOR *)(c + i * ldc + lanes);
    *left = accumulate ? *left + sums[i][0] : sums[i][0];
    *right = accumulate ? *right + sums[i][1] : sums[i][1];
  }
}

TARGET static void NAME(tile)(
    long rows, long segments, long k, const float *a, long row, long step, long segment_a, const float *b,
    long ldb, long segment_b, float *c, long ldc, int accumulate) {
#define CASE(n) \
  case n: \
    NAME(tile_body)(n, segments, k, a, row, step, segment_a, b, ldb, segment_b, c, ldc, accumulate); \
    break;
  switch (rows) {
    CASE(1) CASE(2) CASE(3) CASE(4)
#if ROWS > 4
    CASE(5) CASE(6)
#endif
#if ROWS > 6
    CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13) CASE(14)
#endif
  }
#undef CASE
}

#undef UNROLL

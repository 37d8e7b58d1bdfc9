// The loops of pooling, resampling and normalization of one variant; included once per instruction set, as vector.h.
//
// Channels last: a pixel is `depth` floats in a row, and vectors run over them. Where `depth` is no multiple of a
// vector, the last vector of a pixel reads and computes some channels of the next one, too: what it writes there is
// overwritten when that pixel's turn comes, and only at the end of a row no more is stored than there is room for.
// (Reading past the end of a tensor is what the slack of its storage is for.)

#define LANES ((long)(sizeof(VECTOR) / sizeof(float)))
#define LOAD(p) (*(const VECTOR *)(p))

typedef unsigned char NAME(bytes) __attribute__((vector_size(sizeof(VECTOR) / sizeof(float)), aligned(1)));

// The taps of one place, where there are few: from where, and their numbers.
enum { NAME(few) = 16 };

TARGET __attribute__((always_inline)) static inline int NAME(collect)(
    const ck_axis *rows, int r0, int r1, const ck_axis *columns, int e0, int e1, long width, long tap_width,
    long depth, long *from, int *number) {
  int count = 0;
  for (int r = r0; r < r1; r++) {
    for (int e = e0; e < e1; e++, count++) {
      from[count] = (rows->positions[r] * width + columns->positions[e]) * depth;
      number[count] = (int)(rows->taps[r] * tap_width) + columns->taps[e];
    }
  }
  return count;
}

/// Stores the lanes that there is room for before `end`.
TARGET __attribute__((always_inline)) static inline void NAME(put)(float *to, VECTOR value, const float *end) {
  if (end - to >= LANES) {
    *(VECTOR *)to = value;
  } else {
    NAME(put_part)(to, value, end - to);
  }
}

/// Stores the numbers of taps beside the lanes that `put` stores.
TARGET __attribute__((always_inline)) static inline void NAME(put_taps)(
    void *taps, const int tap_bytes, long at, MASK which, long room) {
  if (tap_bytes == 1) {
    NAME(bytes) few = __builtin_convertvector(which, NAME(bytes));
    if (room >= LANES) {
      *(NAME(bytes) *)((unsigned char *)taps + at) = few;
    } else {
      for (long lane = 0; lane < room; lane++) ((unsigned char *)taps)[at + lane] = few[lane];
    }
  }
  if (tap_bytes == 4) {
    if (room >= LANES) {
      *(MASK *)((int *)taps + at) = which;
    } else {
      for (long lane = 0; lane < room; lane++) ((int *)taps)[at + lane] = which[lane];
    }
  }
}

// Ties keep the first, NaN wins. `tap_bytes` is a constant in each caller, so that the branches go.
TARGET __attribute__((always_inline)) static inline void NAME(max_row_of)(
    const int tap_bytes, const ck_axis *rows, long row, const ck_axis *columns, long depth, long width,
    long tap_width, const float *in, float *out, void *taps) {
  long places = columns->places;
  const float *end = out + places * depth;
  int r0 = rows->starts[row], r1 = rows->starts[row + 1];
  for (long place = 0; place < places; place++, out += depth) {
    int e0 = columns->starts[place], e1 = columns->starts[place + 1];
    long c = 0;
    long taps_here = (long)(r1 - r0) * (e1 - e0), from[NAME(few)];
    int number[NAME(few)];
    if (taps_here > 0 && taps_here <= NAME(few)) {
      int n = NAME(collect)(rows, r0, r1, columns, e0, e1, width, tap_width, depth, from, number);
      for (; c < depth; c += LANES) {
        VECTOR best = LOAD(in + from[0] + c);
        MASK which = (MASK){0} + number[0];
        for (int t = 1; t < n; t++) {
          VECTOR x = LOAD(in + from[t] + c);
          MASK wins = (x > best) | (x != x);
          best = CHOOSE(wins, x, best);
          if (tap_bytes) which = (which & ~wins) | (number[t] & wins);
        }
        NAME(put)(out + c, best, end);
        NAME(put_taps)(taps, tap_bytes, place * depth + c, which, end - (out + c));
      }
    }
    for (; c < depth; c += LANES) {
      VECTOR best = (VECTOR){0} - __builtin_inff();
      MASK which = {0};
      if (tap_bytes && r0 < r1 && e0 < e1) which += (int)(rows->taps[r0] * tap_width) + columns->taps[e0];
      for (int r = r0; r < r1; r++) {
        const float *line = in + rows->positions[r] * width * depth + c;
        int first = (int)(rows->taps[r] * tap_width);
        for (int e = e0; e < e1; e++) {
          VECTOR x = LOAD(line + columns->positions[e] * depth);
          MASK wins = (x > best) | (x != x);
          best = CHOOSE(wins, x, best);
          if (tap_bytes) which = (which & ~wins) | ((first + columns->taps[e]) & wins);
        }
      }
      NAME(put)(out + c, best, end);
      NAME(put_taps)(taps, tap_bytes, place * depth + c, which, end - (out + c));
    }
  }
}

TARGET static void NAME(max_row)(
    const ck_axis *rows, long row, const ck_axis *columns, long depth, long width, long tap_width,
    const float *in, float *out, void *taps, int tap_bytes) {
  if (tap_bytes == 0) NAME(max_row_of)(0, rows, row, columns, depth, width, tap_width, in, out, taps);
  if (tap_bytes == 1) NAME(max_row_of)(1, rows, row, columns, depth, width, tap_width, in, out, taps);
  if (tap_bytes == 4) NAME(max_row_of)(4, rows, row, columns, depth, width, tap_width, in, out, taps);
}

/// The gradients at `at` of the lanes whose window was won by that tap, 0 in the others.
TARGET __attribute__((always_inline)) static inline VECTOR NAME(won)(
    const int tap_bytes, const float *gradient, const void *taps, long at, int tap) {
  MASK which = tap_bytes == 1
    ? __builtin_convertvector(*(const NAME(bytes) *)((const unsigned char *)taps + at), MASK)
    : *(const MASK *)((const int *)taps + at);
  return (VECTOR)((MASK)LOAD(gradient + at) & (which == tap));
}

TARGET __attribute__((always_inline)) static inline void NAME(max_back_row_of)(
    const int tap_bytes, const ck_axis *rows, long row, const ck_axis *columns, long depth, long width,
    long tap_width, const float *gradient, const void *taps, float *out) {
  long places = columns->places;
  const float *end = out + places * depth;
  int r0 = rows->starts[row], r1 = rows->starts[row + 1];
  for (long place = 0; place < places; place++, out += depth) {
    int e0 = columns->starts[place], e1 = columns->starts[place + 1];
    long c = 0;
    long taps_here = (long)(r1 - r0) * (e1 - e0), from[NAME(few)];
    int number[NAME(few)];
    if (taps_here == 1) {
      // One window over this pixel, as where they do not overlap.
      long at = (rows->positions[r0] * width + columns->positions[e0]) * depth;
      int tap = (int)(rows->taps[r0] * tap_width) + columns->taps[e0];
      for (; c < depth; c += LANES) {
        NAME(put)(out + c, (VECTOR){0} + NAME(won)(tap_bytes, gradient, taps, at + c, tap), end);
      }
    } else if (taps_here <= NAME(few)) {
      int n = NAME(collect)(rows, r0, r1, columns, e0, e1, width, tap_width, depth, from, number);
      for (; c < depth; c += LANES) {
        VECTOR sum = {0};
        for (int t = 0; t < n; t++) sum += NAME(won)(tap_bytes, gradient, taps, from[t] + c, number[t]);
        NAME(put)(out + c, sum, end);
      }
    }
    for (; c < depth; c += LANES) {
      VECTOR sum = {0};
      for (int r = r0; r < r1; r++) {
        long line = rows->positions[r] * width;
        int first = (int)(rows->taps[r] * tap_width);
        for (int e = e0; e < e1; e++) {
          long at = (line + columns->positions[e]) * depth + c;
          sum += NAME(won)(tap_bytes, gradient, taps, at, first + columns->taps[e]);
        }
      }
      NAME(put)(out + c, sum, end);
    }
  }
}

TARGET static void NAME(max_back_row)(
    const ck_axis *rows, long row, const ck_axis *columns, long depth, long width, long tap_width,
    const float *gradient, const void *taps, int tap_bytes, float *out) {
  if (tap_bytes == 1) {
    NAME(max_back_row_of)(1, rows, row, columns, depth, width, tap_width, gradient, taps, out);
  } else {
    NAME(max_back_row_of)(4, rows, row, columns, depth, width, tap_width, gradient, taps, out);
  }
}

// The sum begins at -0, which changes nothing that is added to it: a single weight of 1 copies exactly.
TARGET static void NAME(weigh_row)(
    const ck_axis *rows, long row, const ck_axis *columns, long depth, long width, const float *in,
    double row_divisor, const double *divisors, float *out) {
  long places = columns->places;
  const float *end = out + places * depth;
  int r0 = rows->starts[row], r1 = rows->starts[row + 1];
  for (long place = 0; place < places; place++, out += depth) {
    int e0 = columns->starts[place], e1 = columns->starts[place + 1];
    float divisor = divisors ? (float)(row_divisor * divisors[place]) : 1;
    float nothing = r0 < r1 && e0 < e1 ? -0.0f : 0.0f;
    long c = 0;
    if ((long)(r1 - r0) * (e1 - e0) <= NAME(few)) {
      const float *from[NAME(few)];
      float weight[NAME(few)];
      int n = 0;
      for (int r = r0; r < r1; r++) {
        for (int e = e0; e < e1; e++, n++) {
          from[n] = in + (rows->positions[r] * width + columns->positions[e]) * depth;
          weight[n] = (float)(rows->weights[r] * columns->weights[e]);
        }
      }
      for (; c < depth && out + c + LANES <= end; c += LANES) {
        VECTOR total = n ? -(VECTOR){0} : (VECTOR){0};
        for (int t = 0; t < n; t++) total += LOAD(from[t] + c) * weight[t];
        *(VECTOR *)(out + c) = divisors ? total / divisor : total;
      }
      for (; c < depth; c++) {
        float total = nothing;
        for (int t = 0; t < n; t++) total += from[t][c] * weight[t];
        out[c] = divisors ? total / divisor : total;
      }
      continue;
    }
    for (; c < depth && out + c + LANES <= end; c += LANES) {
      VECTOR total;
      for (long lane = 0; lane < LANES; lane++) total[lane] = nothing;
      for (int r = r0; r < r1; r++) {
        const float *line = in + rows->positions[r] * width * depth + c;
        double weight = rows->weights[r];
        VECTOR sum;
        for (long lane = 0; lane < LANES; lane++) sum[lane] = nothing;
        for (int e = e0; e < e1; e++) {
          sum += LOAD(line + columns->positions[e] * depth) * (float)(weight * columns->weights[e]);
        }
        total += sum;
      }
      if (divisors) total /= divisor;
      *(VECTOR *)(out + c) = total;
    }
    for (; c < depth; c++) {
      float total = nothing;
      for (int r = r0; r < r1; r++) {
        float sum = nothing;
        for (int e = e0; e < e1; e++) {
          float weight = (float)(rows->weights[r] * columns->weights[e]);
          sum += in[(rows->positions[r] * width + columns->positions[e]) * depth + c] * weight;
        }
        total += sum;
      }
      out[c] = divisors ? total / divisor : total;
    }
  }
}

// Sums of columns: short runs of rows in float, those in double. A last vector that overlaps the one before
// adds only the lanes that are new.
enum { NAME(run) = 64 };

TARGET __attribute__((always_inline)) static inline void NAME(moments_of)(
    const int vectors, long rows, long width, long from, const float *x, const float *pivot, double *sums,
    double *squares) {
  VECTOR sum[4], square[4], middle[4];
  for (int v = 0; v < vectors; v++) {
    sum[v] = square[v] = (VECTOR){0};
    middle[v] = LOAD(pivot + v * LANES);
  }
  for (long r = 0; r < rows; r++, x += width) {
    for (int v = 0; v < vectors; v++) {
      VECTOR d = LOAD(x + v * LANES) - middle[v];
      sum[v] += d;
      square[v] += d * d;
    }
  }
  for (int v = 0; v < vectors; v++) {
    for (long lane = from; lane < LANES; lane++) {
      sums[v * LANES + lane] += (double)sum[v][lane];
      squares[v * LANES + lane] += (double)square[v][lane];
    }
  }
}

TARGET static void NAME(moments)(
    long rows, long width, const float *x, const float *pivot, double *sums, double *squares) {
  for (long first = 0; first < rows; first += NAME(run)) {
    long count = rows - first < NAME(run) ? rows - first : NAME(run);
    const float *block = x + first * width;
    long c = 0;
    for (; c + 4 * LANES <= width; c += 4 * LANES) {
      NAME(moments_of)(4, count, width, 0, block + c, pivot + c, sums + c, squares + c);
    }
    for (; c + LANES <= width; c += LANES) {
      NAME(moments_of)(1, count, width, 0, block + c, pivot + c, sums + c, squares + c);
    }
    if (c < width && width >= LANES) {
      long at = width - LANES;
      NAME(moments_of)(1, count, width, c - at, block + at, pivot + at, sums + at, squares + at);
      c = width;
    }
    for (; c < width; c++) {
      for (long r = 0; r < count; r++) {
        double d = block[r * width + c] - pivot[c];
        sums[c] += d;
        squares[c] += d * d;
      }
    }
  }
}

TARGET __attribute__((always_inline)) static inline void NAME(products_of)(
    const int vectors, long rows, long width, long from, const float *g, const float *x, const float *mean,
    double *sums, double *products) {
  VECTOR sum[4], product[4], middle[4];
  for (int v = 0; v < vectors; v++) {
    sum[v] = product[v] = (VECTOR){0};
    middle[v] = LOAD(mean + v * LANES);
  }
  for (long r = 0; r < rows; r++, x += width, g += width) {
    for (int v = 0; v < vectors; v++) {
      VECTOR gradient = LOAD(g + v * LANES);
      sum[v] += gradient;
      product[v] += gradient * (LOAD(x + v * LANES) - middle[v]);
    }
  }
  for (int v = 0; v < vectors; v++) {
    for (long lane = from; lane < LANES; lane++) {
      sums[v * LANES + lane] += (double)sum[v][lane];
      products[v * LANES + lane] += (double)product[v][lane];
    }
  }
}

TARGET static void NAME(products)(
    long rows, long width, const float *g, const float *x, const float *mean, double *sums,
    double *products) {
  for (long first = 0; first < rows; first += NAME(run)) {
    long count = rows - first < NAME(run) ? rows - first : NAME(run);
    const float *block = x + first * width, *gradient = g + first * width;
    long c = 0;
    for (; c + 4 * LANES <= width; c += 4 * LANES) {
      NAME(products_of)(4, count, width, 0, gradient + c, block + c, mean + c, sums + c, products + c);
    }
    for (; c + LANES <= width; c += LANES) {
      NAME(products_of)(1, count, width, 0, gradient + c, block + c, mean + c, sums + c, products + c);
    }
    if (c < width && width >= LANES) {
      long at = width - LANES;
      NAME(products_of)(
          1, count, width, c - at, gradient + at, block + at, mean + at, sums + at, products + at);
      c = width;
    }
    for (; c < width; c++) {
      for (long r = 0; r < count; r++) {
        double d = block[r * width + c] - mean[c], share = gradient[r * width + c];
        sums[c] += share;
        products[c] += share * d;
      }
    }
  }
}

TARGET static void NAME(affine)(
    long rows, long width, const float *x, const float *mean, const float *scale, const float *shift,
    float *out) {
  for (long r = 0; r < rows; r++, x += width, out += width) {
    long c = 0;
    for (; c + LANES <= width; c += LANES) {
      *(VECTOR *)(out + c) = (LOAD(x + c) - LOAD(mean + c)) * LOAD(scale + c) + LOAD(shift + c);
    }
    for (; c < width; c++) out[c] = (x[c] - mean[c]) * scale[c] + shift[c];
  }
}

TARGET static void NAME(combine)(
    long rows, long width, const float *g, const float *x, const float *mean, const float *of_g,
    const float *of_x, const float *shift, float *out) {
  for (long r = 0; r < rows; r++, g += width, x += width, out += width) {
    long c = 0;
    for (; c + LANES <= width; c += LANES) {
      VECTOR moved = (LOAD(x + c) - LOAD(mean + c)) * LOAD(of_x + c) + LOAD(shift + c);
      *(VECTOR *)(out + c) = LOAD(g + c) * LOAD(of_g + c) + moved;
    }
    for (; c < width; c++) out[c] = g[c] * of_g[c] + ((x[c] - mean[c]) * of_x[c] + shift[c]);
  }
}

// Binary cross-entropy of logits. With y = exp(-|x|) all of it is bounded: log(1 + exp(-x)) = log(1 + y) + max(-x, 0),
// and log(1 + y) is the series 2 (s + s^3/3 + s^5/5 + ...) with s = y / (2 + y) <= 1/3.
TARGET __attribute__((always_inline)) static inline VECTOR NAME(logit_loss_of)(VECTOR x, VECTOR t, VECTOR y) {
  VECTOR s = y / (2.0f + y), q = s * s;
  VECTOR series = 2.0f / 13 * q + 2.0f / 11;
  series = series * q + 2.0f / 9;
  series = series * q + 2.0f / 7;
  series = series * q + 2.0f / 5;
  series = series * q + 2.0f / 3;
  series = series * q + 2.0f;
  return (1.0f - t) * x + (series * s + (VECTOR)((MASK)-x & (x < 0)));
}

TARGET static double NAME(logit_loss_value)(long n, const float *x, const float *t, float *out) {
  double total = 0;
  for (long i = 0; i < n;) {
    VECTOR sums = {0};
    for (long stop = i + NAME(run) * LANES; i < n && i < stop; i += LANES) {
      int whole = i + LANES <= n;
      VECTOR v = whole ? LOAD(x + i) : NAME(part)(x + i, n - i, 0);
      VECTOR target = whole ? LOAD(t + i) : NAME(part)(t + i, n - i, 0);
      VECTOR loss = NAME(logit_loss_of)(v, target, NAME(exp_of)((VECTOR)((MASK)v | (int)0x80000000)));
      if (!whole) loss = NAME(part)((const float *)&loss, n - i, 0);
      sums += loss;
      if (out && whole) *(VECTOR *)(out + i) = loss;
      if (out && !whole) NAME(put_part)(out + i, loss, n - i);
    }
    for (long lane = 0; lane < LANES; lane++) total += sums[lane];
  }
  return total;
}

TARGET static void NAME(logit_loss_slopes)(
    long n, const float *x, const float *t, const float *share, long step, float *out) {
  for (long i = 0; i < n; i += LANES) {
    int whole = i + LANES <= n;
    VECTOR v = whole ? LOAD(x + i) : NAME(part)(x + i, n - i, 0);
    VECTOR target = whole ? LOAD(t + i) : NAME(part)(t + i, n - i, 0);
    VECTOR given = step == 0 ? (VECTOR){0} + *share : whole ? LOAD(share + i) : NAME(part)(share + i, n - i, 0);
    VECTOR y = NAME(exp_of)((VECTOR)((MASK)v | (int)0x80000000));
    VECTOR slope = given * (CHOOSE(v < 0, y, (VECTOR){0} + 1) / (1.0f + y) - target);
    if (whole) *(VECTOR *)(out + i) = slope;
    else NAME(put_part)(out + i, slope, n - i);
  }
}

#undef LANES
#undef LOAD

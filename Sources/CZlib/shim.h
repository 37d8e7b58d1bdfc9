// zlib needs no wrapper but for `inflateInit2`, a macro, which Swift cannot see.
#pragma once
#include <zlib.h>

static inline int convbook_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

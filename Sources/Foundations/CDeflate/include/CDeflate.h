#pragma once
// The system's compression libraries, linked statically so that the binary runs where they are not installed.
#include <libdeflate.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

// zlib's initialisers are macros, which Swift does not see. A negative window size means raw deflate.
static inline int cdeflate_inflate_init_raw(z_stream *stream) { return inflateInit2(stream, -15); }

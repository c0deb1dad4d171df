#pragma once
// The system's compression libraries, linked statically so that the binary runs where they are not installed.
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#pragma once
// The hash functions of OpenSSL's libcrypto, linked statically: of the library only these are taken into the binary.
#include <stddef.h>
#include <stdint.h>

typedef enum {
  ADDER_DIGEST_MD5,
  ADDER_DIGEST_SHA1,
  ADDER_DIGEST_SHA256,
  ADDER_DIGEST_SHA384,
  ADDER_DIGEST_SHA512,
} adder_digest_algorithm;

/// A hash that is being computed: room for the state of any of them.
typedef struct {
  uint64_t words[27];
} adder_digest_state;

void adder_digest_begin(adder_digest_state *state, adder_digest_algorithm algorithm);

void adder_digest_update(
    adder_digest_state *state, adder_digest_algorithm algorithm, const void *bytes, size_t count);

/// Writes the digest, of at most 64 bytes, of what was added so far; more may be added afterwards.
void adder_digest_finish(const adder_digest_state *state, adder_digest_algorithm algorithm, uint8_t *digest);

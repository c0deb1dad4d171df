// The functions that know their algorithm: the newer interface, which looks algorithms up by name, would bring the whole
// library into the binary, and a start-up of its own.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CDigest.h"

#include <openssl/md5.h>
#include <openssl/sha.h>

typedef union {
  adder_digest_state room;
  MD5_CTX md5;
  SHA_CTX sha1;
  SHA256_CTX sha256;
  SHA512_CTX sha512;
} digest_context;

_Static_assert(sizeof(digest_context) == sizeof(adder_digest_state), "a state does not fit");

void adder_digest_begin(adder_digest_state *state, adder_digest_algorithm algorithm) {
  digest_context *context = (digest_context *)state;
  switch (algorithm) {
  case ADDER_DIGEST_MD5: MD5_Init(&context->md5); break;
  case ADDER_DIGEST_SHA1: SHA1_Init(&context->sha1); break;
  case ADDER_DIGEST_SHA256: SHA256_Init(&context->sha256); break;
  case ADDER_DIGEST_SHA384: SHA384_Init(&context->sha512); break;
  case ADDER_DIGEST_SHA512: SHA512_Init(&context->sha512); break;
  }
}

void adder_digest_update(
    adder_digest_state *state, adder_digest_algorithm algorithm, const void *bytes, size_t count) {
  digest_context *context = (digest_context *)state;
  switch (algorithm) {
  case ADDER_DIGEST_MD5: MD5_Update(&context->md5, bytes, count); break;
  case ADDER_DIGEST_SHA1: SHA1_Update(&context->sha1, bytes, count); break;
  case ADDER_DIGEST_SHA256: SHA256_Update(&context->sha256, bytes, count); break;
  case ADDER_DIGEST_SHA384: SHA384_Update(&context->sha512, bytes, count); break;
  case ADDER_DIGEST_SHA512: SHA512_Update(&context->sha512, bytes, count); break;
  }
}

void adder_digest_finish(const adder_digest_state *state, adder_digest_algorithm algorithm, uint8_t *digest) {
  digest_context context = {.room = *state};
  switch (algorithm) {
  case ADDER_DIGEST_MD5: MD5_Final(digest, &context.md5); break;
  case ADDER_DIGEST_SHA1: SHA1_Final(digest, &context.sha1); break;
  case ADDER_DIGEST_SHA256: SHA256_Final(digest, &context.sha256); break;
  case ADDER_DIGEST_SHA384: SHA384_Final(digest, &context.sha512); break;
  case ADDER_DIGEST_SHA512: SHA512_Final(digest, &context.sha512); break;
  }
}

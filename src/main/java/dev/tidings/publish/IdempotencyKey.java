package dev.tidings.publish;

/**
 * What makes a request the same as an earlier one.
 *
 * @param publisher the key or account; each has idempotency keys of its own
 * @param value of the header
 * @param hash of the request's bytes
 */
record IdempotencyKey(String publisher, String value, String hash) {}

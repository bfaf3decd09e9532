/// CRC32C (Castagnoli), by the processor's own instruction where it has one.

#ifndef GRANARY_CHECKSUM_H
#define GRANARY_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Returns the CRC32C of `count` bytes, continuing from `previous`.
///
/// `previous` is the CRC32C of the bytes before these, 0 for none, so that
/// crc(b, crc(a, 0)) is the CRC32C of a followed by b.
uint32_t granary_crc32c(uint32_t previous, const void *bytes, size_t count);

/// Returns the CRC32C of a key followed by its value.
///
/// The value's cache lines are fetched while the key is summed: a value just found in a memory
/// map is in no cache, and waiting for it costs more than the arithmetic.
uint32_t granary_crc32c_record(
    const void *key, size_t key_count, const void *value, size_t value_count);

/// The CRC32C by table, whatever the processor has: for tests, and for comparison.
uint32_t granary_crc32c_portable(uint32_t previous, const void *bytes, size_t count);

#endif

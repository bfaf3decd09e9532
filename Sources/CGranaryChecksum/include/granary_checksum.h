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

/// The same by table, whatever the processor has: for tests, and for comparison.
uint32_t granary_crc32c_portable(uint32_t previous, const void *bytes, size_t count);

#endif

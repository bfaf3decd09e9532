/// Counts the allocations of the program it is linked into, Swift's and C's alike.
///
/// It defines malloc and its kin, which take the place of the C library's in every library of the
/// process. Linux with glibc only.

#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

/// The number of allocations of all threads so far.
uint64_t allocation_count(void);

#endif

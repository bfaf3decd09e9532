#ifndef LMDB_STORE_H
#define LMDB_STORE_H

#include <lmdb.h>

#include "cloops.h"

struct lmdb_store {
    MDB_env *environment;
    MDB_dbi items;
    MDB_dbi entries;
    /// Kept reset between reads, and its cursor with it.
    MDB_txn *reader;
    MDB_cursor *cursor;
};

static inline MDB_val packed_string(packed_strings strings, uint64_t index) {
    uint64_t start = strings.offsets[index];
    return (MDB_val){strings.offsets[index + 1] - start, (void *)(strings.bytes + start)};
}

static inline uint64_t touch(MDB_val value) {
    const uint8_t *bytes = value.mv_data;
    uint64_t sum = value.mv_size;
    for (size_t i = 0; i < value.mv_size; i += 64) sum += bytes[i];
    return sum;
}

#endif

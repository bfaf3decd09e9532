#include <string.h>

#include "lmdb_store.h"

loop_result lmdb_get_each(lmdb_store *store, packed_strings keys, uint64_t from, uint64_t to) {
    loop_result result = {0};
    uint64_t start = monotonic_nanoseconds(), busy = thread_nanoseconds();
    for (uint64_t i = from; i < to; i++) {
        MDB_val key = packed_string(keys, i), value;
        result.status = mdb_txn_renew(store->reader);
        if (result.status) break;
        result.status = mdb_get(store->reader, store->items, &key, &value);
        if (!result.status) result.touched += touch(value);
        mdb_txn_reset(store->reader);
        if (result.status) break;
        result.count++;
    }
    result.busy_nanoseconds += thread_nanoseconds() - busy;
    result.nanoseconds = monotonic_nanoseconds() - start;
    return result;
}

static int walk(lmdb_store *store, MDB_val prefix, uint64_t limit, loop_result *result) {
    MDB_val key = prefix, value;
    int status = mdb_cursor_get(store->cursor, &key, &value, MDB_SET_RANGE);
    for (uint64_t n = 0; !status && n < limit; n++) {
        if (key.mv_size < prefix.mv_size || memcmp(key.mv_data, prefix.mv_data, prefix.mv_size))
            return 0;
        result->touched += touch(value);
        result->count++;
        status = mdb_cursor_get(store->cursor, &key, &value, MDB_NEXT);
    }
    return status == MDB_NOTFOUND ? 0 : status;
}

loop_result lmdb_walk_each(
    lmdb_store *store, packed_strings prefixes, uint64_t from, uint64_t to, uint64_t limit) {
    loop_result result = {0};
    uint64_t start = monotonic_nanoseconds(), busy = thread_nanoseconds();
    for (uint64_t i = from; i < to && !result.status; i++) {
        result.status = mdb_txn_renew(store->reader);
        if (result.status) break;
        result.status = mdb_cursor_renew(store->reader, store->cursor);
        if (!result.status)
            result.status = walk(store, packed_string(prefixes, i), limit, &result);
        mdb_txn_reset(store->reader);
    }
    result.busy_nanoseconds += thread_nanoseconds() - busy;
    result.nanoseconds = monotonic_nanoseconds() - start;
    return result;
}

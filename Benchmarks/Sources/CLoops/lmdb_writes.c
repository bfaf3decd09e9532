#include "lmdb_store.h"

static void commit(MDB_txn *transaction, loop_result *result) {
    uint64_t busy = thread_nanoseconds();
    result->status = mdb_txn_commit(transaction);
    result->busy_nanoseconds -= thread_nanoseconds() - busy;
}

// Of each record the old key is deleted first, where there are old keys.
static loop_result write_each(
    lmdb_store *store, packed_strings old_keys, packed_strings keys, packed_strings values,
    packed_strings entry_keys, packed_strings entry_values, uint64_t per_item, uint64_t from,
    uint64_t to, uint64_t batch) {
    loop_result result = {0};
    uint64_t start = monotonic_nanoseconds(), busy = thread_nanoseconds();
    for (uint64_t i = from; i < to && !result.status;) {
        MDB_txn *transaction;
        result.status = mdb_txn_begin(store->environment, NULL, 0, &transaction);
        if (result.status) break;
        uint64_t end = to - i < batch ? to : i + batch;
        for (; i < end && !result.status; i++) {
            MDB_val key = packed_string(keys, i), value = packed_string(values, i);
            if (old_keys.count) {
                MDB_val old = packed_string(old_keys, i);
                result.status = mdb_del(transaction, store->items, &old, NULL);
                if (result.status) break;
            }
            result.status = mdb_put(transaction, store->items, &key, &value, 0);
            for (uint64_t n = per_item * i; n < per_item * (i + 1) && !result.status; n++) {
                key = packed_string(entry_keys, n);
                value = packed_string(entry_values, n);
                result.status = mdb_put(transaction, store->entries, &key, &value, 0);
            }
            result.count++;
        }
        if (result.status)
            mdb_txn_abort(transaction);
        else
            commit(transaction, &result);
    }
    result.busy_nanoseconds += thread_nanoseconds() - busy;
    result.nanoseconds = monotonic_nanoseconds() - start;
    return result;
}

loop_result lmdb_put_each(
    lmdb_store *store, packed_strings keys, packed_strings values, packed_strings entry_keys,
    packed_strings entry_values, uint64_t per_item, uint64_t from, uint64_t to, uint64_t batch) {
    packed_strings none = {0};
    return write_each(
        store, none, keys, values, entry_keys, entry_values, per_item, from, to, batch);
}

loop_result lmdb_move_each(
    lmdb_store *store, packed_strings old_keys, packed_strings keys, packed_strings values,
    packed_strings entry_keys, packed_strings entry_values, uint64_t batch) {
    return write_each(
        store, old_keys, keys, values, entry_keys, entry_values, 1, 0, keys.count, batch);
}

loop_result lmdb_load(
    lmdb_store *store, packed_strings keys, packed_strings values, uint64_t batch_count,
    uint64_t batch_bytes, int append) {
    loop_result result = {0};
    uint64_t start = monotonic_nanoseconds(), busy = thread_nanoseconds();
    for (uint64_t i = 0; i < keys.count && !result.status;) {
        MDB_txn *transaction;
        result.status = mdb_txn_begin(store->environment, NULL, 0, &transaction);
        if (result.status) break;
        uint64_t count = 0, bytes = 0;
        for (; i < keys.count && count < batch_count && bytes < batch_bytes; i++, count++) {
            MDB_val key = packed_string(keys, i), value = packed_string(values, i);
            result.status =
                mdb_put(transaction, store->items, &key, &value, append ? MDB_APPEND : 0);
            if (result.status) break;
            bytes += value.mv_size;
            result.count++;
        }
        if (result.status)
            mdb_txn_abort(transaction);
        else
            commit(transaction, &result);
    }
    result.busy_nanoseconds += thread_nanoseconds() - busy;
    result.nanoseconds = monotonic_nanoseconds() - start;
    return result;
}

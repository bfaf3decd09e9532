#include "lmdb_store.h"

#include <stdlib.h>
#include <time.h>

static uint64_t nanoseconds_of(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t monotonic_nanoseconds(void) { return nanoseconds_of(CLOCK_MONOTONIC); }

uint64_t thread_nanoseconds(void) { return nanoseconds_of(CLOCK_THREAD_CPUTIME_ID); }

const char *lmdb_version_text(void) { return mdb_version(NULL, NULL, NULL); }

static int open_databases(lmdb_store *store) {
    MDB_txn *transaction;
    int status = mdb_txn_begin(store->environment, NULL, 0, &transaction);
    if (status) return status;
    status = mdb_dbi_open(transaction, "items", MDB_CREATE, &store->items);
    if (!status) status = mdb_dbi_open(transaction, "entries", MDB_CREATE, &store->entries);
    if (status) {
        mdb_txn_abort(transaction);
        return status;
    }
    return mdb_txn_commit(transaction);
}

static int open_reader(lmdb_store *store) {
    int status = mdb_txn_begin(store->environment, NULL, MDB_RDONLY, &store->reader);
    if (!status) status = mdb_cursor_open(store->reader, store->items, &store->cursor);
    if (!status) mdb_txn_reset(store->reader);
    return status;
}

lmdb_store *lmdb_store_open(const char *directory, int relaxed) {
    lmdb_store *store = calloc(1, sizeof *store);
    if (!store) return NULL;
    unsigned flags = MDB_NOTLS | (relaxed ? MDB_NOSYNC : 0);
    if (mdb_env_create(&store->environment) ||
        mdb_env_set_maxdbs(store->environment, 16) ||
        mdb_env_set_mapsize(store->environment, (size_t)64 << 30) ||
        mdb_env_open(store->environment, directory, flags, 0600) || open_databases(store) ||
        open_reader(store)) {
        lmdb_store_close(store);
        return NULL;
    }
    return store;
}

void lmdb_store_close(lmdb_store *store) {
    if (store->cursor) mdb_cursor_close(store->cursor);
    if (store->reader) mdb_txn_abort(store->reader);
    if (store->environment) mdb_env_close(store->environment);
    free(store);
}

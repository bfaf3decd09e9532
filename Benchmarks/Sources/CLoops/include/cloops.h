/// What a tight C program does on liblmdb and on SQLite, for Granary to be measured against.
///
/// Every loop works on keys and values made in advance, keeps its transaction and cursor from one
/// operation to the next where a C program would, and computes no checksum. Times are measured
/// inside, so that no call from Swift is in them.

#ifndef CLOOPS_H
#define CLOOPS_H

#include <stddef.h>
#include <stdint.h>

/// Byte strings, one behind the other: string i is bytes[offsets[i] ..< offsets[i + 1]].
typedef struct {
    const uint8_t *bytes;
    const uint64_t *offsets;
    uint64_t count;
} packed_strings;

/// What a loop did.
typedef struct {
    /// LMDB's or SQLite's code of the first failure, 0 for none.
    int status;
    /// Nanoseconds that the thread ran, without commits.
    uint64_t busy_nanoseconds;
    /// Nanoseconds of the whole loop by the clock.
    uint64_t nanoseconds;
    /// Records found, walked or written.
    uint64_t count;
    /// Depends on every byte that was looked at, so that the compiler cannot drop the loop.
    uint64_t touched;
} loop_result;

typedef struct lmdb_store lmdb_store;

/// Opens an environment with the databases `items` and `entries`, creating both; NULL on failure.
///
/// `relaxed` opens with MDB_NOSYNC, as a relaxed store does.
lmdb_store *lmdb_store_open(const char *directory, int relaxed);
void lmdb_store_close(lmdb_store *store);

/// Reads each key in a renewed transaction of its own, and touches each cache line of the value.
loop_result lmdb_get_each(lmdb_store *store, packed_strings keys, uint64_t from, uint64_t to);

/// For each prefix: a renewed transaction and cursor, a seek, and a walk to the end of the prefix
/// or `limit` records, touching each cache line of the values.
loop_result lmdb_walk_each(
    lmdb_store *store, packed_strings prefixes, uint64_t from, uint64_t to, uint64_t limit);

/// Puts records in transactions of `batch`: with record i go records `per_item` * i and on of the
/// index entries.
loop_result lmdb_put_each(
    lmdb_store *store, packed_strings keys, packed_strings values, packed_strings entry_keys,
    packed_strings entry_values, uint64_t per_item, uint64_t from, uint64_t to, uint64_t batch);

/// Moves records to other keys in transactions of `batch`: each old key is deleted, its record is put
/// at the new one, and an index entry with it.
loop_result lmdb_move_each(
    lmdb_store *store, packed_strings old_keys, packed_strings keys, packed_strings values,
    packed_strings entry_keys, packed_strings entry_values, uint64_t batch);

/// Loads all records, committing after `batch_count` of them or `batch_bytes` of values;
/// `append` promises that the keys ascend.
loop_result lmdb_load(
    lmdb_store *store, packed_strings keys, packed_strings values, uint64_t batch_count,
    uint64_t batch_bytes, int append);

typedef struct sqlite_store sqlite_store;

/// Opens a database with a table of 12 columns, `WITHOUT ROWID`; NULL on failure.
sqlite_store *sqlite_store_open(const char *path);
void sqlite_store_close(sqlite_store *store);

/// Inserts rows of 12 columns in one transaction; `cells` has 12 strings for each row, integers in
/// decimal.
loop_result sqlite_load(sqlite_store *store, packed_strings cells);

/// For each pair of partition key and sort key prefix, steps a prepared statement through up to
/// `limit` rows, and looks at all 12 raw columns of each.
loop_result sqlite_walk_each(
    sqlite_store *store, packed_strings partitions, const char *lower, const char *upper,
    uint64_t from, uint64_t to, uint64_t limit);

/// The versions of both libraries.
const char *lmdb_version_text(void);
const char *sqlite_version_text(void);

/// Nanoseconds of the monotonic clock.
uint64_t monotonic_nanoseconds(void);

/// Nanoseconds that the calling thread has run, in the program and in the kernel: what others run
/// on the machine meanwhile is not in them.
uint64_t thread_nanoseconds(void);

#endif

#include <sqlite3.h>
#include <stdlib.h>

#include "cloops.h"

#define COLUMN_COUNT 12

struct sqlite_store {
    sqlite3 *database;
    sqlite3_stmt *walk;
};

const char *sqlite_version_text(void) { return sqlite3_libversion(); }

static const char *const schema =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 4294967296;"
    "CREATE TABLE IF NOT EXISTS activity (PK TEXT, SK TEXT, actor TEXT, category TEXT, note TEXT,"
    " source TEXT, stage TEXT, title TEXT, tokens INTEGER, type TEXT, value INTEGER,"
    " verified INTEGER, PRIMARY KEY (PK, SK)) WITHOUT ROWID;";

static const char *const walk_query =
    "SELECT PK, SK, actor, category, note, source, stage, title, tokens, type, value, verified"
    " FROM activity WHERE PK = ?1 AND SK >= ?2 AND SK < ?3 ORDER BY SK LIMIT ?4";

sqlite_store *sqlite_store_open(const char *path) {
    sqlite_store *store = calloc(1, sizeof *store);
    if (!store) return NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &store->database, flags, NULL) ||
        sqlite3_exec(store->database, schema, NULL, NULL, NULL) ||
        sqlite3_prepare_v2(store->database, walk_query, -1, &store->walk, NULL)) {
        sqlite_store_close(store);
        return NULL;
    }
    return store;
}

void sqlite_store_close(sqlite_store *store) {
    sqlite3_finalize(store->walk);
    sqlite3_close(store->database);
    free(store);
}

static int bind_text(sqlite3_stmt *statement, int column, packed_strings strings, uint64_t index) {
    const char *text = (const char *)strings.bytes + strings.offsets[index];
    int count = (int)(strings.offsets[index + 1] - strings.offsets[index]);
    return sqlite3_bind_text(statement, column, text, count, SQLITE_STATIC);
}

loop_result sqlite_load(sqlite_store *store, packed_strings cells) {
    loop_result result = {0};
    sqlite3_stmt *insert;
    uint64_t start = monotonic_nanoseconds(), busy = thread_nanoseconds();
    result.status = sqlite3_prepare_v2(
        store->database, "INSERT INTO activity VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert,
        NULL);
    if (result.status) return result;
    sqlite3_exec(store->database, "BEGIN", NULL, NULL, NULL);
    for (uint64_t row = 0; row < cells.count / COLUMN_COUNT && !result.status; row++) {
        // Columns with the affinity INTEGER turn decimal text into an integer.
        for (int column = 0; column < COLUMN_COUNT && !result.status; column++)
            result.status = bind_text(insert, column + 1, cells, row * COLUMN_COUNT + column);
        if (!result.status && sqlite3_step(insert) != SQLITE_DONE)
            result.status = sqlite3_errcode(store->database);
        sqlite3_reset(insert);
        result.count++;
    }
    sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
    sqlite3_finalize(insert);
    result.busy_nanoseconds += thread_nanoseconds() - busy;
    result.nanoseconds = monotonic_nanoseconds() - start;
    return result;
}

/// What a program does with a row before it makes anything of it: the address and length of each
/// text, and the value of each integer.
static uint64_t look_at(sqlite3_stmt *row) {
    uint64_t touched = 0;
    for (int column = 0; column < COLUMN_COUNT; column++) {
        if (sqlite3_column_type(row, column) == SQLITE_INTEGER) {
            touched += (uint64_t)sqlite3_column_int64(row, column);
        } else {
            const unsigned char *text = sqlite3_column_text(row, column);
            int count = sqlite3_column_bytes(row, column);
            touched += text && count ? text[0] + (uint64_t)count : 0;
        }
    }
    return touched;
}

loop_result sqlite_walk_each(
    sqlite_store *store, packed_strings partitions, const char *lower, const char *upper,
    uint64_t from, uint64_t to, uint64_t limit) {
    loop_result result = {0};
    uint64_t start = monotonic_nanoseconds(), busy = thread_nanoseconds();
    for (uint64_t i = from; i < to; i++) {
        bind_text(store->walk, 1, partitions, i);
        sqlite3_bind_text(store->walk, 2, lower, -1, SQLITE_STATIC);
        sqlite3_bind_text(store->walk, 3, upper, -1, SQLITE_STATIC);
        sqlite3_bind_int64(store->walk, 4, (sqlite3_int64)limit);
        int status;
        while ((status = sqlite3_step(store->walk)) == SQLITE_ROW) {
            result.touched += look_at(store->walk);
            result.count++;
        }
        sqlite3_reset(store->walk);
        if (status != SQLITE_DONE) {
            result.status = status;
            break;
        }
    }
    result.busy_nanoseconds += thread_nanoseconds() - busy;
    result.nanoseconds = monotonic_nanoseconds() - start;
    return result;
}

import CLoops

/// A C program's store on LMDB.
final class LMDBStore {
    private let store: OpaquePointer

    /// Opens the environment in a directory that exists.
    init(directory: String, relaxed: Bool = false) throws {
        guard let store = lmdb_store_open(directory, relaxed ? 1 : 0) else {
            throw Failure("liblmdb cannot open \(directory)")
        }
        self.store = store
    }

    deinit { lmdb_store_close(store) }

    /// Reads keys, each in a renewed transaction.
    func get(_ keys: PackedStrings, _ range: Range<Int>) throws -> loop_result {
        let result = keys.withPacked { keys in
            lmdb_get_each(store, keys, UInt64(range.lowerBound), UInt64(range.upperBound))
        }
        return try checked(result, "mdb_get")
    }

    /// Walks the records of each prefix.
    func walk(_ prefixes: PackedStrings, _ range: Range<Int>, limit: Int) throws -> loop_result {
        let result = prefixes.withPacked { prefixes in
            lmdb_walk_each(
                store, prefixes, UInt64(range.lowerBound), UInt64(range.upperBound), UInt64(limit))
        }
        return try checked(result, "mdb_cursor_get")
    }

    /// Puts records in transactions of `batch`, each with `perItem` index entries.
    func put(
        _ records: PackedRecords, entries: PackedRecords = PackedRecords(), perItem: Int = 0,
        _ range: Range<Int>, batch: Int
    ) throws -> loop_result {
        let result = records.keys.withPacked { keys in
            records.values.withPacked { values in
                entries.keys.withPacked { entryKeys in
                    entries.values.withPacked { entryValues in
                        lmdb_put_each(
                            store, keys, values, entryKeys, entryValues, UInt64(perItem),
                            UInt64(range.lowerBound), UInt64(range.upperBound), UInt64(batch))
                    }
                }
            }
        }
        return try checked(result, "mdb_put")
    }

    /// Moves records from other keys, in transactions of `batch`, each with an index entry.
    func move(
        _ records: PackedRecords, from oldKeys: PackedStrings, entries: PackedRecords, batch: Int
    ) throws -> loop_result {
        let result = oldKeys.withPacked { oldKeys in
            records.keys.withPacked { keys in
                records.values.withPacked { values in
                    entries.keys.withPacked { entryKeys in
                        entries.values.withPacked { entryValues in
                            lmdb_move_each(
                                store, oldKeys, keys, values, entryKeys, entryValues,
                                UInt64(batch))
                        }
                    }
                }
            }
        }
        return try checked(result, "mdb_del")
    }

    /// Loads all records, in the batches that `Table.load` makes.
    func load(_ records: PackedRecords, append: Bool) throws -> loop_result {
        let result = records.keys.withPacked { keys in
            records.values.withPacked { values in
                lmdb_load(store, keys, values, 8_192, 8 << 20, append ? 1 : 0)
            }
        }
        return try checked(result, "mdb_put")
    }

    private func checked(_ result: loop_result, _ function: String) throws -> loop_result {
        guard result.status == 0 else { throw Failure("\(function) failed: \(result.status)") }
        return result
    }
}

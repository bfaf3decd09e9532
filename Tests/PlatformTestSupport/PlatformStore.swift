internal import Foundation
public import GranaryEntities
internal import GranaryTestSupport
internal import Testing

extension Platform {
    /// Runs `body` with a new store that has the schema, and checks all of the store afterwards.
    public func withStore<Value>(_ body: (Store) throws -> Value) throws -> Value {
        try withDirectory { path in
            let store = try Store.open(path, schema: storeSchema)
            defer { store.close() }
            let value = try body(store)
            for problem in try store.check().problems {
                Issue.record("the store is not sound: \(problem)")
            }
            return value
        }
    }

    /// Runs `body` with the path for a store, and removes what is there afterwards.
    public func withDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        return try body(directory.path + "/store")
    }
}

extension Store {
    /// Puts raw items into the table of a platform, in one transaction.
    public func fill(_ platform: Platform, with items: [Item]) throws {
        let table = platform.schema.table
        try transaction { transaction in
            for item in items { try transaction.put(item, into: table) }
        }
    }
}

extension Store {
    /// Opens a store that this process has just closed, and that may be in use for a moment more.
    public static func reopen(_ path: String) throws(StoreError) -> Store {
        for _ in 0..<200 {
            do throws(StoreError) {
                return try open(path)
            } catch {
                guard case .storeInUse = error else { throw error }
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        return try open(path)
    }
}

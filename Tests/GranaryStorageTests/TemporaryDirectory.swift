import Foundation
import GranaryStorage

/// A path for one test's store, removed with everything in it when the test lets go.
final class TemporaryDirectory {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory
            .appending(component: "granary-\(UUID().uuidString)").path()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Opens the store at the path with a map that is quick to reserve.
    func open(_ change: (inout EnvironmentOptions) -> Void = { _ in }) throws -> Environment {
        var options = EnvironmentOptions()
        options.initialMapSizeBytes = 64 << 20
        change(&options)
        return try Environment.open(path, options)
    }
}

extension Array where Element == UInt8 {
    /// The UTF-8 bytes of `text`.
    init(_ text: String) { self = Array(text.utf8) }

    /// A copy of what a span shows.
    init(copying span: RawSpan) {
        self = span.byteOffsets.map { unsafe span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
    }
}

extension Environment {
    /// Runs `body` in a transaction and commits it.
    func update(_ body: (inout WriteTransaction) throws -> Void) throws {
        var transaction = try write()
        try body(&transaction)
        try transaction.commit()
    }

    /// Returns a copy of a value in a snapshot of its own.
    func copy(_ key: [UInt8], in database: Database = .items) throws -> [UInt8]? {
        let transaction = try read()
        guard let found = try transaction.snapshot.value(forKey: key.span, in: database) else {
            return nil
        }
        return [UInt8](copying: found)
    }
}

extension WriteTransaction {
    /// Stores arrays.
    mutating func put(
        _ value: [UInt8], _ key: [UInt8], in database: Database = .items
    ) throws(StorageError) {
        try put(value.span, forKey: key.span, in: database)
    }
}

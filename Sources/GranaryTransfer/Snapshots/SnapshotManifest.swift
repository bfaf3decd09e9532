/// What a snapshot holds, as `manifest.json` beside its data says.
///
/// ```json
/// { "format": 1,
///   "id": "20251106T093000000Z-5f3a",
///   "created": "2025-11-06T09:30:00.000Z",
///   "reason": "before migration 2",
///   "tool": "granary",
///   "store": { "id": "0f…", "format": 1, "commit": 812, "change": 4011 },
///   "tables": [ { "name": "app", "items": 5015, "bytes": 3101022, "schema": "App 1.2.0" } ],
///   "data": { "file": "data.mdb", "bytes": 4194304, "sha256": "9c…" } }
/// ```
///
/// A later version may add members, never change what these mean; a manifest of a greater format is
/// refused.
public struct SnapshotManifest: Sendable, Hashable {
    /// One table of the store.
    public struct Table: Sendable, Hashable {
        /// The table's name.
        public var name: String
        /// How many items it holds.
        public var itemCount: Int
        /// The sizes of its items added up, as DynamoDB counts them.
        public var byteCount: Int
        /// The name and version of its schema, `Auxeira 1.0.0`; `nil` for none.
        public var schema: String?
    }

    /// The format that this version writes, and the newest it reads.
    public static let currentFormat = 1

    /// The name of the data file in the snapshot's directory.
    public static let dataFile = "data.mdb"

    /// The snapshot's id: ids ascend with the time they were made.
    public var id: String
    /// When it was made, in milliseconds since 1970.
    public var createdMilliseconds: Int64
    /// Why it was made, in words; may be empty.
    public var reason: String
    /// What made it.
    public var tool: String
    /// The id of the store, 32 hexadecimal digits; copies and restored stores keep it.
    public var storeID: String
    /// The format of the store.
    public var storeFormat: Int
    /// How many commits the store had had.
    public var commitSequence: UInt64
    /// The last change sequence number the store had given out.
    public var changeSequence: UInt64
    /// The tables, by name.
    public var tables: [Table]
    /// The length of the data file.
    public var dataByteCount: Int
    /// The SHA-256 of the data file, 64 hexadecimal digits.
    public var dataSHA256: String

    /// When it was made, as text: `2025-11-06T09:30:00.000Z`.
    public var createdText: String { UTCTime.text(milliseconds: createdMilliseconds) }

    /// The items of all tables.
    public var itemCount: Int { tables.reduce(0) { $0 + $1.itemCount } }
}

extension SnapshotManifest {
    /// The manifest as JSON text, indented.
    var text: String {
        func quoted(_ text: String) -> String { JSONValue.string(text).text }
        let rows = tables.map { table in
            "    {\"name\": \(quoted(table.name)), \"items\": \(table.itemCount), "
                + "\"bytes\": \(table.byteCount), "
                + "\"schema\": \(table.schema.map(quoted) ?? "null")}"
        }
        let created = UTCTime.text(milliseconds: createdMilliseconds)
        return """
            {
              "format": \(Self.currentFormat),
              "id": \(quoted(id)),
              "created": \(quoted(created)),
              "reason": \(quoted(reason)),
              "tool": \(quoted(tool)),
              "store": {"id": \(quoted(storeID)), "format": \(storeFormat), \
            "commit": \(commitSequence), "change": \(changeSequence)},
              "tables": [\(rows.isEmpty ? "" : "\n" + rows.joined(separator: ",\n") + "\n  ")],
              "data": {"file": \(quoted(Self.dataFile)), "bytes": \(dataByteCount), \
            "sha256": \(quoted(dataSHA256))}
            }

            """
    }

    /// Reads a manifest.
    ///
    /// - Throws: What is wrong with it, in words that follow the file's path.
    init(parsing bytes: [UInt8]) throws(ManifestProblem) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes.span)
        } catch {
            throw ManifestProblem("is not JSON (\(error))")
        }
        let format = try value.integer("format")
        guard format <= Self.currentFormat, format > 0 else {
            throw ManifestProblem(
                "has format \(format), and this version reads up to \(Self.currentFormat)")
        }
        let (store, data) = (try value.member("store"), try value.member("data"))
        guard let created = UTCTime.milliseconds(try value.string("created")) else {
            throw ManifestProblem("has no time in 'created'")
        }
        guard case .array(let rows) = try value.member("tables") else {
            throw ManifestProblem("has no list in 'tables'")
        }
        var tables: [Table] = []
        for row in rows {
            let schema: String?
            if case .string(let text)? = row["schema"] { schema = text } else { schema = nil }
            tables.append(
                Table(
                    name: try row.string("name"), itemCount: try row.integer("items"),
                    byteCount: try row.integer("bytes"), schema: schema))
        }
        self.init(
            id: try value.string("id"), createdMilliseconds: created,
            reason: try value.string("reason"), tool: try value.string("tool"),
            storeID: try store.string("id"), storeFormat: try store.integer("format"),
            commitSequence: UInt64(try store.integer("commit")),
            changeSequence: UInt64(try store.integer("change")), tables: tables,
            dataByteCount: try data.integer("bytes"), dataSHA256: try data.string("sha256"))
    }
}

/// What is wrong with a manifest, in words that follow its path.
struct ManifestProblem: Error, Equatable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

extension JSONValue {
    /// A member that must be there.
    func member(_ name: String) throws(ManifestProblem) -> JSONValue {
        guard let value = self[name] else { throw ManifestProblem("has no '\(name)'") }
        return value
    }

    /// A member that must be a string.
    func string(_ name: String) throws(ManifestProblem) -> String {
        guard case .string(let text) = try member(name) else {
            throw ManifestProblem("has no string in '\(name)'")
        }
        return text
    }

    /// A member that must be a whole number, zero or more.
    func integer(_ name: String) throws(ManifestProblem) -> Int {
        guard case .number(let text) = try member(name), let number = Int(text), number >= 0 else {
            throw ManifestProblem("has no whole number in '\(name)'")
        }
        return number
    }
}

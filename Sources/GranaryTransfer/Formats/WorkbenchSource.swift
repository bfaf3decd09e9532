/// The sample data of a NoSQL Workbench model: the items under `TableData` of one table.
///
/// The file is one JSON document, and is read whole; models are drawn by people, so it is small, and a
/// larger one than 64 MiB is refused. A record's place has its number in place of a line.
public final class WorkbenchSource: ImportSource {
    private static let documentByteCount = 64 << 20

    private let items: [JSONValue]
    private let name: String
    private var index = 0

    /// Reads a model.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - tableName: The table in the model; the only one when `nil`.
    /// - Throws: ``TransferError/document(path:reason:)`` when the file is no model;
    ///   ``TransferError/modelTables(path:names:)`` when it has no such table.
    public init(_ path: String, tableName: String? = nil) throws(TransferError) {
        let file = try InputFile(path)
        var bytes: [UInt8] = []
        var chunk: [UInt8] = []
        repeat {
            try file.read(into: &chunk)
            bytes += chunk
            guard bytes.count <= Self.documentByteCount else {
                throw .document(path: path, reason: "is larger than 64 MiB")
            }
        } while !chunk.isEmpty
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(parsing: bytes.span)
        } catch {
            throw .document(path: path, reason: "is not JSON (\(error))")
        }
        guard case .array(let tables)? = document["DataModel"] else {
            throw .document(
                path: path, reason: "is no model of NoSQL Workbench: it has no DataModel")
        }
        let names = tables.map(\.tableName)
        let found = tables.filter { tableName == nil || $0.tableName == tableName }
        guard let table = found.first, found.count == 1 else {
            throw .modelTables(path: path, names: names)
        }
        guard case .array(let items)? = table["TableData"] ?? .array([]) else {
            throw .document(path: path, reason: "has no list in TableData of \(table.tableName)")
        }
        self.items = items
        name = "\(path) (TableData of \(table.tableName))"
    }

    /// How many items were read, of all.
    public var fraction: Double? {
        items.isEmpty ? nil : Double(index) / Double(items.count)
    }

    /// The last item, as DynamoDB JSON.
    public var recordText: [UInt8] { index > 0 ? Array(items[index - 1].text.utf8) : [] }

    /// The next item.
    public func next() -> ImportRecord? {
        guard index < items.count else { return nil }
        defer { index += 1 }
        let place = RecordPlace(file: name, line: index + 1)
        do throws(JSONError) {
            let item = try Item(dynamoDBJSON: items[index].text)
            return ImportRecord(place: place, action: .success(.put(item)))
        } catch {
            return ImportRecord(place: place, action: .failure(RecordProblem("\(error)")))
        }
    }
}

extension JSONValue {
    fileprivate var tableName: String {
        guard case .string(let name)? = self["TableName"] else { return "" }
        return name
    }
}

internal import Foundation

/// A folder of CSV dumps, `schema.table.csv` each, as items of the models that come from these tables.
///
/// A model comes from the table that its `origin` names: `users` is `public.users`, `auth.users` is
/// itself. Files may be gzip, `schema.table.csv.gz`. They are what `COPY … TO … (FORMAT csv, HEADER)`
/// writes: an empty field without quotes is NULL, and one in quotes an empty string.
public final class PostgresFolder: ImportSource {
    /// A table that is imported.
    public struct TableFile: Sendable, Hashable {
        /// The table, with its schema.
        public var table: String
        /// The model its rows are items of.
        public var model: String
        /// The file.
        public var path: String
    }

    /// The tables that are imported, in the order in which they are read.
    public let files: [TableFile]

    /// Tables that models come from and the folder has no file of.
    public let missingTables: [String]

    /// Files of tables that no model comes from.
    public let unusedFiles: [String]

    /// Whether places are told by the tables' names: the files are somebody's own and go.
    public var tellsTables = false

    private let schema: Schema
    private let unknown: UnknownAttributes
    private var waiting: ArraySlice<TableFile>
    private var current: OpenTable?
    private var lastItem: Item?
    private var text: [UInt8] = []

    /// Looks which tables the folder has.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - schema: The schema whose models come from the tables.
    ///   - unknown: What becomes of columns that no model declares: the schema's answer when `nil`.
    /// - Throws: ``TransferError/document(path:reason:)`` when it has no table of any model.
    public init(
        at path: String, for schema: Schema, unknown: UnknownAttributes? = nil
    ) throws(TransferError) {
        self.schema = schema
        self.unknown = unknown ?? schema.unknownAttributes
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
            .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }
        var files: [TableFile] = []
        var missing: [String] = []
        for model in schema.modelsFromTables {
            let table = PostgresTables.qualified(model.origin)
            let short = table.hasPrefix("public.") ? String(table.dropFirst(7)) : table
            let found = [table, short].flatMap { ["\($0).csv", "\($0).csv.gz"] }
                .first(where: names.contains)
            if let found {
                files.append(
                    TableFile(table: table, model: model.name, path: path + "/" + found))
            } else {
                missing.append(table)
            }
        }
        guard !files.isEmpty else {
            throw .document(
                path: path,
                reason:
                    "has no file of any table that a model of \(schema.name) comes from, such as "
                    + (missing.first.map { "\($0).csv" } ?? "public.users.csv"))
        }
        self.files = files
        missingTables = missing
        let used = Set(files.map { URL(filePath: $0.path).lastPathComponent })
        unusedFiles = names.filter { !used.contains($0) }
        waiting = files[...]
    }

    /// How many tables were read, of all.
    public var fraction: Double? {
        let done = Double(files.count - waiting.count - (current == nil ? 0 : 1))
        return (done + (current?.file.fraction ?? 0)) / Double(files.count)
    }

    /// The last row: as the item it became, in DynamoDB JSON, or else as it stands in the file.
    public var recordText: [UInt8] {
        if let lastItem { return Array(lastItem.dynamoDBJSON.utf8) }
        return RejectsFile.mark + text.map { $0 == 0x0A ? 0x20 : $0 }
    }

    /// The next row, as an item.
    public func next() throws(TransferError) -> ImportRecord? {
        while true {
            if current == nil {
                guard let next = waiting.popFirst() else { return nil }
                try open(next)
            }
            guard let table = current else { return nil }
            do throws(CSVError) {
                guard try table.reader.advance() else {
                    current = nil
                    continue
                }
            } catch {
                lastItem = nil
                text = table.reader.text
                try table.file.checkCompressed()
                return try ImportRecord(error, in: tellsTables ? table.name : table.file.name)
            }
            let place = RecordPlace(
                file: tellsTables ? table.name : table.file.name,
                line: table.reader.lineNumber)
            do throws(RecordProblem) {
                let item = try table.row.item(table.reader.fields)
                lastItem = item
                return ImportRecord(place: place, action: .success(.put(item)))
            } catch {
                lastItem = nil
                text = table.reader.text
                try table.file.checkCompressed()
                return ImportRecord(place: place, action: .failure(error))
            }
        }
    }

    private func open(_ table: TableFile) throws(TransferError) {
        guard let model = schema.model(named: table.model) else { return }
        let file = try InputFile(table.path)
        var reader = CSVReader { chunk throws(TransferError) in try file.read(into: &chunk) }
        var columns: [String] = []
        do throws(CSVError) {
            if try reader.advance() { columns = reader.fields.map(\.text) }
        } catch {
            throw TransferError(error, in: file.name)
        }
        do throws(RecordProblem) {
            let row = try PostgresRow(
                model, of: schema, table: table.table, columns: columns,
                unknown: model.unknownAttributes ?? unknown)
            current = OpenTable(table.table, file, reader, row)
        } catch {
            throw .line(
                place: RecordPlace(file: file.name, line: 1),
                reason: error.reasons.joined(separator: "; "))
        }
    }
}

/// A table whose rows are being read.
private final class OpenTable {
    let file: InputFile
    var reader: CSVReader
    let row: PostgresRow
    let name: String

    init(
        _ name: String, _ file: InputFile, _ reader: consuming CSVReader, _ row: PostgresRow
    ) {
        self.name = name
        self.file = file
        self.reader = reader
        self.row = row
    }
}

/// The names of PostgreSQL's tables.
enum PostgresTables {
    /// A table's name with its schema.
    static func qualified(_ origin: String?) -> String {
        let origin = origin ?? ""
        return origin.contains(".") ? origin : "public." + origin
    }
}

extension Schema {
    /// The models that come from a table, each behind those that its items must find there.
    var modelsFromTables: [Model] {
        var ordered: [Model] = []
        var seen: Set<String> = []
        func add(_ model: Model) {
            // Where models refer to each other in a circle, the first of them comes first.
            guard seen.insert(model.name).inserted else { return }
            for reference in enforcedReferences(of: model) {
                if let other = self.model(named: reference.model) { add(other) }
            }
            ordered.append(model)
        }
        for model in models { add(model) }
        return ordered.filter { $0.origin?.isEmpty == false }
    }
}

/// Items of files with one JSON object a line, plain or gzip.
///
/// Three forms: plain JSON; DynamoDB JSON, where each value names its datatype; and DynamoDB JSON in
/// the wrappers of an export, `{"Item": {...}}` or a change with `Keys` and `NewImage`. Empty lines and
/// lines that begin with `#granary ` are passed over.
public final class JSONLinesSource: ImportSource {
    /// How the items are written.
    public enum Form: Sendable, Hashable {
        /// What the first line says that is an object of JSON with members.
        case detected
        /// Plain JSON.
        case plain
        /// DynamoDB JSON, wrapped or not.
        case typed
    }

    private var paths: ArraySlice<String>
    private var file: InputFile
    private var records: JSONLineRecords
    private let fileCount: Int
    /// Records of the current file.
    private(set) var fileRecordCount = 0
    /// Told when a file has ended, with its path and how many records it had.
    var fileEnded: (String, Int) throws(TransferError) -> Void = {
        (_, _) throws(TransferError) in
    }
    private var path: String

    /// Opens the first file.
    ///
    /// - Parameters:
    ///   - paths: One file or more, read one after the other; `-` is standard input.
    ///   - form: How the items are written.
    /// - Throws: ``TransferError/system(path:action:code:)``.
    public init(_ paths: [String], form: Form = .detected) throws(TransferError) {
        fileCount = max(1, paths.count)
        path = paths.first ?? "/dev/null"
        self.paths = paths.dropFirst()
        let file = try InputFile(path)
        self.file = file
        records = JSONLineRecords(of: file, form)
    }

    /// Reads a file that is open already.
    public init(_ file: InputFile, form: Form = .detected) throws(TransferError) {
        fileCount = 1
        path = file.name
        paths = []
        self.file = file
        records = JSONLineRecords(of: file, form)
    }

    /// How much was read, by the bytes of each file.
    public var fraction: Double? {
        guard let current = file.fraction else { return nil }
        return (Double(fileCount - 1 - paths.count) + current) / Double(fileCount)
    }

    /// The last line.
    public var recordText: [UInt8] { records.reader.copiedLine }

    /// The next item.
    public func next() throws(TransferError) -> ImportRecord? {
        while true {
            do throws(LineError) {
                if let (line, action) = try records.next() {
                    fileRecordCount += 1
                    if case .failure = action { try checkFile() }
                    return ImportRecord(
                        place: RecordPlace(file: file.name, line: line), action: action)
                }
            } catch {
                switch error {
                case .source(let error): throw error
                case .tooLong(let line):
                    fileRecordCount += 1
                    try file.checkCompressed()
                    return ImportRecord(
                        place: RecordPlace(file: file.name, line: line),
                        action: .failure(RecordProblem(Self.tooLong)))
                }
            }
            try fileEnded(path, fileRecordCount)
            guard let next = paths.popFirst() else { return nil }
            try open(next)
        }
    }

    private static let tooLong =
        "the line is longer than \(LineReader.lineByteCount) bytes, and is not repeated"

    private func checkFile() throws(LineError) {
        do throws(TransferError) { try file.checkCompressed() } catch { throw .source(error) }
    }

    private func open(_ path: String) throws(TransferError) {
        let file = try InputFile(path)
        self.path = path
        self.file = file
        fileRecordCount = 0
        records.read(file)
    }
}

/// What the lines of one file after the other say.
///
/// One value, because each look at a property of a class costs as much as a token of JSON.
private struct JSONLineRecords: ~Copyable {
    private(set) var reader: LineReader
    private var form: JSONLinesSource.Form
    private var decoder = ItemJSONDecoder()

    init(of file: InputFile, _ form: JSONLinesSource.Form) {
        reader = Self.reader(of: file)
        self.form = form
    }

    /// Goes on with another file, of the same form.
    mutating func read(_ file: InputFile) { reader = Self.reader(of: file) }

    /// The number of the next line that is a record, and what it asks for; `nil` after the last.
    mutating func next() throws(LineError) -> (
        line: Int, action: Result<ImportAction, RecordProblem>
    )? {
        while try reader.advance() {
            if reader.isBlankLine || reader.lineStarts(with: RejectsFile.mark) { continue }
            if form == .detected, let isTyped = JSONLineForm.isTyped(reader.copiedLine) {
                form = isTyped ? .typed : .plain
            }
            do throws(JSONError) {
                let action = try Self.action(reader, &decoder, isTyped: form == .typed)
                return (reader.lineNumber, .success(action))
            } catch {
                return (reader.lineNumber, .failure(RecordProblem("\(error)")))
            }
        }
        return nil
    }

    private static func action(
        _ reader: borrowing LineReader, _ decoder: inout ItemJSONDecoder, isTyped: Bool
    ) throws(JSONError) -> ImportAction {
        guard isTyped else { return .put(try decoder.item(json: reader.line)) }
        switch try decoder.exportLine(reader.line) {
        case .item(let item): return .put(item)
        case .change(let change):
            return change.newImage.map { .put($0) } ?? .delete(key: change.keys)
        }
    }

    private static func reader(of file: InputFile) -> LineReader {
        LineReader { chunk throws(TransferError) in try file.read(into: &chunk) }
    }
}

/// Tells plain JSON from DynamoDB JSON.
enum JSONLineForm {
    /// Whether an object is DynamoDB JSON: every member names a datatype that its value has, or it is
    /// one of an export's wrappers; `nil` for what is no object, or has no members.
    static func isTyped(_ line: [UInt8]) -> Bool? {
        guard case .object(let members)? = try? JSONValue(parsing: line.span), !members.isEmpty
        else { return nil }
        if members.count == 1, members[0].name == "Item" {
            guard case .object(let inner) = members[0].value else { return false }
            return inner.allSatisfy { isTyped($0.value) } || isTyped(members[0].value)
        }
        if let keys = members.first(where: { $0.name == "Keys" }),
            members.allSatisfy({ changeMembers.contains($0.name) }),
            case .object(let inner) = keys.value
        {
            // What is beside the keys may be written in more than one way.
            return inner.allSatisfy { isTyped($0.value) }
                || members.allSatisfy { isTyped($0.value) }
        }
        return members.allSatisfy { isTyped($0.value) }
    }

    private static let changeMembers: Set<String> = ["Metadata", "Keys", "NewImage", "OldImage"]

    private static func isTyped(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value, members.count == 1 else { return false }
        return switch (members[0].name, members[0].value) {
        case ("S", .string), ("N", .string), ("B", .string), ("BOOL", .bool), ("NULL", .bool),
            ("L", .array), ("M", .object), ("SS", .array), ("NS", .array), ("BS", .array):
            true
        default: false
        }
    }
}

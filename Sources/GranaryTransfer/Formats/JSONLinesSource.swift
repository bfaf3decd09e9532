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

    private var form: Form
    private var paths: ArraySlice<String>
    private var file: InputFile
    private var reader: LineReader
    private var decoder = ItemJSONDecoder()
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
        self.form = form
        fileCount = max(1, paths.count)
        path = paths.first ?? "/dev/null"
        self.paths = paths.dropFirst()
        let file = try InputFile(path)
        self.file = file
        reader = LineReader { chunk throws(TransferError) in try file.read(into: &chunk) }
    }

    /// Reads a file that is open already.
    public init(_ file: InputFile, form: Form = .detected) throws(TransferError) {
        self.form = form
        fileCount = 1
        path = file.name
        paths = []
        self.file = file
        reader = LineReader { chunk throws(TransferError) in try file.read(into: &chunk) }
    }

    /// How much was read, by the bytes of each file.
    public var fraction: Double? {
        guard let current = file.fraction else { return nil }
        return (Double(fileCount - 1 - paths.count) + current) / Double(fileCount)
    }

    /// The last line.
    public var recordText: [UInt8] { reader.copiedLine }

    /// The next item.
    public func next() throws(TransferError) -> ImportRecord? {
        while true {
            do throws(LineError) {
                while try reader.advance() {
                    if reader.isBlankLine || reader.lineStarts(with: RejectsFile.mark) { continue }
                    fileRecordCount += 1
                    let place = RecordPlace(file: file.name, line: reader.lineNumber)
                    let action = action()
                    if case .failure = action { try checkFile() }
                    return ImportRecord(place: place, action: action)
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
        reader = LineReader { chunk throws(TransferError) in try file.read(into: &chunk) }
    }

    private func action() -> Result<ImportAction, RecordProblem> {
        if form == .detected, let isTyped = JSONLineForm.isTyped(reader.copiedLine) {
            form = isTyped ? .typed : .plain
        }
        return Self.action(reader, &decoder, isTyped: form == .typed)
    }

    private static func action(
        _ reader: borrowing LineReader, _ decoder: inout ItemJSONDecoder, isTyped: Bool
    ) -> Result<ImportAction, RecordProblem> {
        do throws(JSONError) {
            guard isTyped else { return .success(.put(try decoder.item(json: reader.line))) }
            switch try decoder.exportLine(reader.line) {
            case .item(let item): return .success(.put(item))
            case .change(let change):
                return .success(change.newImage.map { .put($0) } ?? .delete(key: change.keys))
            }
        } catch {
            return .failure(RecordProblem("\(error)"))
        }
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

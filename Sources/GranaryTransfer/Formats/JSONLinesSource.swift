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
    private var blocks = LineBlocks()
    /// Whether the last piece was the end of the current file.
    private var hasEnded = false
    private let fileCount: Int
    /// How the items were said to be written.
    let form: Form
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
        self.form = form
        records = JSONLineRecords(of: file, form)
    }

    /// Reads a file that is open already.
    public init(_ file: InputFile, form: Form = .detected) throws(TransferError) {
        fileCount = 1
        path = file.name
        paths = []
        self.file = file
        self.form = form
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
                    let result: Result<ImportAction, RecordProblem>
                    switch action {
                    case .put: result = .success(.put(Item(copying: records.decoded)))
                    case .delete(let key): result = .success(.delete(key: key))
                    case .failure(let problem):
                        try checkFile()
                        result = .failure(problem)
                    }
                    return ImportRecord(
                        place: RecordPlace(file: file.name, line: line), action: result)
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

    static let tooLong =
        "the line is longer than \(LineReader.lineByteCount) bytes, and is not repeated"

    /// A piece of a source for threads that read lines side by side.
    enum Piece {
        /// Whole lines.
        case lines([UInt8], of: InputFile)
        /// A file has ended.
        case end(path: String)
    }

    /// The next piece; `nil` after the last.
    ///
    /// Not to be mixed with ``next()``.
    func nextPiece() throws(TransferError) -> Piece? {
        if hasEnded {
            guard let next = paths.popFirst() else { return nil }
            try open(next)
            hasEnded = false
        }
        let file = file
        let lines = try blocks.next { block throws(TransferError) in try file.append(to: &block) }
        if let lines {
            return .lines(lines, of: file)
        }
        hasEnded = true
        return .end(path: path)
    }

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

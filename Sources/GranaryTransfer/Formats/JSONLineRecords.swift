internal import GranaryItems

/// What the lines of one file after the other say.
///
/// One value, because each look at a property of a class costs as much as a token of JSON.
struct JSONLineRecords: ~Copyable {
    private(set) var reader: LineReader
    /// How the items are written; no longer ``JSONLinesSource/Form/detected`` once one was read.
    private(set) var form: JSONLinesSource.Form
    private var decoder = ItemJSONDecoder()

    init(of file: InputFile, _ form: JSONLinesSource.Form) {
        reader = Self.reader(of: file)
        self.form = form
    }

    /// Reads the lines of one piece of a file.
    init(of block: [UInt8], _ form: JSONLinesSource.Form) {
        var block = block
        reader = LineReader { chunk throws(TransferError) in
            chunk = block
            block = []
        }
        self.form = form
    }

    /// Goes on with another file, of the same form.
    mutating func read(_ file: InputFile) { reader = Self.reader(of: file) }

    /// What a line asks for.
    enum Action {
        /// To put the item that is ``decoded``.
        case put
        /// To delete the item with this key.
        case delete(Item)
        /// Nothing that could be read.
        case failure(RecordProblem)
    }

    /// The item of the last line that puts one.
    var decoded: ItemView {
        @_lifetime(borrow self)
        get { decoder.decoded }
    }

    /// The number of the next line that is a record, and what it asks for; `nil` after the last.
    mutating func next() throws(LineError) -> (line: Int, action: Action)? {
        while try reader.advance() {
            if reader.isBlankLine || reader.lineStarts(with: RejectsFile.mark) { continue }
            if form == .detected, let isTyped = JSONLineForm.isTyped(reader.copiedLine) {
                form = isTyped ? .typed : .plain
            }
            do throws(JSONError) {
                let action = try Self.decode(reader, with: &decoder, isTyped: form == .typed)
                return (reader.lineNumber, action)
            } catch {
                return (reader.lineNumber, .failure(RecordProblem("\(error)")))
            }
        }
        return nil
    }

    private static func decode(
        _ reader: borrowing LineReader, with decoder: inout ItemJSONDecoder, isTyped: Bool
    ) throws(JSONError) -> Action {
        guard isTyped else {
            try decoder.decode(json: reader.line)
            return .put
        }
        guard let change = try decoder.decodeExportLine(reader.line) else { return .put }
        guard let newImage = change.newImage else { return .delete(change.keys) }
        decoder.take(newImage)
        return .put
    }

    private static func reader(of file: InputFile) -> LineReader {
        LineReader { chunk throws(TransferError) in try file.read(into: &chunk) }
    }
}

/// Cuts a stream of bytes into the records and fields of CSV (RFC 4180), however they fall into chunks.
///
/// A record ends with LF or CRLF, the last one also with the stream. A field in quotes may hold
/// delimiters, line ends and doubled quotes; it is told from one without, as PostgreSQL does to tell an
/// empty string from no value. Memory is one chunk and one record.
///
/// A record that is no CSV is an error, behind which reading goes on with the next line.
public struct CSVReader: ~Copyable {
    /// One field of a record.
    public struct Field: Sendable, Hashable {
        /// Its text, quotes resolved.
        public var text: String
        /// Whether it stood in quotes.
        public var isQuoted: Bool
    }

    /// The longest record there may be, in bytes.
    public static let recordByteCount = LineReader.lineByteCount

    /// The line on which the current record begins, from 1; 0 before the first.
    public private(set) var lineNumber = 0

    /// The fields of the current record.
    public private(set) var fields: [Field] = []

    /// The current record as it stands in the file, without the end of its line.
    public private(set) var text: [UInt8] = []

    private let delimiter: UInt8
    private let mark: [UInt8]
    private let source: LineReader.Source
    private var chunk: [UInt8] = []
    private var offset = 0
    private var isAtEnd = false
    /// The line that the next byte stands on.
    private var line = 1
    /// What is wrong with the current record, so that the rest of its line was passed over.
    private var problem: CSVError?
    /// What is wrong with a field of the current record, whose end is known.
    private var unreadable: CSVError?

    /// Reads records of what `source` gives.
    ///
    /// - Parameters:
    ///   - delimiter: What stands between two fields.
    ///   - mark: Lines that begin so are passed over, whatever else is in them; none when empty.
    ///   - source: Gives the bytes.
    public init(
        delimiter: Character = ",", skippingLinesWith mark: [UInt8] = [],
        _ source: @escaping LineReader.Source
    ) {
        self.delimiter = delimiter.asciiValue ?? UInt8(ascii: ",")
        self.mark = mark
        self.source = source
    }

    /// Moves to the next record; empty lines are none.
    ///
    /// After ``CSVError/malformed(line:reason:)``, ``text`` is what was passed over, and the next call
    /// goes on behind it: at the next line, or at the one behind the record's first line when a field
    /// in quotes has no end.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: ``CSVError``.
    public mutating func advance() throws(CSVError) -> Bool {
        repeat {
            fields.removeAll(keepingCapacity: true)
            text.removeAll(keepingCapacity: true)
            (problem, unreadable) = (nil, nil)
            lineNumber = line
            guard try peek() != nil else { return false }
            if try skipsMarkedLine() { continue }
            try readRecord()
            if let problem = problem ?? unreadable { throw problem }
        } while fields.isEmpty || fields.count == 1 && fields[0].text.isEmpty && !fields[0].isQuoted
        return true
    }

    /// Passes over a line that begins with the mark; else its bytes that were taken are in `text`, and
    /// begin a field without quotes.
    private mutating func skipsMarkedLine() throws(CSVError) -> Bool {
        guard !mark.isEmpty else { return false }
        for expected in mark {
            guard try peek() == expected else { return false }
            offset += 1
            append(expected)
        }
        text.removeAll(keepingCapacity: true)
        try skipLine(keepsText: false)
        return true
    }

    /// Passes over the rest of a line with its end.
    private mutating func skipLine(keepsText: Bool) throws(CSVError) {
        var keepsText = keepsText
        while let byte = try take(), byte != 0x0A {
            if byte == 0x0D {
                if try peek() == 0x0A { offset += 1 }
                break
            }
            if keepsText { append(byte) }
            guard text.count > Self.recordByteCount else { continue }
            keepsText = false
            text = []
        }
        line += 1
    }

    private mutating func readRecord() throws(CSVError) {
        while true {
            let isFirst = fields.isEmpty
            // What was taken of a mark is in the text, and the field's.
            let start = isFirst ? text : []
            let isQuoted = try peek() == UInt8(ascii: "\"") && start.isEmpty
            let bytes =
                isQuoted ? try readQuoted() : try readPlain(after: start)
            guard problem == nil else { return }
            let field = String(validating: bytes, as: UTF8.self)
            fields.append(Field(text: field ?? "", isQuoted: isQuoted))
            if field == nil {
                // Where the record ends is not in doubt.
                unreadable = unreadable ?? .malformed(line: line, reason: "a field is not UTF-8")
            }
            guard let byte = try take() else { return }
            if byte == delimiter {
                append(byte)
                continue
            }
            if byte == UInt8(ascii: "\r") {
                if try peek() == UInt8(ascii: "\n") { _ = try take() }
                line += 1
                return
            }
            if byte == UInt8(ascii: "\n") {
                line += 1
                return
            }
            append(byte)
            try fail("after a field in quotes comes neither a delimiter nor a line end")
            return
        }
    }

    private mutating func readPlain(after start: [UInt8]) throws(CSVError) -> [UInt8] {
        var bytes = start
        while let byte = try peek(), byte != delimiter, byte != 0x0A, byte != 0x0D {
            if byte == UInt8(ascii: "\"") {
                try fail(
                    "a quote stands in a field without quotes: double it, and put the field in quotes"
                )
                return []
            }
            offset += 1
            bytes.append(byte)
            append(byte)
            if text.count > Self.recordByteCount {
                try endTooLong()
                return []
            }
        }
        return bytes
    }

    private mutating func readQuoted() throws(CSVError) -> [UInt8] {
        let start = line
        var bytes: [UInt8] = []
        if let quote = try take() { append(quote) }
        while let byte = try take() {
            append(byte)
            if text.count > Self.recordByteCount {
                try endTooLong()
                return []
            }
            if byte == 0x0A { line += 1 }
            guard byte == UInt8(ascii: "\"") else {
                bytes.append(byte)
                continue
            }
            guard try peek() == UInt8(ascii: "\"") else { return bytes }
            offset += 1
            bytes.append(byte)
            append(byte)
        }
        problem = .malformed(line: start, reason: "a field in quotes has no end")
        returnLines()
        return []
    }

    /// Notes what is wrong, and passes over the rest of the line.
    private mutating func fail(_ reason: String) throws(CSVError) {
        problem = .malformed(line: line, reason: reason)
        try skipLine(keepsText: true)
    }

    /// Ends a record that is too long; what begins behind its first line is read anew.
    private mutating func endTooLong() throws(CSVError) {
        problem = .malformed(
            line: lineNumber, reason: "the record is longer than \(Self.recordByteCount) bytes")
        if text.contains(0x0A) {
            returnLines()
        } else {
            text = []
            try skipLine(keepsText: false)
        }
    }

    /// Gives back what is behind the first line of the record.
    private mutating func returnLines() {
        if let end = text.firstIndex(of: 0x0A) {
            chunk = Array(text[(end + 1)...] + chunk[offset...])
            offset = 0
            text.removeSubrange(end...)
        }
        if text.last == 0x0D { text.removeLast() }
        line = lineNumber + 1
    }

    private mutating func append(_ byte: UInt8) { text.append(byte) }

    /// The next byte, which stays; `nil` at the end.
    @inline(__always)
    private mutating func peek() throws(CSVError) -> UInt8? {
        if offset < chunk.count { return chunk[offset] }
        guard !isAtEnd else { return nil }
        do throws(TransferError) {
            try source(&chunk)
        } catch {
            throw .source(error)
        }
        offset = 0
        isAtEnd = chunk.isEmpty
        return chunk.first
    }

    private mutating func take() throws(CSVError) -> UInt8? {
        guard let byte = try peek() else { return nil }
        offset += 1
        return byte
    }
}

/// Why there is no next record.
public enum CSVError: Error {
    /// The source failed.
    case source(TransferError)
    /// The text of a record is not CSV; there may be others behind it.
    case malformed(line: Int, reason: String)
}

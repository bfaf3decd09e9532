/// Cuts a stream of bytes into the records and fields of CSV (RFC 4180), however they fall into chunks.
///
/// A record ends with LF or CRLF, the last one also with the stream. A field in quotes may hold
/// delimiters, line ends and doubled quotes; it is told from one without, as PostgreSQL does to tell an
/// empty string from no value. Memory is one chunk and one record.
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
    private let source: LineReader.Source
    private var chunk: [UInt8] = []
    private var offset = 0
    private var isAtEnd = false
    /// The line that the next byte stands on.
    private var line = 1

    /// Reads records of what `source` gives.
    public init(delimiter: Character = ",", _ source: @escaping LineReader.Source) {
        self.delimiter = delimiter.asciiValue ?? UInt8(ascii: ",")
        self.source = source
    }

    /// Moves to the next record; empty lines are none.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: ``CSVError``.
    public mutating func advance() throws(CSVError) -> Bool {
        repeat {
            fields.removeAll(keepingCapacity: true)
            text.removeAll(keepingCapacity: true)
            lineNumber = line
            guard try peek() != nil else { return false }
            try readRecord()
        } while fields.count == 1 && fields[0].text.isEmpty && !fields[0].isQuoted
        return true
    }

    private mutating func readRecord() throws(CSVError) {
        while true {
            let isQuoted = try peek() == UInt8(ascii: "\"")
            let bytes = isQuoted ? try readQuoted() : try readPlain()
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .malformed(line: line, reason: "a field is not UTF-8")
            }
            fields.append(Field(text: text, isQuoted: isQuoted))
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
            throw .malformed(
                line: line,
                reason: "after a field in quotes comes neither a delimiter nor a line end")
        }
    }

    private mutating func readPlain() throws(CSVError) -> [UInt8] {
        var bytes: [UInt8] = []
        while let byte = try peek(), byte != delimiter, byte != 0x0A, byte != 0x0D {
            if byte == UInt8(ascii: "\"") {
                throw .malformed(
                    line: line,
                    reason: "a quote stands in a field without quotes: double it, and "
                        + "put the field in quotes")
            }
            offset += 1
            bytes.append(byte)
            append(byte)
            try checkLength()
        }
        return bytes
    }

    private mutating func readQuoted() throws(CSVError) -> [UInt8] {
        let start = line
        var bytes: [UInt8] = []
        if let quote = try take() { append(quote) }
        while let byte = try take() {
            append(byte)
            try checkLength()
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
        throw .malformed(line: start, reason: "a field in quotes has no end")
    }

    private mutating func append(_ byte: UInt8) { text.append(byte) }

    private func checkLength() throws(CSVError) {
        if text.count > Self.recordByteCount {
            throw .malformed(
                line: lineNumber, reason: "the record is longer than \(Self.recordByteCount) bytes")
        }
    }

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
    /// The text is not CSV.
    case malformed(line: Int, reason: String)
}

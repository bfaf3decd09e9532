/// Cuts a stream of bytes into lines, however they fall into chunks.
///
/// A line ends with LF or CRLF, the last one also with the stream. Memory is one chunk and one line.
public struct LineReader: ~Copyable {
    /// Where the bytes come from: replaces its argument by the next ones, by none at the end.
    public typealias Source = (inout [UInt8]) throws(TransferError) -> Void

    /// The longest line there may be, in bytes: an item of 400 KiB fits in any form.
    public static let lineByteCount = 16 << 20

    /// The number of the current line, from 1; 0 before the first.
    public private(set) var lineNumber = 0

    private let source: Source
    private var chunk: [UInt8] = []
    private var chunkOffset = 0
    /// The beginning of a line that goes on in the next chunk.
    private var carried: [UInt8] = []
    private var lineRange: Range<Int>?
    private var isAtEnd = false
    private var isInsideLongLine = false

    /// Reads lines of what `source` gives.
    public init(_ source: @escaping Source) { self.source = source }

    /// The current line, without its end.
    public var line: Span<UInt8> {
        @_lifetime(borrow self)
        get {
            guard let lineRange else { return carried.span }
            return chunk.span.extracting(lineRange)
        }
    }

    /// Moves to the next line.
    ///
    /// After ``LineError/tooLong(lineNumber:)`` the next call goes on with the line behind it, and this
    /// one is empty.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: ``LineError``.
    public mutating func advance() throws(LineError) -> Bool {
        if isInsideLongLine { try skipLine() }
        lineRange = nil
        carried.removeAll(keepingCapacity: true)
        while !isAtEnd {
            if let end = endOfLine() {
                guard carried.count + end - chunkOffset <= Self.lineByteCount else {
                    lineNumber += 1
                    carried = []
                    chunkOffset = end + 1
                    throw .tooLong(lineNumber: lineNumber)
                }
                finishLine(at: end)
                return true
            }
            carried.append(contentsOf: chunk[chunkOffset...])
            guard carried.count <= Self.lineByteCount else {
                lineNumber += 1
                carried = []
                isInsideLongLine = true
                throw .tooLong(lineNumber: lineNumber)
            }
            try fill()
        }
        guard !carried.isEmpty else { return false }
        if carried.last == UInt8(ascii: "\r") { carried.removeLast() }
        lineNumber += 1
        return true
    }

    /// Passes over the rest of a line that was too long, of which the chunk has no end.
    private mutating func skipLine() throws(LineError) {
        isInsideLongLine = false
        while !isAtEnd {
            try fill()
            if let end = endOfLine() {
                chunkOffset = end + 1
                return
            }
        }
    }

    private mutating func fill() throws(LineError) {
        do throws(TransferError) {
            try source(&chunk)
        } catch {
            throw .source(error)
        }
        chunkOffset = 0
        isAtEnd = chunk.isEmpty
    }

    /// Where the next LF of the chunk stands.
    private func endOfLine() -> Int? { chunk.firstLineFeed(from: chunkOffset) }

    /// Makes the bytes up to the LF at `end` the current line.
    private mutating func finishLine(at end: Int) {
        lineNumber += 1
        let start = chunkOffset
        chunkOffset = end + 1
        let hasReturn = end > start && chunk[end - 1] == UInt8(ascii: "\r")
        let range = start..<(hasReturn ? end - 1 : end)
        if carried.isEmpty {
            lineRange = range
        } else {
            carried.append(contentsOf: chunk[range])
            if start == end, carried.last == UInt8(ascii: "\r") { carried.removeLast() }
        }
    }
}

/// Why there is no next line.
public enum LineError: Error {
    /// The source failed.
    case source(TransferError)
    /// The line is longer than any item can need, such as of a file that has no lines at all.
    case tooLong(lineNumber: Int)
}

extension LineReader {
    /// The current line, copied.
    public var copiedLine: [UInt8] {
        [UInt8](copying: line)
    }

    /// Whether the current line has nothing but white space.
    var isBlankLine: Bool {
        let line = line
        for index in line.indices {
            switch line[index] {
            case 0x20, 0x09, 0x0D: continue
            default: return false
            }
        }
        return true
    }

    /// Whether the current line begins so.
    func lineStarts(with prefix: [UInt8]) -> Bool {
        let line = line
        guard line.count >= prefix.count else { return false }
        var index = 0
        while index < prefix.count, line[index] == prefix[index] { index += 1 }
        return index == prefix.count
    }
}

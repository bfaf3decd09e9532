/// Bytes on their way to a descriptor, written in large pieces.
///
/// What was not flushed is lost, so every command flushes at its end.
struct OutputBuffer: ~Copyable {
    /// How many bytes are collected before they are written.
    static let capacity = 64 << 10

    /// What is not written yet; append to it, then call ``endLine()``.
    var bytes: [UInt8] = []

    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
        bytes.reserveCapacity(Self.capacity * 2)
    }

    /// Appends text.
    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Ends the line, and writes what is collected when it is enough.
    mutating func endLine() throws(OutputError) {
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count >= Self.capacity { try flush() }
    }

    /// Appends a line.
    mutating func line(_ text: String) throws(OutputError) {
        append(text)
        try endLine()
    }

    /// Writes all that is collected.
    mutating func flush() throws(OutputError) {
        try Terminal.write(bytes.span, to: descriptor)
        bytes.removeAll(keepingCapacity: true)
    }
}

extension OutputBuffer {
    /// Writes one line to standard output.
    static func writeLine(_ text: String) throws(OutputError) {
        var buffer = OutputBuffer(descriptor: Terminal.output)
        try buffer.line(text)
        try buffer.flush()
    }
}

/// Cuts a stream of bytes into blocks of whole lines.
///
/// Memory is one block. A line that is too long is cut off where it is longer than any may be: what it
/// begins with is a block of its own, and the rest is passed over.
struct LineBlocks: ~Copyable {
    /// How long a block is, at least, but for the last.
    static let byteCount = 3 << 20

    private let byteCount: Int
    private let lineByteCount: Int
    /// The beginning of a line that goes on.
    private var carried: [UInt8] = []
    private var isInsideLongLine = false
    /// Why the stream gives no more, when there was something to be given before.
    private var failure: TransferError?

    /// Blocks of at least `byteCount`, of lines of at most `lineByteCount`.
    init(byteCount: Int = LineBlocks.byteCount, lineByteCount: Int = LineReader.lineByteCount) {
        self.byteCount = byteCount
        self.lineByteCount = lineByteCount
    }

    /// The next block, with the LF of its last line if that has one; `nil` at the end.
    ///
    /// - Parameter read: Appends the next bytes of the stream to its argument, none at its end.
    /// - Returns: The block.
    /// - Throws: What `read` throws, when all whole lines were given.
    mutating func next(
        _ read: (inout [UInt8]) throws(TransferError) -> Void
    ) throws(TransferError) -> [UInt8]? {
        var block: [UInt8] = []
        // What is read last goes beyond `byteCount`, and room is made for as much as may come.
        block.reserveCapacity(byteCount + 2 * InputFile.chunkByteCount)
        block += carried
        carried = []
        // Behind the last LF in `block`; zero for none.
        var end = 0
        while end < byteCount {
            guard block.count - end <= lineByteCount else {
                isInsideLongLine = true
                return block
            }
            let start = block.count
            do throws(TransferError) {
                if let failure { throw failure }
                try read(&block)
            } catch {
                failure = error
                // Whole lines come before the error, and the beginning of one does not.
                guard end > 0 else { throw error }
                block.removeLast(block.count - end)
                return block
            }
            if block.count == start { return block.isEmpty ? nil : block }
            if isInsideLongLine {
                guard let lineEnd = block[start...].firstIndex(of: 0x0A) else {
                    block.removeLast(block.count - start)
                    continue
                }
                block.removeSubrange(start...lineEnd)
                isInsideLongLine = false
            }
            if let last = block[start...].lastIndex(of: 0x0A) { end = last + 1 }
        }
        carried = Array(block[end...])
        block.removeLast(block.count - end)
        return block
    }
}

internal import GranaryItems

/// Writes items to a file as texts that several threads make, in the order in which they came.
///
/// Making the texts is most of an export's work. Memory is a few blocks of items and their texts.
struct BlockWriter: ~Copyable {
    /// Appends the text of an item.
    typealias Format = @Sendable (borrowing ItemView, inout [UInt8]) throws(TransferError) -> Void

    /// How many bytes of items are made into text at a time.
    static let byteCount = 256 << 10

    private let file: OutputFile
    private let format: Format
    private var items = PackedItems()
    private var pending: [PendingValue<Result<[UInt8], TransferError>>] = []

    init(_ file: OutputFile, format: @escaping Format) {
        self.file = file
        self.format = format
    }

    /// Appends an item, which may be written later.
    ///
    /// - Throws: What the format throws, of this item or one before it; ``TransferError`` of the file.
    mutating func append(_ item: borrowing ItemView) throws(TransferError) {
        items.append(item)
        guard items.byteCount >= Self.byteCount else { return }
        beginBlock()
        if pending.count == PendingValue<[UInt8]>.width { try writeBlock() }
    }

    /// Writes what is left; to be called once.
    mutating func finish() throws(TransferError) {
        beginBlock()
        while !pending.isEmpty { try writeBlock() }
    }

    private mutating func beginBlock() {
        let (block, format) = (items, format)
        items = PackedItems()
        items.reserveCapacity(0, byteCount: Self.byteCount + (8 << 10))
        pending.append(
            PendingValue {
                var text: [UInt8] = []
                text.reserveCapacity(2 * Self.byteCount)
                do throws(TransferError) {
                    for index in 0..<block.count { try format(block[index], &text) }
                    return .success(text)
                } catch {
                    return .failure(error)
                }
            })
    }

    private mutating func writeBlock() throws(TransferError) {
        file.bytes += try pending.removeFirst().wait().get()
        try file.flushIfFull()
    }
}

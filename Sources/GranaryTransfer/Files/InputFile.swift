/// A file that is read from front to end, decompressed when it is compressed.
///
/// The first two bytes decide, not the name: a gzip file is inflated as it is read, member after member,
/// and any other file is handed through. A byte order mark, which editors write before a text in UTF-8,
/// is left out. Memory is two buffers of fixed size. A compressed file must
/// be whole: what ends too early, is damaged, or goes on with something else is an error with the
/// offset of the byte in the compressed file.
public final class InputFile {
    /// How many bytes are read at a time.
    static let chunkByteCount = 256 << 10

    /// The name for messages.
    public let name: String

    /// The length of the file; `nil` for a pipe.
    public let byteCount: Int?

    private enum Form {
        case unknown, plain, compressed
    }

    private var file: SystemFile
    private var form = Form.unknown
    private var inflater: Inflater?
    private var input: [UInt8] = []
    private var inputOffset = 0
    /// How many bytes of the file are in `input` or were.
    private var readCount = 0
    private var isAtEnd = false
    private var isInsideMember = false
    /// Whether the first bytes were looked at for a byte order mark.
    private var hasBegun = false
    private var isChecked = false
    private let path: String

    /// Opens a file, or standard input for `-`.
    ///
    /// - Throws: ``TransferError/system(path:action:code:)``.
    public init(_ path: String) throws(TransferError) {
        self.path = path
        file = try SystemFile.reading(path)
        name = file.path
        byteCount = file.byteCount
    }

    /// How many bytes of the file itself were used so far.
    public var byteOffset: Int { readCount - (input.count - inputOffset) }

    /// How much of the file was read, 0 to 1; `nil` for a pipe.
    public var fraction: Double? {
        guard let byteCount, byteCount > 0 else { return nil }
        return Double(byteOffset) / Double(byteCount)
    }

    /// Replaces what `chunk` holds by the next bytes; by none at the end of the file.
    ///
    /// - Throws: ``TransferError/compressedTruncated(path:byteOffset:)``,
    ///   ``TransferError/compressedDamaged(path:byteOffset:detail:)``,
    ///   ``TransferError/system(path:action:code:)``.
    public func read(into chunk: inout [UInt8]) throws(TransferError) {
        try readRaw(into: &chunk)
        if !hasBegun { try dropByteOrderMark(from: &chunk) }
    }

    /// Appends the next bytes to `block`; none at the end of the file.
    ///
    /// - Throws: As ``read(into:)``.
    func append(to block: inout [UInt8]) throws(TransferError) {
        guard hasBegun, form == .plain, inputOffset == input.count else {
            var chunk: [UInt8] = []
            try read(into: &chunk)
            block += chunk
            return
        }
        let count = block.count
        try file.append(to: &block, limit: Self.chunkByteCount)
        readCount += block.count - count
    }

    /// Reads a compressed file from front to end by itself, once, to learn whether it is damaged.
    ///
    /// For when a line of it cannot be read: the checksum comes at the end of a member, and what is in
    /// front of it is blamed for what happened to the file.
    func checkCompressed() throws(TransferError) {
        guard form == .compressed, !isChecked, byteCount != nil, path != "-" else { return }
        isChecked = true
        let copy = try InputFile(path)
        var chunk: [UInt8] = []
        repeat { try copy.read(into: &chunk) } while !chunk.isEmpty
    }

    private func dropByteOrderMark(from chunk: inout [UInt8]) throws(TransferError) {
        hasBegun = true
        while chunk.count < Self.byteOrderMark.count, Self.byteOrderMark.starts(with: chunk) {
            var next: [UInt8] = []
            try readRaw(into: &next)
            if next.isEmpty { return }
            chunk += next
        }
        guard chunk.starts(with: Self.byteOrderMark) else { return }
        chunk.removeFirst(Self.byteOrderMark.count)
        if chunk.isEmpty { try readRaw(into: &chunk) }
    }

    private func readRaw(into chunk: inout [UInt8]) throws(TransferError) {
        if form == .unknown { try begin() }
        guard form == .compressed else {
            if inputOffset < input.count {
                chunk = inputOffset == 0 ? input : Array(input[inputOffset...])
                input = []
                inputOffset = 0
                return
            }
            try file.read(into: &chunk, limit: Self.chunkByteCount)
            readCount += chunk.count
            return
        }
        try inflate(into: &chunk)
    }

    private func begin() throws(TransferError) {
        try fill()
        // A pipe may give one byte first.
        while input.count < 2, !isAtEnd { try fill() }
        let isCompressed = input.starts(with: Self.magic)
        form = isCompressed ? .compressed : .plain
        guard isCompressed else { return }
        guard let made = Inflater() else {
            throw .system(path: name, action: "inflating", code: 12)
        }
        inflater = consume made
        isInsideMember = true
    }

    /// Reads more of the file behind what is left of the input.
    private func fill() throws(TransferError) {
        var next: [UInt8] = []
        try file.read(into: &next, limit: Self.chunkByteCount)
        readCount += next.count
        isAtEnd = next.isEmpty
        if inputOffset == input.count {
            input = next
        } else {
            input = Array(input[inputOffset...]) + next
        }
        inputOffset = 0
    }

    private func inflate(into chunk: inout [UInt8]) throws(TransferError) {
        chunk = []
        while chunk.isEmpty {
            if inputOffset == input.count, !isAtEnd { try fill() }
            if !isInsideMember, try !beginNextMember() { return }
            if inputOffset == input.count, isAtEnd {
                throw .compressedTruncated(path: name, byteOffset: readCount)
            }
            let bytes = input
            let rest = bytes.span.extracting(droppingFirst: inputOffset)
            do throws(Inflater.Damage) {
                guard
                    let (usedCount, isMemberAtEnd) = try inflater?.inflate(
                        rest, into: &chunk, limit: Self.chunkByteCount)
                else { return }
                inputOffset += usedCount
                if isMemberAtEnd { isInsideMember = false }
            } catch {
                throw .compressedDamaged(path: name, byteOffset: byteOffset, detail: error.detail)
            }
        }
    }

    /// Begins with the member that comes next.
    ///
    /// - Returns: Whether there is one; zeros that fill the file up are none.
    private func beginNextMember() throws(TransferError) -> Bool {
        while true {
            while inputOffset < input.count, input[inputOffset] == 0 { inputOffset += 1 }
            guard inputOffset == input.count else { break }
            if isAtEnd { return false }
            try fill()
        }
        if input.count - inputOffset < 2, !isAtEnd { try fill() }
        guard input[inputOffset...].starts(with: Self.magic) else {
            throw .compressedDamaged(
                path: name, byteOffset: byteOffset,
                detail: "what follows the compressed data is no gzip member")
        }
        inflater?.reset()
        isInsideMember = true
        return true
    }

    private static let magic: [UInt8] = [0x1F, 0x8B]
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

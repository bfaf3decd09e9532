/// Writes the entries of a map, list or set body, and notes in its table where each ends.
///
/// The bytes are the caller's, so that nested bodies append to the same array.
struct BodyWriter {
    private let start: Int
    private let count: Int
    private var written = 0

    /// A body of `count` entries, which begins at `start`.
    init(count: Int, at start: Int) {
        self.start = start
        self.count = count
    }

    /// Appends the count, and room for the table.
    func begin(in bytes: inout [UInt8]) {
        bytes.append(contentsOf: repeatElement(0, count: 4 &+ 4 &* count))
        bytes.setUInt32(count, at: start)
    }

    /// Notes that an entry ends where the bytes end now.
    mutating func endEntry(in bytes: inout [UInt8]) {
        guard written < count else { return }
        bytes.setUInt32(bytes.count &- start, at: start &+ 4 &+ 4 &* written)
        written &+= 1
    }

    /// Appends an entry as it is.
    mutating func append(copying entry: RawSpan, to bytes: inout [UInt8]) {
        bytes.append(copying: entry)
        endEntry(in: &bytes)
    }

    /// Appends an entry of a map at the top of an item; returns the size of name and value.
    mutating func append(name: String, _ value: AttributeValue, to bytes: inout [UInt8]) -> Int {
        let nameSize = ValueEncoding.append(name: name, to: &bytes)
        let valueSize = ValueEncoding.append(value, to: &bytes)
        endEntry(in: &bytes)
        return ItemSize.saturating(nameSize &+ valueSize)
    }
}

extension [UInt8] {
    /// Overwrites four bytes with a little-endian integer; an offset outside the array does nothing.
    mutating func setUInt32(_ value: Int, at offset: Int) {
        guard offset >= 0, offset <= count &- 4 else { return }
        let value = UInt32(truncatingIfNeeded: value)
        self[offset] = UInt8(truncatingIfNeeded: value)
        self[offset &+ 1] = UInt8(truncatingIfNeeded: value >> 8)
        self[offset &+ 2] = UInt8(truncatingIfNeeded: value >> 16)
        self[offset &+ 3] = UInt8(truncatingIfNeeded: value >> 24)
    }
}

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
        let tableOffset = bytes.count
        bytes.appendTable(capacity: count)
        bytes.setUInt32(count, at: tableOffset)
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

import CLoops

/// Byte strings in one block, as the C loops take them.
struct PackedStrings {
    private var bytes: [UInt8] = []
    private var offsets: [UInt64] = [0]

    var count: Int { offsets.count - 1 }

    mutating func append(_ string: some Collection<UInt8>) {
        bytes.append(contentsOf: string)
        offsets.append(UInt64(bytes.count))
    }

    init() {}

    init(_ strings: some Sequence<[UInt8]>) {
        for string in strings { append(string) }
    }

    /// Lends the strings to C.
    func withPacked<Value>(_ body: (packed_strings) -> Value) -> Value {
        bytes.withUnsafeBufferPointer { bytes in
            offsets.withUnsafeBufferPointer { offsets in
                body(
                    packed_strings(
                        bytes: bytes.baseAddress, offsets: offsets.baseAddress, count: UInt64(count)
                    ))
            }
        }
    }
}

/// Records for a C store: keys and their values.
struct PackedRecords {
    /// What a Granary record has before its payload: a checksum, in C four bytes of nothing.
    private static let checksumByteCount = 4

    var keys = PackedStrings()
    var values = PackedStrings()

    mutating func append(key: [UInt8], value: [UInt8]) {
        keys.append(key)
        values.append([UInt8](repeating: 0, count: Self.checksumByteCount) + value)
    }
}

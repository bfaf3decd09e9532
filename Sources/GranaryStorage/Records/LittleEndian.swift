/// Whole numbers as the store's own records have them, the least byte first.
enum LittleEndian {
    /// The bytes of a number.
    static func bytes<Value: FixedWidthInteger>(of value: Value) -> [UInt8] {
        (0..<Value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// The number that up to eight bytes are.
    static func value(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

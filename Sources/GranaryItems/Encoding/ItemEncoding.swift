/// Writes items in format version 1.
///
/// Integers are little-endian. An item:
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 1 | format version, 1 |
/// | 1 | 1 | reserved, zero |
/// | 2 | 2 | schema version, zero for none |
/// | 4 | 4 | the item's size as DynamoDB counts it; see ``ItemSize`` |
/// | 8 | | a map body |
///
/// The body of a map, list or set:
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 4 | count |
/// | 4 | 4 × count | the end of each entry, from the start of the body |
/// | 4 + 4 × count | | the entries |
///
/// An entry of a map is a name's length in two bytes, the name's UTF-8, and a value. The entries
/// ascend by the bytes of their names. An entry of a list is a value. An entry of a set is a payload
/// without a tag; the entries ascend. A value is a tag, ``AttributeKind``'s raw value, and a payload
/// to the end of its entry:
///
/// | tag | kind | payload |
/// | --- | --- | --- |
/// | `01` | null | none |
/// | `02` | Boolean | `00` or `01` |
/// | `03` | number | see ``NumberEncoding`` |
/// | `04` | string | UTF-8 |
/// | `05` | binary | the bytes |
/// | `06` | list | a list body |
/// | `07` | map | a map body |
/// | `08` `09` `0A` | string, number, binary set | a set body |
///
/// The encoding is canonical: equal items have equal bytes. Every byte is on disk: change none of
/// this without a new format version.
enum ItemEncoding {
    /// The format that this build writes, and the only one it reads.
    static let formatVersion: UInt8 = 1

    /// The length of the header.
    static let headerByteCount = 8

    /// Appends a header.
    static func appendHeader(size: Int, schemaVersion: UInt16 = 0, to bytes: inout [UInt8]) {
        bytes.append(formatVersion)
        bytes.append(0)
        bytes.append(UInt8(truncatingIfNeeded: schemaVersion))
        bytes.append(UInt8(truncatingIfNeeded: schemaVersion >> 8))
        bytes.appendUInt32(ItemSize.saturating(size))
    }

    /// Overwrites the size of the item that `bytes` are.
    static func setSize(_ size: Int, in bytes: inout [UInt8]) {
        bytes.setUInt32(ItemSize.saturating(size), at: 4)
    }

    /// Overwrites the schema version; bytes too short for a header stay as they are.
    static func setSchemaVersion(_ version: UInt16, in bytes: inout [UInt8]) {
        guard bytes.count >= headerByteCount else { return }
        bytes[2] = UInt8(truncatingIfNeeded: version)
        bytes[3] = UInt8(truncatingIfNeeded: version >> 8)
    }
}

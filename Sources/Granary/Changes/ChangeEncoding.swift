internal import GranaryItems

/// How a change record is stored, under its table's id and its sequence number.
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 1 | format version, 1 |
/// | 1 | 1 | kind: 1 insert, 2 modify, 3 remove |
/// | 2 | 1 | flags: 1 when it is a removal by time to live |
/// | 3 | 1 | reserved, zero |
/// | 4 | 8 | time in milliseconds since 1970, big-endian |
/// | 12 | 4 | length of the key, big-endian |
/// | 16 | 4 | length of the old image, big-endian; 0 for none |
/// | 20 | 4 | length of the new image, big-endian; 0 for none |
/// | 24 | | the key, the old image and the new image, each an item |
enum ChangeEncoding {
    static let formatVersion: UInt8 = 1
    static let headerByteCount = 24
    static let expiryFlag: UInt8 = 1

    static func encode(_ record: ChangeRecord) -> [UInt8] {
        let parts = [
            record.keys.encodedBytes, record.oldImage?.encodedBytes ?? [],
            record.newImage?.encodedBytes ?? [],
        ]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerByteCount + parts.reduce(0) { $0 + $1.count })
        let flags = record.isExpiry ? expiryFlag : 0
        bytes += [formatVersion, record.kind.rawValue, flags, 0]
        bytes.appendBigEndian(record.milliseconds)
        for part in parts { bytes.appendBigEndian(UInt32(truncatingIfNeeded: part.count)) }
        for part in parts { bytes += part }
        return bytes
    }

    /// When a stored record was written, without decoding the rest.
    static func milliseconds(of record: RawSpan) -> UInt64 {
        guard record.byteCount >= headerByteCount else { return 0 }
        return [UInt8](copying: record.extracting(4..<12)).bigEndian(UInt64.self, at: 0) ?? 0
    }

    /// Reads a record back; `nil` when it is not one.
    static func decode(
        _ bytes: [UInt8], sequenceNumber: UInt64, tableName: String
    ) -> ChangeRecord? {
        guard bytes.count >= headerByteCount, bytes[0] == formatVersion,
            let kind = ChangeRecord.Kind(rawValue: bytes[1]),
            let milliseconds = bytes.bigEndian(UInt64.self, at: 4)
        else { return nil }
        var items: [Item?] = []
        var offset = headerByteCount
        for position in 0..<3 {
            guard let length = bytes.bigEndian(UInt32.self, at: 12 + 4 * position),
                Int(length) <= bytes.count - offset
            else { return nil }
            let end = offset + Int(length)
            if length == 0 {
                items.append(nil)
            } else {
                guard let item = try? Item(decoding: Array(bytes[offset..<end])) else {
                    return nil
                }
                items.append(item)
            }
            offset = end
        }
        guard offset == bytes.count, let keys = items[0] else { return nil }
        return ChangeRecord(
            sequenceNumber: sequenceNumber, milliseconds: milliseconds, kind: kind,
            isExpiry: bytes[2] & expiryFlag != 0, tableName: tableName, keys: keys,
            oldImage: items[1], newImage: items[2])
    }
}

/// Writes the fields of CSV.
enum CSVText {
    /// Appends a field, in quotes when it must be, or when it is empty and yet a value.
    static func append(
        _ field: String, delimiter: UInt8 = UInt8(ascii: ","), to bytes: inout [UInt8]
    ) {
        let needsQuotes =
            field.isEmpty
            || field.utf8.contains {
                $0 == UInt8(ascii: "\"") || $0 == delimiter || $0 == 0x0A || $0 == 0x0D
            } || field.hasPrefix("#granary ")
        guard needsQuotes else {
            bytes += field.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

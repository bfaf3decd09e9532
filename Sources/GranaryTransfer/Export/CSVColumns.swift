/// The columns of a table as CSV: every attribute that some item has.
///
/// Strings stand as they are, numbers as their digits, Booleans as `true` and `false`, binaries as
/// base64; what has parts is JSON, and a null is the JSON `null`. An attribute that an item lacks is an
/// empty field, and an empty string `""`.
struct CSVColumns {
    /// Tables with more attributes are no tables for CSV.
    static let limit = 1_000

    let names: [String]

    /// Collects the attributes of all items: those of the key first, the others by name.
    init(of exporter: TableExporter) throws(TransferError) {
        var found: Set<String> = []
        try exporter.forEachItem { item throws(TransferError) in
            for index in 0..<item.count {
                found.insert(item.name(at: index))
            }
            guard found.count <= Self.limit else { throw .tooManyColumns(limit: Self.limit) }
        }
        names = exporter.leading + found.subtracting(exporter.leading).sorted()
    }

    func appendHeader(to bytes: inout [UInt8]) {
        for (position, name) in names.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVText.append(name, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    func append(_ item: borrowing ItemView, to bytes: inout [UInt8]) {
        for (position, name) in names.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            guard let value = item.value(named: name) else { continue }
            CSVText.append(Self.text(of: value.attributeValue()), to: &bytes)
        }
    }

    private static func text(of value: AttributeValue) -> String {
        switch value {
        case .string(let text): return text
        case .number(let number): return "\(number)"
        case .bool(let value): return value ? "true" : "false"
        case .binary:
            // Base64 is how plain JSON has it, in quotes.
            return String(value.json.dropFirst().dropLast())
        default: return value.json
        }
    }
}

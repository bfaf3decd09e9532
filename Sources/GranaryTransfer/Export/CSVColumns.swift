/// The columns of a table as CSV: every attribute that some item has.
///
/// Strings stand as they are, numbers as their digits, Booleans as `true` and `false`, binaries as
/// base64; what has parts is JSON, and a null is the JSON `null`. An attribute that an item lacks is an
/// empty field, and an empty string `""`.
struct CSVColumns {
    /// Tables with more attributes are no tables for CSV.
    static let limit = 1_000

    let names: [String]
    private let keyNames: [String]

    /// Collects the attributes of all items: those of the key first, the others by name.
    init(of exporter: TableExporter, in snapshot: borrowing ReadSnapshot) throws(TransferError) {
        var found: Set<String> = []
        try exporter.forEachItem(in: snapshot) { item throws(TransferError) in
            for index in 0..<item.count {
                found.insert(item.name(at: index))
            }
            guard found.count <= Self.limit else { throw .tooManyColumns(limit: Self.limit) }
        }
        self.init(names: found, leading: exporter.leading)
    }

    /// The columns of these attributes: those of the key first, the others by name.
    init(names: Set<String>, leading: [String]) {
        keyNames = leading
        self.names = leading + names.subtracting(leading).sorted()
    }

    func appendHeader(to bytes: inout [UInt8]) {
        for (position, name) in names.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVText.append(name, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Appends the fields of an item.
    ///
    /// - Throws: ``TransferError/item(key:reasons:)`` when it has an attribute without a column: a
    ///   record that lacks it must never be taken for the item.
    func append(_ item: borrowing ItemView, to bytes: inout [UInt8]) throws(TransferError) {
        var writtenCount = 0
        for (position, name) in names.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            guard let value = item.value(named: name) else { continue }
            writtenCount += 1
            CSVText.append(Self.text(of: value.attributeValue()), to: &bytes)
        }
        guard writtenCount < item.count else { return }
        let missing = (0..<item.count).map { item.name(at: $0) }.filter { !names.contains($0) }
        throw .item(
            key: Item(copying: item).selecting(names: keyNames).dynamoDBJSON,
            reasons: missing.map { "the attribute '\($0)' has no column" })
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

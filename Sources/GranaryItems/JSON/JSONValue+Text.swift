extension JSONValue {
    /// Reads JSON text.
    ///
    /// - Throws: ``JSONError``: nothing is repaired, a duplicate name is refused, and so is text
    ///   nested deeper than 128 levels.
    public init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8).span)
    }

    /// Reads JSON text from UTF-8 bytes.
    ///
    /// - Throws: ``JSONError``, as ``init(parsing:)-(String)``.
    public init(parsing bytes: some Sequence<UInt8>) throws(JSONError) {
        try self.init(parsing: Array(bytes).span)
    }

    /// Reads JSON text from UTF-8 bytes.
    ///
    /// - Throws: ``JSONError``, as ``init(parsing:)-(String)``.
    public init(parsing bytes: Span<UInt8>) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.readValue()
        try reader.finish()
    }

    /// This value as compact JSON text.
    public var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends this value as compact JSON text.
    public func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(json: "null")
        case .bool(let value): bytes.append(json: value ? "true" : "false")
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): bytes.append(quoting: text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(quoting: member.name)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension JSONReader {
    /// Reads any value into a tree.
    mutating func readValue() throws(JSONError) -> JSONValue {
        switch try peekType() {
        case .null:
            try readNull()
            return .null
        case .bool: return .bool(try readBool())
        case .number:
            let range = try readNumber()
            return .number(String(copying: try validUTF8(range)))
        case .string: return .string(try readString())
        case .array:
            var elements: [JSONValue] = []
            var isFirst = true
            try beginArray()
            while try nextElement(&isFirst) { elements.append(try readValue()) }
            return .array(elements)
        case .object:
            var members: [JSONValue.Member] = []
            var names = JSONNames()
            var isFirst = true
            try beginObject()
            while let name = try nextName(&isFirst) {
                names.append(name)
                members.append(JSONValue.Member(name.text, try readValue()))
            }
            try names.checkUnique()
            return .object(members)
        }
    }
}

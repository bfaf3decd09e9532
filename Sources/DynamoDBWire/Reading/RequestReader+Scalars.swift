internal import GranaryItems

extension RequestReader {
    /// Reads a string.
    mutating func string() throws(WireError) -> String {
        try lexing(.string) { json throws(JSONError) in try json.readString() }
    }

    /// Reads `true` or `false`.
    mutating func bool() throws(WireError) -> Bool {
        try lexing(.boolean) { json throws(JSONError) in try json.readBool() }
    }

    /// Reads a whole number; a fraction is cut off, as in the service.
    ///
    /// - Throws: `SerializationException` for what the service's type does not hold: an `Integer` has
    ///   32 bits, a `Long` 64.
    mutating func integer(_ target: String = "Integer") throws(WireError) -> Int {
        let text = try lexing(.number(target)) { json throws(JSONError) in
            let range = try json.readNumber()
            return String(copying: try json.validUTF8(range))
        }
        let value = Int(text) ?? Double(text).flatMap { Int(exactly: $0.rounded(.towardZero)) }
        guard let value, target != "Integer" || Int32(exactly: value) != nil else {
            throw .serialization(nil)
        }
        return value
    }

    /// Reads a number with a fraction.
    mutating func double() throws(WireError) -> Double {
        let text = try lexing(.number("Double")) { json throws(JSONError) in
            let range = try json.readNumber()
            return String(copying: try json.validUTF8(range))
        }
        guard let value = Double(text) else { throw .serialization(nil) }
        return value
    }

    /// Reads an array of strings.
    mutating func strings() throws(WireError) -> [String] {
        var strings: [String] = []
        try elements(limit: .max) { reader throws(WireError) in
            strings.append(try reader.string())
        }
        return strings
    }

    /// Reads an array of items or keys.
    mutating func items() throws(WireError) -> [Item] {
        var items: [Item] = []
        try elements { reader throws(WireError) in items.append(try reader.item()) }
        return items
    }

    /// Reads an object of strings by name.
    mutating func stringMap() throws(WireError) -> [String: String] {
        var strings: [String: String] = [:]
        try members(
            ofType: "java.util.Map<java.lang.String, java.lang.String>"
        ) { name, reader throws(WireError) in
            strings[name] = try reader.string()
            return true
        }
        return strings
    }
}

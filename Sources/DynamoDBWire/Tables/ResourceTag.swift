/// A tag of a table.
struct ResourceTag: Sendable {
    var key: String?
    var value: String?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "Tag") { name, reader throws(WireError) in
            switch name {
            case "Key": key = try reader.string()
            case "Value": value = try reader.string()
            default: return false
            }
            return true
        }
    }

    /// Reads an array of them.
    static func list(_ reader: inout RequestReader) throws(WireError) -> [ResourceTag] {
        var list: [ResourceTag] = []
        try reader.elements { reader throws(WireError) in
            list.append(try ResourceTag(reading: &reader))
        }
        return list
    }

    /// What is kept once `tags` are added to what was.
    ///
    /// - Throws: When one is none, when a key comes twice, and when there would be more than 50.
    static func merged(
        _ tags: [ResourceTag], into kept: AttributeValue?
    ) throws(WireError) -> AttributeValue {
        var map = kept?.mapValue ?? AttributeMap()
        var given: ExactNames = []
        for tag in tags {
            let key = tag.key ?? ""
            try checkKey(tag.key)
            guard let value = tag.value, value.utf16.count <= 256, isText(value) else {
                throw .validation(
                    "The Tag Value provided is invalid, Value: \(tag.value ?? "null")")
            }
            guard !key.lowercased().hasPrefix("aws:") else {
                throw .validation("Tag Key cannot be prefixed with aws:, Key: \(key)")
            }
            guard given.insert(key) else { throw duplicate(key) }
        }
        if given.count <= 50 {
            for tag in tags { map[tag.key ?? ""] = tag.value.map { .string($0) } }
        }
        guard given.count <= 50, map.count <= 50 else {
            throw .validation(
                "Number of Tags exceed the current limit for the provided ResourceArn")
        }
        return .map(map)
    }

    /// Throws unless each is a key, and comes once.
    static func checkKeys(_ keys: [String]) throws(WireError) {
        var given: ExactNames = []
        for key in keys {
            try checkKey(key)
            guard given.insert(key) else { throw duplicate(key) }
        }
    }

    private static func checkKey(_ key: String?) throws(WireError) {
        guard let key, (1...128).contains(key.utf16.count), isText(key) else {
            throw .validation("The Tag Key provided is invalid, Key: \(key ?? "null")")
        }
    }

    private static func duplicate(_ key: String) -> WireError {
        .validation(
            "Duplicate Tag Keys provided as input: Duplicate Tag Key found \(key)")
    }

    /// Whether all characters are letters, digits, white space, or one of `_.:/=+-@`.
    private static func isText(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter, .decimalNumber, .letterNumber, .otherNumber, .spaceSeparator,
                .lineSeparator, .paragraphSeparator:
                true
            default: "_.:/=+-@".unicodeScalars.contains(scalar)
            }
        }
    }
}

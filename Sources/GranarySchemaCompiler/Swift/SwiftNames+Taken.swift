extension SwiftNames {
    /// Words that need backticks as names.
    static let keywords: Set<String> = [
        "actor", "any", "as", "associatedtype", "await", "break", "case", "catch", "class",
        "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
        "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "indirect", "init",
        "inout", "internal", "is", "let", "nil", "operator", "package", "precedencegroup",
        "private", "protocol", "public", "repeat", "rethrows", "return", "static", "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while",
    ]

    /// Names of properties that entities have of their own, or that not even backticks allow.
    static let taken: Set<String> = [
        "customMirror", "encode", "hash", "hashValue", "key", "self", "storedVersion",
    ]

    /// Names of cases that the enumerations have of their own; `none` is `Optional`'s too.
    static let takenCases: Set<String> = [
        "allCases", "none", "rawValue", "self", "some", "storedValue", "unrecognized",
    ]

    /// Names of types that generated code refers to, or that Swift has taken.
    static let takenTypes: Set<String> = [
        "Any", "Array", "AttributeMap", "AttributeValue", "Bool", "Date", "Day", "Double", "Entity",
        "EntityError", "EntityKey", "EntityLayout", "EntityQuery", "EntityReader", "EntityWriter",
        "Error", "Field", "Fields", "Hashable", "Int", "Item", "Key", "KeyWriter", "Never",
        "Number", "Optional", "Protocol", "Self", "Sendable", "Set", "StoredEnum", "StoredObject",
        "String", "Type", "UInt8", "ULID", "UUID",
    ]
}

/// Names that are in use within a type, each once.
struct NameScope {
    private var names: Set<String>

    init(_ names: some Sequence<String> = []) { self.names = Set(names) }

    /// The name, with a number behind it when it is in use already.
    mutating func claim(_ name: String) -> String {
        var claimed = name
        var number = 2
        while !names.insert(claimed).inserted {
            claimed = "\(name)\(number)"
            number += 1
        }
        return claimed
    }
}

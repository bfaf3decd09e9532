/// Names that Swift, the library and what is generated have already.
///
/// The checks refuse them and the compiler avoids them: one list, since a name that only one of the two
/// knew would pass the checks and not compile.
package enum SwiftWords {
    /// Types that generated code names, and those that a type of the same name would hide from people.
    package static let types: Set<String> = [
        "Any", "Array", "Attribute", "AttributeError", "AttributeMap", "AttributeValue", "Bool",
        "BusinessRule", "Character", "Codable", "CollectionElement", "CollectionQuery",
        "CustomReflectable", "Data", "Date", "Day", "Decoder", "DerivedAttribute", "Dictionary",
        "DocumentPath", "Double", "Encoder", "Entity", "EntityError", "EntityKey", "EntityLayout",
        "EntityQuery", "EntityReader", "EntityWriter", "Error", "Field", "Fields", "Float",
        "Hashable", "Int", "Item", "ItemView", "Key", "KeyCondition", "KeyTemplate", "KeyWriter",
        "Mirror", "Model", "Never", "Number", "Optional", "Protocol", "RandomUUID", "Result",
        "Rules", "Schema", "Self", "Sendable", "Set", "Store", "StoreSchema", "StoredEnum",
        "StoredObject", "String", "Table", "Task", "TimeKeyedEntity", "Type", "UInt", "UInt8",
        "ULID", "UUID", "UpdatedAttribute", "Void",
    ]

    /// Modules that generated code or people name; a type of the same name hides all that is in one.
    package static let modules: Set<String> = [
        "Foundation", "FoundationEssentials", "Granary", "GranaryEntities", "GranaryItems",
        "GranarySchema", "Swift",
    ]

    /// Words that need backticks as names.
    package static let keywords: Set<String> = [
        "actor", "any", "as", "associatedtype", "await", "borrowing", "break", "case", "catch",
        "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum",
        "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
        "import", "in", "indirect", "init", "inout", "internal", "is", "let", "nil", "operator",
        "package", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
        "return", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws",
        "true", "try", "typealias", "var", "where", "while",
    ]

    /// Whether a model or a schema of this name would hide something.
    package static func isTaken(_ name: String) -> Bool {
        types.contains(name) || modules.contains(name)
    }

    /// The name, with `suffix` behind it when it is taken.
    package static func free(_ name: String, suffix: String) -> String {
        isTaken(name) ? name + suffix : name
    }
}

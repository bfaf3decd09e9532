extension SwiftNames {
    /// Names of properties that entities have of their own, or that not even backticks allow.
    static let taken: Set<String> = [
        "customMirror", "encode", "hash", "hashValue", "key", "self", "storedVersion",
    ]

    /// Names of cases that the enumerations have of their own; `none` is `Optional`'s too.
    static let takenCases: Set<String> = [
        "allCases", "none", "rawValue", "self", "some", "storedValue", "unrecognized",
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

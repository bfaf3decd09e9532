/// A key that no type declares: a position in a list, a name in a map.
struct AttributeCodingKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    /// Where a subclass puts its superclass, by Swift's convention.
    static let superclass = AttributeCodingKey(stringValue: "super")

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }

    init(index: Int) {
        stringValue = "Index \(index)"
        intValue = index
    }
}

/// The path to a value, put together only when something asks for it.
///
/// A container makes its path once; to append the key of every member to it would cost an
/// allocation for each, and only an error needs it.
struct AttributeCodingPath {
    var parent: [any CodingKey] = []
    var key: (any CodingKey)?

    /// The keys from the outermost to the innermost.
    var keys: [any CodingKey] {
        guard let key else { return parent }
        return parent + [key]
    }
}

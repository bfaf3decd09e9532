/// A name that is its bytes: the key of dictionaries whose keys come from outside.
///
/// Strings are equal when people see the same, whatever the bytes: `é` is one character or two. Names of
/// attributes are not, so that a policy about the one says nothing of the other.
package struct ExactName: Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
    /// The name.
    package let text: String

    /// Creates a name.
    package init(_ text: String) { self.text = text }

    package init(stringLiteral text: String) { self.text = text }

    package static func == (one: Self, other: Self) -> Bool {
        one.text.hasSameBytes(as: other.text)
    }

    package static func < (one: Self, other: Self) -> Bool {
        one.text.compareBytes(to: other.text) < 0
    }

    package func hash(into hasher: inout Hasher) {
        text.hashBytes(into: &hasher)
    }
}

/// Names that are their bytes, each once; see ``ExactName``.
package struct ExactNames: Sendable, Hashable, Sequence, ExpressibleByArrayLiteral {
    private var names: Set<ExactName> = []

    /// Creates a set of names.
    package init(_ names: some Sequence<String>) { formUnion(names) }

    package init(arrayLiteral names: String...) { self.init(names) }

    /// How many there are.
    package var count: Int { names.count }

    /// Adds a name; returns whether it is new.
    package mutating func insert(_ name: String) -> Bool { names.insert(ExactName(name)).inserted }

    /// Whether a name is among them.
    package func contains(_ name: String) -> Bool { names.contains(ExactName(name)) }

    /// Adds names.
    package mutating func formUnion(_ others: some Sequence<String>) {
        for name in others { names.insert(ExactName(name)) }
    }

    /// These names and others.
    package func union(_ others: some Sequence<String>) -> Self {
        var all = self
        all.formUnion(others)
        return all
    }

    package func makeIterator() -> some IteratorProtocol<String> {
        names.lazy.map(\.text).makeIterator()
    }
}

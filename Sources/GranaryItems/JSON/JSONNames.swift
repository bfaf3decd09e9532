/// The names of one object in the order of the text, to find one that stands there twice.
///
/// Names differ when their UTF-8 bytes differ, as they do in an item; `Set<String>` would take `é`
/// and `e` with an accent for one name.
struct JSONNames {
    private var names: [JSONReader.Name] = []

    /// Adds the next name of the object.
    mutating func append(_ name: JSONReader.Name) { names.append(name) }

    /// Throws when a name stands in the object twice, at the first one that repeats another.
    ///
    /// - Complexity: O(*n* log *n*), whatever the names: no table that an adversary could flood.
    func checkUnique() throws(JSONError) {
        guard let repeated = firstRepeated else { return }
        throw JSONError(offset: repeated.offset, reason: .duplicateName(repeated.text))
    }

    private var firstRepeated: JSONReader.Name? {
        if names.count <= 8 { return firstRepeatedOfFew }
        let sorted = names.sorted { first, second in
            switch first.text.compareBytes(to: second.text) {
            case 0: first.offset < second.offset
            case let order: order < 0
            }
        }
        return zip(sorted, sorted.dropFirst())
            .filter { $0.text.hasSameBytes(as: $1.text) }
            .map(\.1)
            .min { $0.offset < $1.offset }
    }
}

extension JSONNames {
    /// Compares every pair, which needs no memory: most objects are this small.
    private var firstRepeatedOfFew: JSONReader.Name? {
        for (index, name) in names.enumerated()
        where names[..<index].contains(where: { $0.text.hasSameBytes(as: name.text) }) {
            return name
        }
        return nil
    }
}

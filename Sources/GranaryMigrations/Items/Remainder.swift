internal import GranaryItems

/// What the inverse steps would not give back of an item: the attributes that differ, as they were and
/// as the steps make them.
///
/// `"21.50"` becomes the number 21.5, and that the text `"21.5"`. Undoing puts back what was there,
/// unless the item was changed since: then the steps make something else of it than is noted here.
struct Remainder: Equatable {
    private let was: AttributeMap
    private let made: AttributeMap

    /// Compares an item with what undoing makes of it; `nil` when that is the same.
    init?(of original: Item, undone: Item) {
        guard original.encodedBytes != undone.encodedBytes else { return nil }
        var was: [AttributeMap.Element] = []
        var made: [AttributeMap.Element] = []
        for name in original.attributeNames where original[name] != undone[name] {
            if let value = original[name] { was.append((name, value)) }
            if let value = undone[name] { made.append((name, value)) }
        }
        for name in undone.attributeNames where original[name] == nil {
            if let value = undone[name] { made.append((name, value)) }
        }
        guard !was.isEmpty || !made.isEmpty else { return nil }
        self.was = AttributeMap(was)
        self.made = AttributeMap(made)
    }

    /// Reads the stored form; `nil` when it is not one.
    init?(record: Item) {
        guard let was = record["was"]?.mapValue, let made = record["made"]?.mapValue else {
            return nil
        }
        self.was = was
        self.made = made
    }

    /// The stored form.
    var record: Item { ["was": .map(was), "made": .map(made)] }

    /// An item as it was, as far as it was not changed since.
    func putBack(in undone: Item) -> Item {
        let names = Set(was.map(\.name)).union(made.map(\.name))
        return undone.replacing(
            names.sorted().compactMap { name in
                guard undone[name] == made[name] else { return nil }
                return (name: name, value: was[name])
            })
    }
}

internal import GranaryItems

/// What the inverse steps would not give back of an item, and of those that went into it.
///
/// `"21.50"` becomes the number 21.5, and that the text `"21.5"`. Undoing puts back what was there,
/// unless the item was changed since: then the steps make something else of it than is noted here.
struct Remainder: Equatable {
    /// What differs of one item.
    struct Difference: Equatable {
        /// The attributes that differ, as they were; `nil` when there was no such item.
        var was: AttributeMap?
        /// The same as the steps make them; `nil` when they make no such item.
        var made: AttributeMap?
    }

    /// Of the item itself.
    private let own: Difference
    /// Of others that it comes from, by their keys.
    private let others: [(key: AttributeMap, difference: Difference)]

    /// Compares items with what undoing makes of them; `nil` when that is the same.
    ///
    /// - Parameters:
    ///   - original: The item.
    ///   - consumed: The items that went into it.
    ///   - undone: What undoing makes: of the item first.
    ///   - keyNames: The attributes of the primary key.
    init?(of original: Item, _ consumed: [Item] = [], undone: [Item], keyNames: [String]) {
        own = Difference(original, undone.first)
        var others: [(key: AttributeMap, difference: Difference)] = []
        let made = undone.dropFirst()
        for item in consumed {
            let key = item.naming(keyNames)
            let again = made.first { $0.naming(keyNames) == key }
            others.append((key.attributes, Difference(item, again)))
        }
        let known = Set(consumed.map { $0.naming(keyNames) })
        for item in made where !known.contains(item.naming(keyNames)) {
            others.append((item.naming(keyNames).attributes, Difference(nil, item)))
        }
        self.others = others.filter { !$0.difference.isNothing }
        guard !own.isNothing || !self.others.isEmpty else { return nil }
    }

    /// Items as they were, as far as they were not changed since.
    func putBack(in undone: [Item], keyNames: [String]) -> [Item] {
        guard let first = undone.first else { return undone }
        var rest = Array(undone.dropFirst())
        for (key, difference) in others {
            let position = rest.firstIndex { $0.naming(keyNames).attributes == key }
            if let position {
                if difference.was == nil {
                    if rest[position].attributes == difference.made { rest.remove(at: position) }
                } else {
                    rest[position] = difference.putBack(in: rest[position])
                }
            } else if difference.made == nil, let was = difference.was {
                rest.append(Item(was))
            }
        }
        return [own.putBack(in: first)] + rest
    }

    static func == (left: Remainder, right: Remainder) -> Bool { left.record == right.record }
}

extension Remainder.Difference {
    /// Compares an item with what undoing makes of it.
    init(_ original: Item?, _ undone: Item?) {
        guard let original, let undone else {
            (was, made) = (original?.attributes, undone?.attributes)
            return
        }
        var was: [AttributeMap.Element] = []
        var made: [AttributeMap.Element] = []
        for name in original.attributeNames where original[name] != undone[name] {
            if let value = original[name] { was.append((name, value)) }
            if let value = undone[name] { made.append((name, value)) }
        }
        for name in undone.attributeNames where original[name] == nil {
            if let value = undone[name] { made.append((name, value)) }
        }
        (self.was, self.made) = (AttributeMap(was), AttributeMap(made))
    }

    fileprivate var isNothing: Bool { was?.isEmpty == true && made?.isEmpty == true }

    /// An item as it was, as far as it was not changed since.
    fileprivate func putBack(in undone: Item) -> Item {
        guard let was, let made else { return undone }
        let names = Set(was.map(\.name)).union(made.map(\.name))
        return undone.replacing(
            names.sorted().compactMap { name in
                guard undone[name] == made[name] else { return nil }
                return (name: name, value: was[name])
            })
    }
}

extension Remainder {
    /// Reads the stored form; `nil` when it is not one.
    init?(record: Item) {
        own = Difference(was: record["was"]?.mapValue, made: record["made"]?.mapValue)
        var others: [(key: AttributeMap, difference: Difference)] = []
        for value in record["others"]?.listValue ?? [] {
            guard let entry = value.mapValue, let key = entry["key"]?.mapValue else { return nil }
            others.append(
                (key, Difference(was: entry["was"]?.mapValue, made: entry["made"]?.mapValue)))
        }
        self.others = others
        guard own.was != nil else { return nil }
    }

    /// The stored form.
    var record: Item {
        var attributes = own.entries
        if !others.isEmpty {
            let list = others.map { key, difference in
                AttributeValue.map(
                    AttributeMap([("key", .map(key))] + difference.entries))
            }
            attributes.append(("others", .list(list)))
        }
        return Item(AttributeMap(attributes))
    }
}

extension Remainder.Difference {
    fileprivate var entries: [(String, AttributeValue)] {
        [("was", was), ("made", made)].compactMap { name, map in map.map { (name, .map($0)) } }
    }
}

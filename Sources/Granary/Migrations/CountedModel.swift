internal import GranaryItems

/// How many items of a model there were, before a migration or after it.
public struct CountedModel: Sendable, Hashable {
    /// The model; `nil` for items that were none's.
    public var model: String?
    /// How many items there were.
    public var itemCount: Int

    package init(model: String?, itemCount: Int) {
        self.model = model
        self.itemCount = itemCount
    }
}

extension AttributeValue {
    /// The stored form of counts: lists of a name, or null, and a number.
    static func counts(_ counts: [CountedModel]) -> AttributeValue {
        .list(
            counts.map { count in
                .list([
                    count.model.map { .string($0) } ?? .null, AttributeValue(count.itemCount),
                ])
            })
    }

    /// Reads the stored form back; what is no count is left out.
    var counts: [CountedModel] {
        (listValue ?? []).compactMap { value in
            guard let pair = value.listValue, pair.count == 2, let count = pair[1].intValue else {
                return nil
            }
            return CountedModel(model: pair[0].stringValue, itemCount: count)
        }
    }
}

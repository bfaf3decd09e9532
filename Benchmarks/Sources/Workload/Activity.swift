public import Granary

/// One thing a startup did: the entity of 12 attributes that is measured.
///
/// About 315 bytes encoded. Its codec is written by hand over ``ItemView``, as one generated from a
/// schema would be: no dictionary in between.
public struct Activity: Sendable, Hashable {
    /// `STARTUP#` and a UUID.
    public var partitionKey: String
    /// `ACTIVITY#` and a time.
    public var sortKey: String
    public var actor: String
    public var category: String
    public var note: String
    public var source: String
    public var stage: String
    public var title: String
    public var tokens: Int
    public var type: String
    public var value: Int
    public var verified: Bool

    /// The activity as an item.
    public var item: Item {
        Item(
            AttributeMap([
                (name: "PK", value: .string(partitionKey)),
                (name: "SK", value: .string(sortKey)),
                (name: "actor", value: .string(actor)),
                (name: "category", value: .string(category)),
                (name: "note", value: .string(note)),
                (name: "source", value: .string(source)),
                (name: "stage", value: .string(stage)),
                (name: "title", value: .string(title)),
                (name: "tokens", value: .number(Number(tokens))),
                (name: "type", value: .string(type)),
                (name: "value", value: .number(Number(value))),
                (name: "verified", value: .bool(verified)),
            ]))
    }

    /// Reads an activity straight from the bytes of an item; `nil` when an attribute is missing or
    /// of another type.
    public init?(_ item: borrowing ItemView) {
        var position = 0
        guard let partitionKey = item.value(named: "PK", near: &position)?.string(),
            let sortKey = item.value(named: "SK", near: &position)?.string(),
            let actor = item.value(named: "actor", near: &position)?.string(),
            let category = item.value(named: "category", near: &position)?.string(),
            let note = item.value(named: "note", near: &position)?.string(),
            let source = item.value(named: "source", near: &position)?.string(),
            let stage = item.value(named: "stage", near: &position)?.string(),
            let title = item.value(named: "title", near: &position)?.string(),
            let tokens = item.value(named: "tokens", near: &position)?.int(),
            let type = item.value(named: "type", near: &position)?.string(),
            let value = item.value(named: "value", near: &position)?.int(),
            let verified = item.value(named: "verified", near: &position)?.bool()
        else { return nil }
        self.init(
            partitionKey: partitionKey, sortKey: sortKey, actor: actor, category: category,
            note: note, source: source, stage: stage, title: title, tokens: tokens, type: type,
            value: value, verified: verified)
    }

    init(
        partitionKey: String, sortKey: String, actor: String, category: String, note: String,
        source: String, stage: String, title: String, tokens: Int, type: String, value: Int,
        verified: Bool
    ) {
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.actor = actor
        self.category = category
        self.note = note
        self.source = source
        self.stage = stage
        self.title = title
        self.tokens = tokens
        self.type = type
        self.value = value
        self.verified = verified
    }

    /// The attributes in the order of ``item``, integers in decimal: a row for another engine.
    public var cells: [String] {
        [
            partitionKey, sortKey, actor, category, note, source, stage, title, String(tokens),
            type, String(value), verified ? "1" : "0",
        ]
    }
}

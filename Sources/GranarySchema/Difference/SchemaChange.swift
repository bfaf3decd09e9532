/// One thing in which two versions of a schema differ, in the terms people think in.
public struct SchemaChange: Sendable, Hashable {
    /// What has changed.
    @nonexhaustive
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case schemaRenamed, versionChanged, tableChanged, typeFieldChanged, separatorChanged
        case unknownAttributesChanged
        case collectionAdded, collectionRemoved, collectionChanged
        case primaryKeyChanged, indexAdded, indexRemoved, indexChanged
        case modelAdded, modelRemoved, modelRenamed, modelSplit, modelMerged
        case statusChanged, timestampsChanged, freshnessChanged
        case ruleAdded, ruleRemoved, warningAdded, warningRemoved
        case queryAdded, queryRemoved, queryChanged
        case keyTemplateAdded, keyTemplateRemoved, keyTemplateChanged
        case attributeAdded, attributeRemoved, attributeRenamed, attributeRetyped
        case madeRequired, madeOptional
        case enumerationWidened, enumerationNarrowed, limitTightened, limitLoosened
        case defaultChanged, derivationChanged, uniquenessAdded, uniquenessRemoved
        case uniquenessChanged, expiryAdded, expiryRemoved, versionAttributeChanged
        case referenceChanged
        /// What bears on code and documents alone: `hidden`, `personal`, `immutable`, weights.
        case attributeChanged
        case docsChanged
    }

    /// What it means for the items that are stored, from harmless to the worst.
    public enum Effect: String, Sendable, Hashable, CaseIterable, Comparable {
        /// Nothing has to be done to what is stored.
        case safe
        /// Items or index entries have to be written anew.
        case needsBackfill
        /// Whether it can be done depends on what is stored.
        case needsDataCheck
        /// Items move to other keys.
        case rewritesKeys
        /// Something that is stored is gone afterwards, or cannot be read.
        case losesData

        /// Compares how bad they are.
        public static func < (first: Self, second: Self) -> Bool { first.rank < second.rank }

        private var rank: Int {
            switch self {
            case .safe: 0
            case .needsBackfill: 1
            case .needsDataCheck: 2
            case .rewritesKeys: 3
            case .losesData: 4
            }
        }
    }

    /// What has changed.
    public var kind: Kind
    /// The model, as the newer version calls it where both have it; `nil` for the schema as a whole.
    public var model: String?
    /// The attribute, with dots for what is within objects; or the key, index, query or rule.
    public var part: String?
    /// How it was, in a few words; `nil` when there is nothing to say.
    public var old: String?
    /// How it is.
    public var new: String?
    /// What it means for the items that are stored.
    public var effect: Effect
    /// One sentence: what it means, and what to do, with the step of a migration if one is needed.
    public var advice: String

    /// Creates a change.
    public init(
        _ kind: Kind, model: String? = nil, part: String? = nil, old: String? = nil,
        new: String? = nil, effect: Effect, advice: String
    ) {
        self.kind = kind
        self.model = model
        self.part = part
        self.old = old
        self.new = new
        self.effect = effect
        self.advice = advice
    }
}

extension SchemaChange: CustomStringConvertible {
    /// What has changed in one line: `Order.total: retyped, string → number`.
    public var description: String {
        guard let model else { return summary }
        let joint = part == nil || kind.noun != nil ? ": " : "."
        return "\(model)\(joint)\(summary)"
    }

    /// The same without the model.
    public var summary: String {
        let place = [kind.noun, part].compactMap(\.self).joined(separator: " ")
        let values = [old, new].compactMap(\.self).joined(separator: " → ")
        let text = values.isEmpty ? kind.text : "\(kind.text), \(values)"
        return place.isEmpty ? text : "\(place): \(text)"
    }
}

public import GranaryItems

/// Something about the stored items that a draft of their schema cannot say, or had to leave out.
public struct InferenceRemark: Sendable, Hashable {
    /// What it is.
    @nonexhaustive
    public enum Reason: Sendable, Hashable {
        /// Values have several kinds, with how many of each; the draft has the most common one.
        case severalKinds([AttributeKind: Int])
        /// So many values are null, which no model allows: leave the attribute out instead.
        case nulls(Int)
        /// No value says more than that the attribute is there.
        case noValues
        /// Texts are dates, but not all as `2025-11-06T09:30:00.000Z`.
        case dateForm
        /// A part of a key is no attribute of the item: the key is an attribute of its own.
        case keyWithoutAttributes(String)
        /// Keys do not all have the same number of parts: the key is an attribute of its own.
        case irregularKey
        /// An attribute has a name that cannot be declared.
        case unusableName(String)
        /// There were more attributes than are kept apart.
        case tooManyAttributes
        /// There were more models than are kept apart: this one is what was left.
        case tooManyModels
        /// Neither a type attribute nor the keys tell the items from those of other models.
        case noDistinction
        /// A template of this text would make the key, and would not pass the checks: where its parts
        /// end is not clear, or no index has it. The key is an attribute of its own.
        case unclearKey(String)
        /// Nothing keeps its keys from being those of other models, so that the items of these are in it.
        case sharedKeys([String])
        /// Nothing could be in an index, or a key of it has several types: it is left out.
        case indexLeftOut(String)
        /// The type attribute says what no model can be called, so items go by their keys.
        case typeIsNoName(String)
    }

    /// The model.
    public var model: String
    /// The attribute, with dots for what is within objects; `nil` when it is about the model.
    public var attribute: String?
    /// What it is.
    public var reason: Reason

    /// Creates a remark.
    public init(model: String, attribute: String? = nil, _ reason: Reason) {
        self.model = model
        self.attribute = attribute
        self.reason = reason
    }
}

extension InferenceRemark: CustomStringConvertible {
    /// The remark as one line, with what it is about in front.
    public var description: String {
        let place = attribute.map { "\(model).\($0)" } ?? model
        return "\(place): \(reason)"
    }
}

extension InferenceRemark.Reason: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .severalKinds(let counts):
            let texts = counts.sorted { ($1.value, $0.key.code) < ($0.value, $1.key.code) }
                .map { "\($0.key.code) (\($0.value))" }
            return "has values of several types: \(texts.joined(separator: ", "))"
        case .nulls(let count): return "is null \(count) times; leave it out instead"
        case .noValues: return "has no value that tells its type"
        case .dateForm:
            return
                "holds dates that are not written as 2025-11-06T09:30:00.000Z, and so is a string"
        case .keyWithoutAttributes(let part):
            return "has a part, such as '\(part)', that no attribute of the item holds"
        case .irregularKey: return "has no fixed number of parts"
        case .unusableName(let name):
            return "has an attribute '\(name)', which cannot be declared and is kept as it is"
        case .tooManyAttributes:
            return "has over \(ValueEvidence.maximumMemberCount) attributes; the others are kept"
        case .tooManyModels:
            return "is what was left after \(SchemaInference.maximumModelCount) models"
        case .noDistinction:
            return "has nothing that tells its items from those of other models"
        case .unclearKey(let template):
            return "looks like \(template), which the checks refuse, and is an attribute of its own"
        case .sharedKeys(let names):
            return
                "has the items of \(names.joined(separator: " and ")), whose keys could be each "
                + "other's"
        case .indexLeftOut(let name):
            return "has the index \(name) with a key that no model can have, and without it here"
        case .typeIsNoName(let name):
            return "is stored as '\(name)', which no model can be called; items go by their keys"
        }
    }
}

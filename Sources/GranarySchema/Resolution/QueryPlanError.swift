/// Why a named query cannot be answered from its index.
public enum QueryPlanError: Error, Sendable, Hashable {
    /// There is no index of this name.
    case unknownIndex(String)
    /// The model declares no such attribute.
    case unknownAttribute(String)
    /// The model has no such key attribute, so none of its items are in the index.
    case notInIndex(index: String, keyAttribute: String)
    /// Two conditions of one kind are on the attribute.
    case repeated(String)
    /// A partition key attribute is not known without an equality with this attribute.
    case partitionOpen(keyAttribute: String, attribute: String)
    /// A condition has no use, because this attribute before it in the sort key has none.
    case gap(before: String, missing: String)
    /// A condition stands on what is in no part of the index's key.
    case notInKey(String)
    /// A sort key attribute takes one range, and it must be the last condition on the sort key.
    case rangeNotLast(String)
    /// The text of the attribute's values does not sort as the values do, without padding.
    case unordered(String)
    /// The comparison is not one that a key, or an attribute of this type, can have.
    case misfit(attribute: String, test: String)
    /// A filter stands on an attribute of the index's key.
    case filterOnKey(String)
    /// The index does not store this attribute, which is filtered by, or which is part of an item
    /// that the query does not look up.
    case notProjected(index: String, attribute: String)
}

extension QueryPlanError: CustomStringConvertible {
    /// What is wrong and what would be right, in a sentence.
    public var description: String {
        switch self {
        case .unknownIndex(let name): "there is no index '\(name)'"
        case .unknownAttribute(let name): "the model has no attribute '\(name)'"
        case .notInIndex(let index, let key):
            "the model is not in index '\(index)': it has no '\(key)', as attribute or in keys"
        case .repeated(let name): "two conditions on '\(name)'"
        case .partitionOpen(let key, let name):
            "the partition key '\(key)' is not determined: give '\(name)' with eq or is"
        case .gap(let name, let missing):
            "'\(name)' comes after '\(missing)' in the sort key: give '\(missing)' too, "
                + "or move '\(name)' to filter"
        case .notInKey(let name):
            "'\(name)' is not in the key of the index: move it to filter"
        case .rangeNotLast(let name):
            "'\(name)' bounds the sort key, so no condition on a later part of it can be used: "
                + "move one of them to filter"
        case .unordered(let name):
            "the text of '\(name)' does not sort as its values do: pad it in the template, as in "
                + "${\(name):10:0}"
        case .misfit(let name, let test): "'\(name)' cannot be tested with \(test) here"
        case .filterOnKey(let name):
            "'\(name)' is part of the index's key: move it to where"
        case .notProjected(let index, let name):
            "index '\(index)' does not store '\(name)': project it, or all, or if no filter needs "
                + "it say 'follow: true'"
        }
    }
}

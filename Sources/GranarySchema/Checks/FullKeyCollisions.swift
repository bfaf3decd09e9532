/// Whether two models can have one full key, so that one would overwrite the other.
enum FullKeyCollisions: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        let last = schema.primaryIndex?.keyAttributes.last ?? ""
        let (found, isUndecided) = pairs(in: schema) { !report.isBroken(key: $0, of: $1) }
        for pair in found {
            let place = pair.second.key(named: last) == nil ? "attributes" : "keys"
            report.error(
                SchemaPath.model(pair.second.name).appending(place, last),
                "\(pair.second.name) and \(pair.first.name) can have the same key: \(pair.key)",
                "begin \(last) with a word of its own in each model")
        }
        if isUndecided {
            report.warning(
                SchemaPath("models"), "not all keys of models could be told apart",
                "use simpler patterns in the attributes that make keys")
        }
    }

    /// Two models that can have one key, and such a key.
    typealias Pair = (first: Model, second: Model, key: String)

    /// The models that can have one key, and whether there may be more that were not found in time.
    ///
    /// A key attribute that `isKnown` says no of is passed over.
    static func pairs(
        in schema: Schema, isKnown: (String, Model) -> Bool = { _, _ in true }
    ) -> (pairs: [Pair], isUndecided: Bool) {
        guard let primary = schema.primaryIndex else { return ([], false) }
        // The sort key first: it is where models of a collection differ.
        let names = Array(primary.keyAttributes.reversed())
        let keys = schema.models.map { model in
            names.map { ModelKey($0, of: model, isKnown: isKnown($0, model)) }
        }
        var search = KeySearch()
        var found: [Pair] = []
        for second in schema.models.indices {
            for first in 0..<second {
                guard let key = search.commonKey(keys[first], keys[second]) else { continue }
                found.append((schema.models[first], schema.models[second], key))
            }
        }
        return (found, search.isUndecided)
    }
}

/// A key attribute of a model, made ready to be compared.
struct ModelKey {
    /// The attribute.
    let name: String
    /// What all its texts begin with.
    let prefix: String
    /// What texts it can be; `nil` when the model has no such key, or none that is known, which is
    /// reported elsewhere.
    let pattern: PatternNode?

    init(_ name: String, of model: Model, isKnown: Bool = true) {
        self.name = name
        prefix = model.key(named: name)?.prefix ?? ""
        pattern = isKnown ? KeyLanguage.pattern(ofKey: name, in: model) : nil
    }
}

/// A search for texts that two keys have in common, with one bound for all pairs of a schema.
struct KeySearch {
    /// How many steps are left.
    private var budget = 400_000
    /// Whether a pair could not be decided.
    private(set) var isUndecided = false

    /// A text that both keys can be; `nil` when there is none, or none was found in time.
    mutating func commonText(_ first: ModelKey, _ second: ModelKey) -> String? {
        guard first.prefix.hasPrefix(second.prefix) || second.prefix.hasPrefix(first.prefix),
            let left = first.pattern, let right = second.pattern
        else { return nil }
        switch KeyIntersection.answer(left, right, budget: &budget) {
        case .none: return nil
        case .text(let text): return text
        case .undecided:
            isUndecided = true
            return nil
        }
    }

    /// What both can have as a key, attribute by attribute from the last on; `nil` when one of the
    /// attributes tells them apart.
    fileprivate mutating func commonKey(_ first: [ModelKey], _ second: [ModelKey]) -> String? {
        var texts: [String] = []
        for (left, right) in zip(first, second) {
            guard let text = commonText(left, right) else { return nil }
            texts.append("\(left.name) \"\(text.shortened)\"")
        }
        return texts.reversed().joined(separator: ", ")
    }
}

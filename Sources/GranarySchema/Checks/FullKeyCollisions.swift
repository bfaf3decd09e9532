/// Whether two models can have one full key, so that one would overwrite the other.
enum FullKeyCollisions: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        guard let primary = schema.primaryIndex else { return }
        var isUndecided = false
        for (position, second) in schema.models.enumerated() {
            for first in schema.models[..<position] {
                switch commonKey(of: first, second, primary) {
                case nil: break
                case .undecided?: isUndecided = true
                case .text(let key)?:
                    let last = primary.sortKey.last ?? primary.partitionKey.last ?? ""
                    let place = second.key(named: last) == nil ? "attributes" : "keys"
                    report.error(
                        SchemaPath.model(second.name).appending(place, last),
                        "\(second.name) and \(first.name) can have the same key: \(key)",
                        "begin \(last) with a word of its own in each model")
                case .some(.none): break
                }
            }
        }
        if isUndecided {
            report.warning(
                SchemaPath("models"), "not all keys of models could be told apart",
                "use simpler patterns in the attributes that make keys")
        }
    }

    /// What both can have as a key: the shortest texts, attribute by attribute.
    private static func commonKey(
        of first: Model, _ second: Model, _ primary: SchemaIndex
    ) -> KeyIntersection.Answer? {
        var texts: [String] = []
        var isUndecided = false
        // The sort key first: it is where models of a collection differ.
        for name in primary.keyAttributes.reversed() {
            switch commonText(ofKey: name, first, second) {
            case .none: return nil
            case .undecided: isUndecided = true
            case .text(let text): texts.append("\(name) \"\(text.shortened)\"")
            }
        }
        return isUndecided ? .undecided : .text(texts.reversed().joined(separator: ", "))
    }

    /// A text that one key attribute can have in both models.
    static func commonText(
        ofKey name: String, _ first: Model, _ second: Model
    ) -> KeyIntersection.Answer {
        let prefixes = (first.key(named: name)?.prefix, second.key(named: name)?.prefix)
        if let left = prefixes.0, let right = prefixes.1,
            !left.hasPrefix(right), !right.hasPrefix(left)
        {
            return .none
        }
        // A model without the attribute is reported elsewhere.
        guard let left = KeyLanguage.pattern(ofKey: name, in: first),
            let right = KeyLanguage.pattern(ofKey: name, in: second)
        else { return .none }
        return KeyIntersection.answer(left, right)
    }
}

internal import GranaryItems
internal import GranarySchema

/// What is asked of an attribute besides its type and limits, in words.
struct AttributeWords {
    let text: String

    init(_ attribute: ModelAttribute, property: PropertyLayout) {
        var words: [String] = []
        if property.isKey { words.append("key") }
        if attribute.isRequired { words.append("required") }
        if let value = attribute.defaultValue { words.append("default \(value.words)") }
        if attribute.isImmutable, !property.isKey { words.append("immutable") }
        if let uniqueness = attribute.uniqueness {
            let scope = uniqueness.scope.map { "`\($0)`" }.joined(separator: ", ")
            words.append(scope.isEmpty ? "unique" : "unique within \(scope)")
        }
        if let generator = attribute.generator { words.append("made: \(generator.rawValue)") }
        if attribute.isVersion { words.append("counts writes") }
        if property.keeper == .creation { words.append("set when it is made") }
        if property.keeper == .update { words.append("set by every write") }
        if attribute.isHidden { words.append("hidden") }
        if let personal = attribute.personal { words.append("personal: \(personal.rawValue)") }
        if let reference = attribute.reference {
            let by = reference.attributes.sorted { $0.key < $1.key }
                .map { ", its `\($0.key)` is `\($0.value)`" }.joined()
            words.append(
                "names a \(reference.model)\(by)"
                    + (reference.isEnforced ? ", which must be there" : ""))
        }
        if let derivation = attribute.derivation {
            words.append("derived: `\(derivation.formula)`")
        }
        if let deprecation = attribute.deprecation {
            words.append(
                deprecation.message.isEmpty ? "deprecated" : "deprecated: \(deprecation.message)")
        }
        if let old = attribute.renamedFrom { words.append("was `\(old)`") }
        text = words.joined(separator: "; ")
    }
}

extension AttributeValue {
    /// A default as it is written in a schema file.
    fileprivate var words: String {
        switch self {
        case .string(let text): "`\(text)`"
        case .number(let number): "`\(number)`"
        case .bool(let flag): flag ? "`true`" : "`false`"
        default: "`\(self)`"
        }
    }
}

extension ValueShape {
    /// The type and its limits.
    var words: String {
        let range = ValueShape.range(limits.minimum?.description, limits.maximum?.description)
        let length = ValueShape.range(
            limits.minimumLength.map(String.init), limits.maximumLength.map(String.init))
        let count = ValueShape.range(
            limits.minimumCount.map(String.init), limits.maximumCount.map(String.init))
        var words = [type.words]
        if let format = limits.format { words.append(format.rawValue) }
        if !range.isEmpty { words.append(range) }
        if !length.isEmpty { words.append(length + (type == .binary ? " bytes" : " characters")) }
        if !count.isEmpty { words.append(count + " elements") }
        if let pattern = limits.pattern { words.append("`\(pattern)`") }
        return words.joined(separator: ", ")
    }

    private static func range(_ minimum: String?, _ maximum: String?) -> String {
        switch (minimum, maximum) {
        case (nil, nil): ""
        case (let least?, nil): "at least \(least)"
        case (nil, let most?): "at most \(most)"
        case (let least?, let most?): least == most ? least : "\(least) to \(most)"
        }
    }
}

extension ValueType {
    fileprivate var words: String {
        switch self {
        case .string: "string"
        case .enumeration(let values): values.map { "`\($0)`" }.joined(separator: " ")
        case .int: "int"
        case .number: "number"
        case .decimal: "exact number"
        case .boolean: "boolean"
        case .date(.millisecond): "date"
        case .date(.second): "date, to the second"
        case .date(.day): "day"
        case .timeToLive: "date, expires the item"
        case .binary: "binary"
        case .object: "object"
        case .document: "object of anything"
        case .list(let element): "list of " + element.words
        case .set(let element): "set of " + element.words
        }
    }
}

extension UnknownAttributes {
    /// What becomes of the attributes.
    var words: String {
        switch self {
        case .reject: "refused"
        case .keep: "kept"
        case .drop: "left out by typed writes"
        }
    }
}

extension SchemaIndex.Kind {
    /// The kind of index.
    var words: String {
        switch self {
        case .primary: "the table's key"
        case .global: "global"
        case .local: "local"
        case .unique: "unique"
        case .multiValue: "one entry for each element"
        }
    }
}

extension SchemaIndex.Projection {
    /// What is stored.
    var words: String {
        switch self {
        case .all: "all"
        case .keys: "keys"
        case .include(let names): "keys and " + names.map { "`\($0)`" }.joined(separator: ", ")
        }
    }
}

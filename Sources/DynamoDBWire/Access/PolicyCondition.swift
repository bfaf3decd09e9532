internal import GranaryItems

/// One condition of a statement: an operator, a key, and the values it is compared with.
struct PolicyCondition: Sendable {
    /// How several values of a request are judged.
    private enum Quantifier: String {
        case all = "ForAllValues"
        case any = "ForAnyValue"
    }

    private enum Comparison: String {
        case equal = "StringEquals"
        case notEqual = "StringNotEquals"
        case like = "StringLike"
        case notLike = "StringNotLike"
        case null = "Null"
    }

    /// What of a request a condition may look at.
    private enum Key: String, CaseIterable {
        case leadingKeys = "dynamodb:LeadingKeys"
        case attributes = "dynamodb:Attributes"
        case select = "dynamodb:Select"
        case returnValues = "dynamodb:ReturnValues"

        /// Whether a request has several values of it.
        var isList: Bool { self == .leadingKeys || self == .attributes }
    }

    private let quantifier: Quantifier?
    private let comparison: Comparison
    /// Whether the condition holds when the request has no such key.
    private let ifExists: Bool
    private let key: Key
    private let values: [String]
    private let globs: [Glob]

    /// The conditions of one operator: `"StringEquals": {key: values}`.
    static func all(
        _ entry: JSONValue.Member, place: String
    ) throws(AccessPolicyError) -> [PolicyCondition] {
        guard case .object(let keys) = entry.value else {
            throw AccessPolicyError(place, "\(entry.name) must be an object")
        }
        return try keys.map { key throws(AccessPolicyError) in
            try PolicyCondition(entry.name, key, place: place)
        }
    }

    private init(
        _ name: String, _ entry: JSONValue.Member, place: String
    ) throws(AccessPolicyError) {
        var word = name[...]
        if let colon = word.firstIndex(of: ":") {
            quantifier = Quantifier(rawValue: String(word[..<colon]))
            guard quantifier != nil else {
                throw AccessPolicyError(place, "the operator \(name) is not understood")
            }
            word = word[word.index(after: colon)...]
        } else {
            quantifier = nil
        }
        ifExists = word.hasSuffix("IfExists")
        if ifExists { word = word.dropLast("IfExists".count) }
        guard let comparison = Comparison(rawValue: String(word)),
            comparison != .null || (quantifier == nil && !ifExists)
        else { throw AccessPolicyError(place, "the operator \(name) is not understood") }
        let found = Key.allCases.first { $0.rawValue.lowercased() == entry.name.lowercased() }
        guard let key = found else {
            throw AccessPolicyError(place, "the key \(entry.name) is not understood")
        }
        guard comparison == .null || key.isList == (quantifier != nil) else {
            throw AccessPolicyError(
                place,
                key.isList
                    ? "\(key.rawValue) has several values: use ForAllValues or ForAnyValue"
                    : "\(key.rawValue) has one value: use \(word) alone")
        }
        self.comparison = comparison
        self.key = key
        values = try PolicyStatement.texts(entry.value, place)
        globs = values.map(Glob.init)
        if comparison == .null {
            guard values == ["true"] || values == ["false"] else {
                throw AccessPolicyError(place, "Null takes \"true\" or \"false\"")
            }
        }
    }

    /// Whether the condition holds for what a request would do.
    ///
    /// When the request does not say, a statement that allows does not apply, and one that denies
    /// does.
    func holds(for claim: AccessClaim, isAllow: Bool) -> Bool {
        let found = values(of: claim)
        if comparison == .null { return (found == nil) == (values == ["true"]) }
        guard let found, !found.isEmpty else {
            // A request that names no partition key or attribute is about all of them: to it,
            // `IfExists` is no way out.
            return ifExists && !key.isList || !isAllow
        }
        return quantifier == .any
            ? found.contains(where: matches) : found.allSatisfy(matches)
    }

    /// The values that a request has; `nil` when it does not name any.
    private func values(of claim: AccessClaim) -> [AttributeValue]? {
        switch key {
        case .leadingKeys: claim.leadingKeys
        case .attributes: claim.attributes.map { names in names.map { .string($0) } }
        case .select: claim.select.map { [.string($0)] }
        case .returnValues: claim.returnValues.map { [.string($0)] }
        }
    }

    private func matches(_ value: AttributeValue) -> Bool {
        switch comparison {
        case .equal: values.contains { Self.isEqual(value, $0) }
        case .notEqual: !values.contains { Self.isEqual(value, $0) }
        case .like: globs.contains { $0.matches(Self.text(value)) }
        case .notLike: !globs.contains { $0.matches(Self.text(value)) }
        case .null: false
        }
    }

    /// Whether a value is the one that a policy writes: a number by its worth, not by its digits.
    private static func isEqual(_ value: AttributeValue, _ text: String) -> Bool {
        if case .number(let number) = value { return (try? Number(text)) == number }
        return self.text(value).utf8.elementsEqual(text.utf8)
    }

    /// The text of a key value.
    private static func text(_ value: AttributeValue) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.description
        case .binary(let bytes): Base64.encode(bytes)
        default: ""
        }
    }
}

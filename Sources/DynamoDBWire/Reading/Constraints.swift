/// Gathers what the members of a request break of the service's model.
///
/// The service counts all of them and lists them in one text, before it looks at anything else.
struct Constraints {
    private var violations: [String] = []
    private var count = 0
    private var byteCount = 0

    /// How much of what is wrong is listed: a request that is wrong in each of its bytes gets no answer
    /// that is many times as long.
    private static let listedByteCount = 256 << 10

    /// Adds a violation of a member; `value` is as it is to be shown, `nil` for an absent one.
    mutating func add(_ value: String?, at member: String, _ rule: String) {
        let shown = value.map { "'\($0)'" } ?? "null"
        append("Value \(shown) at '\(member)' failed to satisfy constraint: \(rule)")
    }

    private mutating func append(_ violation: String) {
        count += 1
        guard byteCount < Self.listedByteCount else { return }
        byteCount += violation.utf8.count
        violations.append(violation)
    }

    /// Adds a violation of a member whose value the service does not print, and whose place it then
    /// writes as requests do: a list of structures that is too long.
    mutating func addUnshown(at member: String, _ rule: String) {
        append("Value at '\(member)' failed to satisfy constraint: \(rule)")
    }

    /// The actions of a transaction: 1 to 100.
    mutating func checkTransaction(count: Int?) {
        guard let count else { return }
        if count < 1 { add("[]", at: "transactItems", Self.atLeast(1)) }
        if count > 100 { add("[...]", at: "transactItems", Self.atMost(100)) }
    }

    /// A member that must be there.
    mutating func require(_ value: (some Any)?, _ member: String) {
        if value == nil { add(nil, at: member, "Member must not be null") }
    }

    /// A string that must be there, and of this length.
    mutating func require(_ value: String?, _ member: String, length: ClosedRange<Int>) {
        require(value, member)
        check(value, member, length: length)
    }

    /// The name of a table, or its ARN; any length is taken from 1 on, as by the service.
    mutating func requireTable(_ name: String?, _ member: String) {
        require(name, member)
        checkTable(name, member)
    }

    /// The name of a table, or its ARN, if it is there.
    mutating func checkTable(_ name: String?, _ member: String) {
        let isARN = name?.hasPrefix("arn:") ?? false
        check(name, member, length: 1...(isARN ? 1_024 : 255))
        if let name, !isARN, !name.isEmpty {
            check(
                name, member, matches: PageParameters.isName(name), pattern: "[a-zA-Z0-9_.-]+")
        }
    }

    /// A string of this length, counted in UTF-16 as the service does.
    mutating func check(_ value: String?, _ member: String, length: ClosedRange<Int>) {
        guard let value else { return }
        check(count: value.utf16.count, shown: value, member, length)
    }

    /// A list or map with this many elements.
    mutating func check(count: Int?, shown: String, _ member: String, _ range: ClosedRange<Int>) {
        guard let count else { return }
        if count < range.lowerBound {
            add(shown, at: member, Self.atLeast(range.lowerBound))
        } else if count > range.upperBound {
            guard shown != "[]" else {
                return addUnshown(at: member, Self.atMost(range.upperBound))
            }
            add(shown, at: member, Self.atMost(range.upperBound))
        }
    }

    /// A number in this range.
    mutating func check(_ value: Int?, _ member: String, in range: ClosedRange<Int>) {
        guard let value else { return }
        if value < range.lowerBound {
            add(
                "\(value)", at: member,
                "Member must have value greater than or equal to \(range.lowerBound)")
        } else if value > range.upperBound {
            add(
                "\(value)", at: member,
                "Member must have value less than or equal to \(range.upperBound)")
        }
    }

    /// A word of an enumeration; the service lists the words in an order of its own.
    mutating func check<Word: WireWord>(_ value: String?, _ member: String, as type: Word.Type) {
        guard let value, Word(rawValue: value) == nil else { return }
        add(
            value, at: member,
            "Member must satisfy enum value set: [\(Word.wireOrder.joined(separator: ", "))]")
    }

    /// A string that must match a pattern of the model; `matches` says whether it does.
    mutating func check(_ value: String?, _ member: String, matches: Bool, pattern: String) {
        guard let value, !matches else { return }
        add(value, at: member, "Member must satisfy regular expression pattern: \(pattern)")
    }

    /// Throws when there is any violation.
    func finish() throws(WireError) {
        guard count > 0 else { return }
        let noun = count == 1 ? "error" : "errors"
        throw .validation(
            "\(count) validation \(noun) detected: "
                + violations.joined(separator: "; "))
    }

    static func atLeast(_ count: Int) -> String {
        "Member must have length greater than or equal to \(count)"
    }

    static func atMost(_ count: Int) -> String {
        "Member must have length less than or equal to \(count)"
    }
}

/// A word of the service's model.
protocol WireWord: RawRepresentable<String> {
    /// All words, in the order in which the service lists them.
    static var wireOrder: [String] { get }
}

extension ReturnValues: WireWord {
    static var wireOrder: [String] {
        ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"]
    }
}

extension ReturnValuesOnConditionCheckFailure: WireWord {
    static var wireOrder: [String] { ["ALL_OLD", "NONE"] }
}

extension ReturnConsumedCapacity: WireWord {
    static var wireOrder: [String] { ["INDEXES", "TOTAL", "NONE"] }
}

extension ReturnItemCollectionMetrics: WireWord {
    static var wireOrder: [String] { ["SIZE", "NONE"] }
}

extension Select: WireWord {
    static var wireOrder: [String] {
        ["SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"]
    }
}

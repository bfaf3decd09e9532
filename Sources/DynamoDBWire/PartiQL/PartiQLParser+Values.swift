internal import GranaryItems

/// Values.
///
/// ```
/// value: string | [ "-" | "+" ] number | TRUE | FALSE | NULL | "?"
///      | "[" [ value { "," value } ] "]"
///      | "{" [ string ":" value { "," string ":" value } ] "}"
///      | "<<" value { "," value } ">>"
/// ```
extension PartiQLParser {
    /// Reads a value; `place` is where it stands, as the service's texts say.
    mutating func literal(at place: String) throws(WireError) -> AttributeValue {
        let value: AttributeValue
        switch token.kind {
        case .string(let text): value = .string(text)
        case .number(let text): value = .number(try Self.number(text, at: place))
        case .symbol("-"), .symbol("+"):
            guard case .number(let text) = following else { throw unexpected }
            let isNegative = token.kind == .symbol("-")
            position += 1
            value = .number(try Self.number(isNegative ? "-" + text : text, at: place))
        case .keyword("TRUE"): value = .bool(true)
        case .keyword("FALSE"): value = .bool(false)
        case .keyword("NULL"): value = .null
        case .keyword("MISSING"):
            throw .validation("MISSING must be compared using IS operator")
        case .parameter:
            value = parameters.indices.contains(parameterCount) ? parameters[parameterCount] : .null
            parameterCount += 1
        case .symbol("["):
            return try nested { parser throws(WireError) in try parser.list(at: place) }
        case .symbol("{"):
            return try nested { parser throws(WireError) in try parser.map(at: place) }
        case .symbol("<<"):
            return try nested { parser throws(WireError) in try parser.set(at: place) }
        case .name(let name) where following == .symbol("("):
            throw .unsupported(
                "Unsupported data type: \(name.lowercased()) under key \(place)", at: token)
        default: throw unexpected
        }
        position += 1
        return value
    }

    private static func number(_ text: String, at place: String) throws(WireError) -> Number {
        do throws(NumberError) {
            return try Number(text)
        } catch {
            throw .validation("\(error) under \(place)")
        }
    }

    private mutating func list(at place: String) throws(WireError) -> AttributeValue {
        position += 1
        var elements: [AttributeValue] = []
        if take(symbol: "]") { return .list(elements) }
        repeat {
            elements.append(try literal(at: "\(place)[\(elements.count)]"))
        } while take(symbol: ",")
        try expect("]", "RIGHT_BRACKET")
        return .list(elements)
    }

    private mutating func map(at place: String) throws(WireError) -> AttributeValue {
        position += 1
        if take(symbol: "}") { return .map([:]) }
        var pairs: [(String, AttributeValue)] = []
        var names: Set<[UInt8]> = []
        repeat {
            let name: String
            switch token.kind {
            case .string(let text): name = text
            // Not in SQL, but people write it, and the service takes it.
            case .name(let text): name = text
            default: throw unexpected
            }
            position += 1
            guard names.insert(Array(name.utf8)).inserted else {
                throw .validation("Duplicate keys in tuple. Key: \(name) under \(place)")
            }
            try expect(":", "COLON")
            // The service leaves the names of the item itself out of the place.
            let isRoot = place == "root" && depth == 1
            pairs.append((name, try literal(at: isRoot ? place : "\(place).\(name)")))
        } while take(symbol: ",")
        try expect("}", "RIGHT_CURLY")
        return .map(AttributeMap(pairs))
    }

    private mutating func set(at place: String) throws(WireError) -> AttributeValue {
        position += 1
        if token.kind == .symbol(">>") { throw .validation("Empty bags are not supported") }
        var elements: [AttributeValue] = []
        repeat { elements.append(try literal(at: place)) } while take(symbol: ",")
        try expect(">>", "RIGHT_DOUBLE_ANGLE_BRACKET")
        let strings: [String] = elements.compactMap {
            if case .string(let text) = $0 { text } else { nil }
        }
        let numbers: [Number] = elements.compactMap {
            if case .number(let one) = $0 { one } else { nil }
        }
        let binaries: [[UInt8]] = elements.compactMap {
            if case .binary(let one) = $0 { one } else { nil }
        }
        let set: AttributeValue
        let count: Int
        if strings.count == elements.count {
            let members = AttributeSet(strings)
            (set, count) = (.stringSet(members), members.count)
        } else if numbers.count == elements.count {
            let members = AttributeSet(numbers)
            (set, count) = (.numberSet(members), members.count)
        } else if binaries.count == elements.count {
            let members = AttributeSet(binaries)
            (set, count) = (.binarySet(members), members.count)
        } else {
            throw .validation(
                "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in "
                    + "bags")
        }
        guard count == elements.count else {
            let shown = strings.isEmpty ? numbers.map(\.description) : strings
            throw .invalidParameter(
                "Input collection [\(shown.joined(separator: ", "))] contains duplicates.")
        }
        return set
    }
}

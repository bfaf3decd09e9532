internal import GranaryItems

extension CompiledShape {
    /// Judges one value; violations come without the name of what holds it.
    func check(
        _ value: borrowing ValueView, _ positions: inout AttributePositions,
        _ found: inout [SchemaViolation]
    ) {
        switch kind {
        case .string:
            guard value.kind == .string else { return fail(value, "a string", &found) }
            checkText(value, &found)
        case .enumeration:
            guard value.kind == .string else { return fail(value, "a string", &found) }
            if cases.index(of: value.payloadBytes, prefix: value.prefix) == nil {
                found.append(.init(.enumeration, value, caseList))
            }
        case .int:
            guard let int = value.int() else {
                return fail(value, "a whole number of 64 bits", &found)
            }
            if !bounds.surelyContain(int) { checkBounds(value, &found) }
        case .number:
            guard value.kind == .number else { return fail(value, "a number", &found) }
            if let int = value.int(), bounds.surelyContain(int) { return }
            checkBounds(value, &found)
        case .boolean:
            if value.kind != .bool { fail(value, "true or false", &found) }
        case .date:
            guard value.kind == .string else { return fail(value, "a date as a string", &found) }
            if !DateText.isDate(value.payloadBytes, precision) {
                found.append(.init(.format, value, DateText.example(precision)))
            }
        case .timeToLive: checkTimeToLive(value, &found)
        case .binary:
            guard value.kind == .binary else { return fail(value, "a binary", &found) }
            checkLength(value.count, value, &found)
        case .object: checkObject(value, &positions, &found)
        case .document:
            if value.kind != .map { fail(value, "a map", &found) }
        case .list:
            guard value.kind == .list else { return fail(value, "a list", &found) }
            checkElements(of: value, &positions, &found)
        case .set:
            guard value.kind == setKind else { return fail(value, setKind.setName, &found) }
            checkElements(of: value, &positions, &found)
        }
    }

    private func fail(
        _ value: borrowing ValueView, _ expected: String, _ found: inout [SchemaViolation]
    ) {
        found.append(.init(.type, value, expected))
    }

    private func checkBounds(_ value: borrowing ValueView, _ found: inout [SchemaViolation]) {
        if bounds.exceed(value), let minimum = bounds.minimum {
            found.append(.init(.minimum, value, minimum.description))
        }
        if bounds.areExceeded(by: value), let maximum = bounds.maximum {
            found.append(.init(.maximum, value, maximum.description))
        }
    }

    private func checkText(_ value: borrowing ValueView, _ found: inout [SchemaViolation]) {
        if let lengths {
            // No string has more characters than bytes, nor less than a quarter as many.
            let byteCount = value.count
            let isSurelyRight =
                byteCount <= lengths.upperBound && (byteCount &+ 3) / 4 >= lengths.lowerBound
            if !isSurelyRight { checkLength(value.payloadBytes.scalarCount, value, &found) }
        }
        if tests.isEmpty { return }
        let (text, tests) = (value.payloadBytes, tests)
        let each = tests.span
        for index in each.indices where !each[index].passes(text) {
            found.append(.init(each[index].rule, value, each[index].text))
        }
    }

    private func checkLength(
        _ length: Int, _ value: borrowing ValueView, _ found: inout [SchemaViolation]
    ) {
        guard let lengths else { return }
        if length < lengths.lowerBound {
            found.append(.init(.minimumLength, value, "\(lengths.lowerBound)"))
        }
        if length > lengths.upperBound {
            found.append(.init(.maximumLength, value, "\(lengths.upperBound)"))
        }
    }

    private func checkObject(
        _ value: borrowing ValueView, _ positions: inout AttributePositions,
        _ found: inout [SchemaViolation]
    ) {
        guard value.kind == .map else { return fail(value, "a map", &found) }
        let before = found.count
        attributes?.check(value, &positions, &found)
        for position in before..<found.count {
            found[position].attribute = "." + found[position].attribute
        }
    }

    private func checkElements(
        of value: borrowing ValueView, _ positions: inout AttributePositions,
        _ found: inout [SchemaViolation]
    ) {
        let count = value.count
        if let counts {
            if count < counts.lowerBound {
                found.append(.init(.minimumCount, value, "\(counts.lowerBound)"))
            }
            if count > counts.upperBound {
                found.append(.init(.maximumCount, value, "\(counts.upperBound)"))
            }
        }
        guard let element else { return }
        for index in 0..<count {
            guard let inner = value.element(at: index) else { continue }
            let before = found.count
            element.check(inner, &positions, &found)
            for position in before..<found.count {
                found[position].attribute = "[\(index)]" + found[position].attribute
            }
        }
    }

    private func checkTimeToLive(
        _ value: borrowing ValueView, _ found: inout [SchemaViolation]
    ) {
        let reason: String
        switch value.int() {
        case let seconds? where seconds <= 0: reason = "it must be above 0"
        case let seconds? where seconds >= Self.firstMilliseconds:
            reason = "it looks like milliseconds"
        case _?: return
        case nil: reason = value.kind == .number ? "it must be whole" : "it must be a number"
        }
        found.append(.init(.timeToLive, value, reason))
    }

    /// In seconds the year 5138, in milliseconds March 1973: nobody means either.
    private static let firstMilliseconds = 100_000_000_000
}

extension SchemaViolation {
    /// A violation of a value whose place is not known yet.
    init(_ rule: SchemaRule, _ value: borrowing ValueView, _ expected: String) {
        self.init(
            model: "", attribute: "", rule: rule, value: value.attributeValue(), expected: expected)
    }
}

extension AttributeKind {
    fileprivate var setName: String {
        switch self {
        case .numberSet: "a set of numbers"
        case .binarySet: "a set of binaries"
        default: "a set of strings"
        }
    }
}

extension Span<UInt8> {
    /// The number of scalars in UTF-8.
    fileprivate var scalarCount: Int {
        var count = 0
        for index in indices where self[index] & 0xC0 != 0x80 { count &+= 1 }
        return count
    }
}

extension ValueShape {
    /// The type and what values must keep to, in a few words: `int, 0 to 100`.
    package var text: String { ([type.text] + limits.texts).joined(separator: ", ") }
}

extension ValueType {
    /// The type in a few words.
    package var text: String {
        switch self {
        case .string: "string"
        case .enumeration(let words): words.joined(separator: " | ")
        case .int: "int"
        case .number: "number"
        case .decimal: "exact number"
        case .boolean: "boolean"
        case .date(.millisecond): "date"
        case .date(.second): "date to the second"
        case .date(.day): "day"
        case .timeToLive: "expiry"
        case .binary: "binary"
        case .object: "object"
        case .document: "any object"
        case .list(let element): "list of \(element.text)"
        case .set(let element): "set of \(element.text)"
        }
    }
}

extension ValueLimits {
    /// Each limit in a few words.
    fileprivate var texts: [String] {
        var texts: [String] = []
        if let format { texts.append(format.rawValue) }
        if let range = Self.range(minimum, maximum) { texts.append(range) }
        if let range = Self.range(minimumLength, maximumLength) { texts.append("length \(range)") }
        if let range = Self.range(minimumCount, maximumCount, " elements") { texts.append(range) }
        if let pattern { texts.append("/\(pattern)/") }
        return texts
    }

    /// `0 to 100`, `0 or more`, `100 at most`; `nil` without a bound.
    private static func range<Bound>(
        _ least: Bound?, _ most: Bound?, _ unit: String = ""
    ) -> String? {
        switch (least, most) {
        case (nil, nil): nil
        case (let least?, nil): "\(least)\(unit) or more"
        case (nil, let most?): "\(most)\(unit) at most"
        case (let least?, let most?): "\(least) to \(most)\(unit)"
        }
    }
}

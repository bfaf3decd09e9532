internal import GranaryItems
internal import GranarySchema

extension SampleRandom {
    /// A whole number within limits, one time in eight at an end of them.
    mutating func int(_ limits: ValueLimits, digits: Int?) -> Int {
        var least = limits.minimum.map { Int($0.double.rounded(.up), or: .min) } ?? .min
        var most = limits.maximum.map { Int($0.double.rounded(.down), or: .max) } ?? .max
        if let digits {
            least = max(least, 0)
            most = min(most, Int(repeating: 9, count: digits))
        }
        guard least <= most else { return least }
        if chance(1, in: 8) {
            return element(of: [least, most, max(least, min(0, most))])
        }
        return int(in: max(least, min(-1000, most))...min(most, max(100_000, least)))
    }

    /// A number within limits that a `Double` holds, one time in eight at an end of them.
    mutating func number(_ limits: ValueLimits) -> Number {
        let edges: [Number?] = [
            limits.minimum, limits.maximum, 0, Number(0.1), Number(1e-7), Number(1e15),
            Number(123_456_789.123), Number(-0.5),
        ]
        if chance(1, in: 8), let edge = element(of: edges), limits.allows(edge) { return edge }
        return hundredths(limits)
    }

    /// A number within limits with up to 38 digits.
    mutating func decimal(_ limits: ValueLimits) -> Number {
        let texts = [
            "12345678901234567890123456789012345678", "0.1234567890123456789012345678901234567",
            "99999999999999999999.99", "-12345678901234567890.123456789",
        ]
        if chance(1, in: 4), let number = try? Number(element(of: texts)), limits.allows(number) {
            return number
        }
        return hundredths(limits)
    }

    private mutating func hundredths(_ limits: ValueLimits) -> Number {
        let bound = 1e13
        let least = max(limits.minimum?.double ?? min(-1000, limits.maximum?.double ?? 0), -bound)
        let most = min(limits.maximum?.double ?? max(1_000_000, least + 1000), bound)
        // Not only when there is nothing between them: also when they are too large to count in.
        guard least <= most, let first = Int(exactly: (least * 100).rounded(.up)),
            let last = Int(exactly: (most * 100).rounded(.down)), first <= last
        else { return limits.minimum ?? limits.maximum ?? 0 }
        let hundredths = int(in: first...last)
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let text = "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
        return (try? Number(text)) ?? 0
    }
}

extension Int {
    /// The whole number that a `Double` is, or `bound` when it is none of 64 bits.
    fileprivate init(_ value: Double, or bound: Int) { self = Int(exactly: value) ?? bound }

    /// A number of equal digits, at most 18 of them.
    fileprivate init(repeating digit: Int, count: Int) {
        self = (0..<Swift.min(count, 18)).reduce(0) { number, _ in number * 10 + digit }
    }
}

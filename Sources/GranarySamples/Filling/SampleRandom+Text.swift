internal import GranaryItems
internal import GranarySchema

extension SampleRandom {
    private static let words = [
        "amber", "barley", "cedar", "drift", "ember", "fallow", "grain", "harvest", "inlet",
        "juniper", "kernel", "lantern", "meadow", "nettle", "orchard", "prairie", "quarry",
        "river", "silo", "thresh", "upland", "valley", "wheat", "yield",
    ]

    /// Text that a codec may get wrong: several bytes for a character, several scalars, escapes.
    private static let foreign = [
        "Grüße", "日本語", "🌾🚜", "e\u{301}tude", "مرحبا", "👩‍🌾", "\"quoted\" \\ back", "tab\there",
        "two\nlines", "naïve—dash", "Ωμέγα", "\u{0}zero",
    ]

    /// The longest text that is made: an item can be no longer, so more would be of no use.
    private static let longest = 400 * 1024

    /// A string that keeps to limits.
    ///
    /// Its bytes are not more than its characters may be, so that it fits however they are counted.
    mutating func text(_ limits: ValueLimits, isKey: Bool) -> String {
        if let format = limits.format { return text(format) }
        let least = min(max(limits.minimumLength ?? 0, isKey ? 1 : 0), Self.longest)
        let most = max(least, limits.maximumLength ?? .max)
        if let pattern = limits.pattern.flatMap(PatternSampler.init) {
            return pattern.text(length: least...most, using: &self)
        }
        if !isKey, least == 0, chance(1, in: 16) { return "" }
        // Plain text where there is a least length: its bytes are as many as its characters.
        var text = words(isKey: isKey || least > 1)
        if !isKey, most <= 4000, chance(1, in: 16) {
            let unit = text.filter(\.isASCII) + "."
            text = String(String(repeating: unit, count: most / unit.count + 1).prefix(most))
        }
        while text.utf8.count > most { text.removeLast() }
        while text.count < least { text += element(of: Self.words).prefix(least - text.count) }
        return text
    }

    private mutating func words(isKey: Bool) -> String {
        (0..<int(in: 1...(isKey ? 2 : 6))).map { _ in
            !isKey && chance(1, in: 8) ? element(of: Self.foreign) : element(of: Self.words)
        }.joined(separator: isKey ? "-" : " ")
    }

    /// Bytes that keep to limits.
    mutating func bytes(_ limits: ValueLimits) -> [UInt8] {
        let least = min(max(limits.minimumLength ?? 0, 0), Self.longest)
        let most = max(least, min(limits.maximumLength ?? .max, least &+ 16))
        return (0..<int(in: least...most)).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// A map with something of every kind in it.
    mutating func document() -> AttributeMap {
        [
            "name": .string(words(isKey: false)), "count": .number(Number(int(in: 0...99))),
            "share": .number(number(ValueLimits(minimum: 0, maximum: 1))),
            "open": .bool(chance(1, in: 2)), "nothing": .null,
            "bytes": .binary(bytes(ValueLimits(minimumLength: 1))),
            "steps": .list([.string(element(of: Self.words)), .number(1), .list([]), .map([:])]),
            "tags": .stringSet([element(of: Self.words), "silo"]),
            "levels": .numberSet([1, Number(int(in: 2...9))]),
            "keys": .binarySet([[1], bytes(ValueLimits(minimumLength: 2))]),
            "inner": .map(["depth": .map(["ünder": .string("🌾")])]),
        ]
    }
}

/// A fixed order of the places in a group, so that exact shares are spread over it.
///
/// With 194 FinTech startups in 1,000, those whose rank is below 194 are FinTech: exactly that many,
/// and nothing needs to be kept.
struct Shuffle {
    private let factor: Int
    private let offset: Int
    private let count: Int

    /// The order that a seed gives to a group of `count` places, at least one.
    init(count: Int, random: SampleRandom) {
        var random = random
        self.count = count
        offset = random.int(in: 0...count - 1)
        var factor = random.int(in: count / 3...count)
        while Self.greatestCommonDivisor(factor, count) != 1 { factor += 1 }
        self.factor = factor
    }

    /// The rank of a place: each number below the count, once.
    func rank(of place: Int) -> Int { (place * factor + offset) % count }

    /// What the shares give to a place.
    func value<Value>(at place: Int, shares: [(Value, Int)], or rest: Value) -> Value {
        var left = rank(of: place)
        for (value, share) in shares {
            if left < share { return value }
            left -= share
        }
        return rest
    }

    private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
        second == 0 ? first : greatestCommonDivisor(second, first % second)
    }
}

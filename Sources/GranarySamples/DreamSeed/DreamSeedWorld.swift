/// What is so about a DreamSeed sample at any place in it, computed from its number alone.
struct DreamSeedWorld: Sendable {
    let seed: UInt64
    let now: Moment
    /// Whether there is more than what was stored in 2025.
    let isFull: Bool

    /// Users come in blocks, 11 of each 82 registered.
    static let usersInBlock = 82
    static let registeredInBlock = 11

    /// A sequence of numbers for one thing.
    func random(_ kind: String, _ index: Int, _ subindex: Int = 0) -> SampleRandom {
        SampleRandom(seed: seed, kind, index, subindex)
    }

    /// An identifier for one thing.
    func id(_ kind: String, _ index: Int, _ subindex: Int = 0) -> String {
        var random = random(kind + " id", index, subindex)
        return random.uuid()
    }

    /// When things of the sample expire.
    var expiry: Moment { now.adding(days: 7305) }
}

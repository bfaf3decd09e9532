internal import GranaryItems

/// Finds keys that are there twice, by four bytes for each.
///
/// Two keys may have one hash and be different: what is suspected is looked at again.
struct CollisionFinder: Sendable {
    private var hashes: [UInt32] = []
    private var suspects: Set<UInt32> = []

    /// Makes room for so many keys at once: growing would take it twice.
    init(capacity: Int = 0) { hashes.reserveCapacity(capacity) }

    /// Whether some hash was there twice.
    var hasSuspects: Bool { !suspects.isEmpty }

    /// Notes a key.
    mutating func note(_ key: Item) { hashes.append(Self.hash(of: key)) }

    /// Looks for hashes that are there twice, when all are noted.
    mutating func finish() {
        hashes.sort()
        for index in hashes.indices.dropFirst() where hashes[index] == hashes[index - 1] {
            suspects.insert(hashes[index])
        }
        hashes = []
    }

    /// Whether a key has a hash that is there twice.
    func isSuspect(_ key: Item) -> Bool { suspects.contains(Self.hash(of: key)) }

    private static func hash(of key: Item) -> UInt32 {
        var hasher = Hasher()
        for name in key.attributeNames { hasher.combine(key[name]) }
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }
}

internal import Synchronization

/// Keeps expressions that were read lately, by their text.
///
/// Programs send few texts, over and over; what varies stands in placeholders. Bounded and safe for
/// use by several threads: two generations of half the capacity each, so that the texts in use
/// survive and the rest goes without any bookkeeping for a hit. Only texts that were read without
/// error are kept, and those are ASCII.
final class ExpressionCache<Parsed: Sendable>: Sendable {
    private struct Generations {
        var young: [String: Parsed] = [:]
        var old: [String: Parsed] = [:]
    }

    private let generations = Mutex(Generations())
    private let generationCount: Int

    /// A cache of at most `capacity` expressions, rounded up to an even number.
    init(capacity: Int = 1_024) { generationCount = max(1, (capacity + 1) / 2) }

    /// The expression that was stored for `text`.
    func expression(for text: String) -> Parsed? {
        generations.withLock { generations in
            if let parsed = generations.young[text] { return parsed }
            guard let parsed = generations.old[text] else { return nil }
            insert(parsed, for: text, in: &generations)
            return parsed
        }
    }

    /// Keeps `parsed` for `text`.
    func store(_ parsed: Parsed, for text: String) {
        generations.withLock { insert(parsed, for: text, in: &$0) }
    }

    /// How many expressions are kept; one may count twice.
    var count: Int { generations.withLock { $0.young.count + $0.old.count } }

    private func insert(_ parsed: Parsed, for text: String, in generations: inout Generations) {
        if generations.young.count >= generationCount {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[text] = parsed
    }
}

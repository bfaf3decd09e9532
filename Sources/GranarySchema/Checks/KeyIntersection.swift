/// Whether two patterns have a text in common: a walk through pairs of states of their automata.
struct KeyIntersection {
    /// What came of it.
    enum Answer: Equatable {
        /// There is no such text.
        case none
        /// This is a shortest one.
        case text(String)
        /// The walk was given up: the patterns are too large for a check of a schema.
        case undecided
    }

    /// The most pairs that one answer may look at.
    static let pairLimit = 20_000

    private var first: PatternGraph
    private var second: PatternGraph
    private var firstClosures: [Int: [Int]] = [:]
    private var secondClosures: [Int: [Int]] = [:]
    private var pairs: [Pair] = []
    private var seen: Set<Int> = []

    /// Two states, and how they were reached.
    private struct Pair {
        let first: Int
        let second: Int
        let parent: Int
        let scalar: UInt32
    }

    /// Looks for a text of both patterns.
    ///
    /// - Parameters:
    ///   - first: A pattern.
    ///   - second: Another.
    ///   - budget: How many states and pairs may still be looked at; less by those that were.
    /// - Returns: A shortest text, or that there is none; undecided when the budget is used up.
    static func answer(
        _ first: PatternNode, _ second: PatternNode, budget: inout Int
    ) -> Answer {
        guard budget > 0, let first = try? PatternGraph(first),
            let second = try? PatternGraph(second)
        else { return .undecided }
        var search = KeyIntersection(first: first, second: second)
        let answer = search.run(limit: min(pairLimit, budget))
        budget -= search.pairs.count + first.states.count + second.states.count
        return answer
    }

    private init(first: PatternGraph, second: PatternGraph) {
        self.first = first
        self.second = second
    }

    private mutating func run(limit: Int) -> Answer {
        reach(first.start, second.start, parent: -1, scalar: 0)
        var next = 0
        while next < pairs.count {
            guard pairs.count <= limit else { return .undecided }
            let pair = pairs[next]
            switch (first.states[pair.first], second.states[pair.second]) {
            case (.accept, .accept): return .text(text(upTo: next))
            case (.set(let left, let leftNext), .set(let right, let rightNext)):
                if let scalar = first.sets[left].scalar(alsoIn: second.sets[right]) {
                    reach(leftNext, rightNext, parent: next, scalar: scalar)
                }
            default: break
            }
            next += 1
        }
        return .none
    }

    /// Adds the pairs that two states lead to without a scalar.
    private mutating func reach(_ left: Int, _ right: Int, parent: Int, scalar: UInt32) {
        for left in firstClosure(of: left) {
            for right in secondClosure(of: right)
            where seen.insert(left * PatternGraph.maximumCount + right).inserted {
                pairs.append(Pair(first: left, second: right, parent: parent, scalar: scalar))
            }
        }
    }

    private mutating func firstClosure(of state: Int) -> [Int] {
        if let known = firstClosures[state] { return known }
        let closure = first.closure(of: [state])
        firstClosures[state] = closure
        return closure
    }

    private mutating func secondClosure(of state: Int) -> [Int] {
        if let known = secondClosures[state] { return known }
        let closure = second.closure(of: [state])
        secondClosures[state] = closure
        return closure
    }

    private func text(upTo last: Int) -> String {
        var scalars: [Unicode.Scalar] = []
        var position = last
        while pairs[position].parent >= 0 {
            if let scalar = Unicode.Scalar(pairs[position].scalar) { scalars.append(scalar) }
            position = pairs[position].parent
        }
        return scalars.reversed().reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}

extension ScalarSet {
    /// A scalar of both sets, a letter or a digit if there is one; `nil` when there is none.
    fileprivate func scalar(alsoIn other: ScalarSet) -> UInt32? {
        var found: UInt32?
        for left in ranges {
            for right in other.ranges where left.overlaps(right) {
                let common = left.clamped(to: right)
                for wanted: UInt32 in [0x61, 0x41, 0x31, 0x30] where common.contains(wanted) {
                    return wanted
                }
                if found == nil || common.lowerBound < 0x7F { found = common.lowerBound }
                if let letter = (0x61...0x7A).first(where: common.contains) { return letter }
            }
        }
        return found
    }
}

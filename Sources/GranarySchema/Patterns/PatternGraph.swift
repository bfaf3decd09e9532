/// A pattern as a nondeterministic automaton: what Thompson's construction makes of it.
struct PatternGraph {
    /// The most states, so that counted repetition cannot take all memory.
    static let maximumCount = 4_096

    /// The most nodes looked at while it is made: a repetition of nothing makes no states, however
    /// often it is repeated.
    static let maximumNodeCount = 65_536

    enum State {
        /// One scalar out of a set, and on.
        case set(Int, next: Int)
        /// Either way, without a scalar.
        case split(Int, Int)
        /// The end.
        case accept
    }

    private(set) var states: [State] = [.accept]
    private(set) var sets: [ScalarSet] = []
    private(set) var start = 0
    /// How many states all closures have looked at: the time it took.
    private(set) var stepCount = 0
    /// The last closure that met each state.
    private var marks: [Int] = []
    private var closureCount = 0
    private var nodeCount = 0

    init(_ node: PatternNode) throws(PatternError) { start = try add(node, next: 0) }

    /// Adds the states of a node that leads to `next`, and returns the first.
    private mutating func add(_ node: PatternNode, next: Int) throws(PatternError) -> Int {
        nodeCount += 1
        guard nodeCount <= Self.maximumNodeCount else { throw .tooLarge }
        switch node {
        case .set(let set):
            let index = sets.firstIndex(of: set) ?? sets.count
            if index == sets.count { sets.append(set) }
            return try add(.set(index, next: next))
        case .sequence(let parts):
            var next = next
            for part in parts.reversed() { next = try add(part, next: next) }
            return next
        case .alternatives(let branches):
            var first: Int?
            for branch in branches.reversed() {
                let start = try add(branch, next: next)
                first =
                    try first.map { first throws(PatternError) in
                        try add(.split(start, first))
                    } ?? start
            }
            return first ?? next
        case .repeated(let inner, let minimum, let maximum):
            return try add(inner, minimum: minimum, maximum: maximum, next: next)
        }
    }

    private mutating func add(
        _ inner: PatternNode, minimum: Int, maximum: Int?, next: Int
    ) throws(PatternError) -> Int {
        var next = next
        if let maximum {
            let end = next
            for _ in minimum..<max(minimum, maximum) {
                next = try add(.split(try add(inner, next: next), end))
            }
        } else {
            let loop = try add(.split(next, next))
            states[loop] = .split(try add(inner, next: loop), next)
            next = loop
        }
        for _ in 0..<minimum { next = try add(inner, next: next) }
        return next
    }

    private mutating func add(_ state: State) throws(PatternError) -> Int {
        guard states.count < Self.maximumCount else { throw .tooLarge }
        states.append(state)
        return states.count - 1
    }

    /// The states that wait for a scalar, or accept, from `roots` on: ascending.
    mutating func closure(of roots: [Int]) -> [Int] {
        if marks.count < states.count { marks = Array(repeating: 0, count: states.count) }
        closureCount += 1
        var waiting = roots
        var result: [Int] = []
        while let state = waiting.popLast() {
            stepCount += 1
            guard marks[state] != closureCount else { continue }
            marks[state] = closureCount
            if case .split(let first, let second) = states[state] {
                waiting.append(first)
                waiting.append(second)
            } else {
                result.append(state)
            }
        }
        return result.sorted()
    }
}

extension PatternError {
    /// The automaton would be larger than anything that people mean.
    static let tooLarge = PatternError(
        offset: 0, expected: "a simpler pattern: smaller counts, fewer overlapping alternatives")
}

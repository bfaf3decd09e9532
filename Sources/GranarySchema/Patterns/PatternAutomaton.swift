/// A pattern as a deterministic automaton: one look at a table for each scalar.
struct PatternAutomaton: Sendable {
    /// The most entries of the table.
    static let maximumTableCount = 1 << 16
    /// The most steps it may take to make the table: a bound on time.
    static let maximumStepCount = 2_000_000

    private let classes: ScalarClasses
    /// Where the row of the next state begins, by state and class; the row at 0 is that of the state
    /// which nothing leads out of.
    private let table: [UInt16]
    private let accepts: [Bool]

    init(_ node: PatternNode) throws(PatternError) {
        let graph = try PatternGraph(node)
        let classes = ScalarClasses(graph.sets)
        var builder = Builder(graph, classes)
        try builder.run()
        self.classes = classes
        let width = UInt16(truncatingIfNeeded: classes.count)
        table = builder.table.map { $0 &* width }
        accepts = builder.accepts
    }

    /// Whether all of the bytes lead from the first state to one that accepts.
    func matches(_ utf8: Span<UInt8>) -> Bool {
        let (table, ascii) = (table.span, classes.ascii.span)
        var row = classes.count
        var index = 0
        while true {
            // Nearly all there is, in a loop of its own.
            while index < utf8.count {
                let byte = utf8[index]
                if byte >= 0x80 { break }
                row = Int(table[row &+ Int(ascii[Int(byte)])])
                if row == 0 { return false }
                index &+= 1
            }
            if index >= utf8.count { return accepts.span[row / classes.count] }
            guard let (scalar, length) = utf8.scalar(at: index) else { return false }
            row = Int(table[row &+ Int(classes.number(of: scalar))])
            if row == 0 { return false }
            index &+= length
        }
    }

    /// Makes the table by following sets of the graph's states.
    private struct Builder {
        var graph: PatternGraph
        let classes: ScalarClasses
        var table: [UInt16]
        var accepts: [Bool] = [false]
        var numbers: [[Int]: UInt16] = [[]: 0]
        var waiting: [[Int]] = []

        init(_ graph: PatternGraph, _ classes: ScalarClasses) {
            self.graph = graph
            self.classes = classes
            table = Array(repeating: 0, count: classes.count)
        }

        mutating func run() throws(PatternError) {
            _ = try number(of: graph.closure(of: [graph.start]))
            var next = 0
            while next < waiting.count {
                let states = waiting[next]
                next += 1
                for column in 0..<classes.count {
                    table[next * classes.count + column] = try successor(of: states, column)
                }
            }
        }

        private mutating func successor(
            of states: [Int], _ column: Int
        ) throws(PatternError) -> UInt16 {
            var reached: [Int] = []
            for state in states {
                if case .set(let set, let next) = graph.states[state],
                    classes.members[set][column]
                {
                    reached.append(next)
                }
            }
            if reached.isEmpty { return 0 }
            let closure = graph.closure(of: reached)
            guard graph.stepCount <= PatternAutomaton.maximumStepCount else { throw .tooLarge }
            return try number(of: closure)
        }

        /// The number of a set of states, a new one when it was not met before.
        private mutating func number(of states: [Int]) throws(PatternError) -> UInt16 {
            if let known = numbers[states] { return known }
            guard table.count + classes.count <= PatternAutomaton.maximumTableCount else {
                throw .tooLarge
            }
            let number = UInt16(truncatingIfNeeded: accepts.count)
            numbers[states] = number
            table.append(contentsOf: repeatElement(0, count: classes.count))
            accepts.append(
                states.contains { if case .accept = graph.states[$0] { true } else { false } })
            waiting.append(states)
            return number
        }
    }
}

extension Span<UInt8> {
    /// The scalar whose encoding of two to four bytes begins at `index`, and the length; `nil` when it
    /// is not UTF-8.
    func scalar(at index: Int) -> (scalar: UInt32, length: Int)? {
        let first = UInt32(self[index])
        let length: Int
        var scalar: UInt32
        switch first {
        case 0xC2...0xDF: (length, scalar) = (2, first & 0x1F)
        case 0xE0...0xEF: (length, scalar) = (3, first & 0x0F)
        case 0xF0...0xF4: (length, scalar) = (4, first & 0x07)
        default: return nil
        }
        guard index <= count &- length else { return nil }
        for offset in 1..<length {
            let byte = UInt32(self[index &+ offset])
            guard byte & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | (byte & 0x3F)
        }
        return (scalar, length)
    }
}

/// The operands of one expression as they were written, placeholders and all.
///
/// The nodes lie in one array and name each other by number, so that neither reading, nor checking,
/// nor freeing an expression recurses, however deeply a hostile text nests its functions.
struct OperandTree: Sendable {
    /// One operand.
    enum Node: Sendable {
        case path(ParsedPath)
        /// A `:value`.
        case value(String)
        /// A function, and the numbers of its operands.
        case call(Call)
    }

    /// The use of a function.
    struct Call: Sendable {
        let name: String
        var operands: [Int] = []
        /// Whether it stands where a condition is expected, and not an operand.
        var isCondition = false
    }

    /// The operands in the order of their first tokens: a function before its operands.
    private(set) var nodes: [Node] = []

    /// The numbers of the operands in the order of their last tokens: a function after its operands.
    private(set) var completed: [Int] = []

    /// How many of the operands are functions.
    var callCount: Int {
        nodes.reduce(0) { count, node in if case .call = node { count + 1 } else { count } }
    }

    /// Adds a path or a value, and returns its number.
    mutating func append(_ node: Node) -> Int {
        nodes.append(node)
        completed.append(nodes.count - 1)
        return nodes.count - 1
    }

    /// Adds a function whose operands are still to be read, and returns its number.
    mutating func open(_ name: String) -> Int {
        nodes.append(.call(Call(name: name)))
        return nodes.count - 1
    }

    /// Makes operand number `operand` the next one of function number `call`.
    mutating func append(_ operand: Int, to call: Int) {
        change(call) { $0.operands.append(operand) }
    }

    /// Ends the operands of function number `call`.
    mutating func close(_ call: Int) { completed.append(call) }

    /// Notes that function number `call` stands where a condition is expected.
    mutating func markAsCondition(_ call: Int) { change(call) { $0.isCondition = true } }

    private mutating func change(_ number: Int, _ change: (inout Call) -> Void) {
        guard case .call(var call) = nodes[number] else { return }
        change(&call)
        nodes[number] = .call(call)
    }
}

/// A document path as it was written.
struct ParsedPath: Sendable {
    /// One element of it; the first is always a name.
    enum Element: Sendable {
        case name(String)
        /// A `#name`.
        case placeholder(String)
        /// The digits of a list index.
        case index(String)
    }

    var elements: [Element]
}

internal import GranaryItems

/// Puts names and values in the place of an update's placeholders, and checks the operands.
///
/// Keeps DynamoDB's order, so that of several errors the same one is reported: first the paths that
/// are written, then the names, then the values; the latter two from the last action to the first.
struct UpdateBinder {
    private let parsed: ParsedUpdate
    private var placeholders: Placeholders
    private var bound: [Int: UpdateValue] = [:]

    /// The actions without placeholders, and the tree of the paths they write.
    ///
    /// Marks the placeholders it uses.
    static func bind(
        _ parsed: ParsedUpdate, placeholders: inout Placeholders
    ) throws(ExpressionError) -> (actions: [UpdateAction], tree: PathTree) {
        var binder = UpdateBinder(parsed, placeholders)
        var paths: [DocumentPath] = []
        for action in parsed.actions { paths.append(try binder.path(action.path)) }
        let tree = try PathTree(paths, in: .update)
        for action in parsed.actions.reversed() { try binder.bindPaths(of: action) }
        var actions: [UpdateAction] = []
        for (action, path) in zip(parsed.actions, paths).reversed() {
            actions.append(try binder.bind(action, at: path))
        }
        placeholders = binder.placeholders
        return (actions.reversed(), tree)
    }

    private init(_ parsed: ParsedUpdate, _ placeholders: Placeholders) {
        self.parsed = parsed
        self.placeholders = placeholders
    }

    private mutating func path(_ number: Int) throws(ExpressionError) -> DocumentPath {
        guard case .path(let path) = parsed.operands.nodes[number] else { return DocumentPath("") }
        return try path.bound(with: &placeholders, in: .update)
    }

    private mutating func bindPaths(
        of action: ParsedUpdate.Action
    ) throws(ExpressionError) {
        for number in parsed.operands.completed[action.completed] {
            guard case .path = parsed.operands.nodes[number] else { continue }
            bound[number] = .path(try path(number))
        }
    }

    private mutating func bind(
        _ action: ParsedUpdate.Action, at path: DocumentPath
    ) throws(ExpressionError) -> UpdateAction {
        for number in parsed.operands.completed[action.completed] {
            switch parsed.operands.nodes[number] {
            case .path: break
            case .value(let name):
                bound[number] = .value(try placeholders.value(name, in: .update))
            case .call(let call): bound[number] = try self.call(call)
            }
        }
        let value = try value(of: action)
        let constant = value.constant ?? .null
        let action: UpdateAction =
            switch action.section {
            case .set: .set(path, value)
            case .remove: .remove(path)
            case .add: .add(path, constant)
            case .delete: .delete(path, constant)
            }
        try action.checkOperand()
        return action
    }

    private func value(of action: ParsedUpdate.Action) throws(ExpressionError) -> UpdateValue {
        switch action.value {
        case nil: UpdateValue([])
        case .operand(let number): operand(number)
        case .sum(let one, let two): try arithmetic("+", one, two, .sum)
        case .difference(let one, let two): try arithmetic("-", one, two, .difference)
        }
    }

    private func arithmetic(
        _ sign: String, _ one: Int, _ two: Int, _ instruction: UpdateValue.Instruction
    ) throws(ExpressionError) -> UpdateValue {
        let (first, second) = (operand(one), operand(two))
        try Self.check([first, second], are: .number, operation: sign)
        return first.combined(with: second, by: instruction)
    }

    private func call(_ call: OperandTree.Call) throws(ExpressionError) -> UpdateValue {
        guard call.operands.count == 2 else {
            throw ExpressionError(
                .update, .operandCount(function: call.name, count: call.operands.count))
        }
        let (first, second) = (operand(call.operands[0]), operand(call.operands[1]))
        if call.name == ExpressionFunction.listAppend.rawValue {
            try Self.check([first, second], are: .list, operation: call.name)
            return .listAppend(first, second)
        }
        guard let path = first.path else {
            throw ExpressionError(.update, .pathRequired(function: call.name))
        }
        if let other = second.path, other.isSame(as: path) {
            throw ExpressionError(.update, .operandsNotDistinct(operation: call.name, path: path))
        }
        return .ifNotExists(path, second)
    }

    private func operand(_ number: Int) -> UpdateValue { bound[number] ?? .value(.null) }

    /// Refuses constants that are not of `kind`; what paths and functions give shows later.
    private static func check(
        _ operands: [UpdateValue], are kind: AttributeKind, operation: String
    ) throws(ExpressionError) {
        for operand in operands {
            guard let constant = operand.constant, constant.kind != kind else { continue }
            throw ExpressionError(
                .update, .operandType(operation: operation, type: constant.kind.code))
        }
    }
}

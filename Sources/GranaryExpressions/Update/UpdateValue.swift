public import GranaryItems

/// What a `SET` writes: a value, another attribute, a function or a sum of them.
///
/// ```swift
/// Update().set("logins", to: .ifNotExists("logins", 0) + 1)
/// ```
///
/// A program for a machine with a stack of values, so that neither evaluating nor freeing it
/// recurses, however deeply functions are nested.
public struct UpdateValue: Sendable, Hashable {
    /// One step.
    enum Instruction: Sendable, Hashable {
        /// Pushes a value.
        case value(AttributeValue)
        /// Pushes what the item has at a path.
        case path(DocumentPath)
        /// Pushes what the item has at a path and passes over the next n instructions, which push
        /// something else; does nothing if the item has nothing there.
        case ifNotExists(DocumentPath, skip: Int)
        /// Replaces the two values on top by one.
        case listAppend, sum, difference
    }

    private(set) var instructions: [Instruction]

    init(_ instructions: [Instruction]) { self.instructions = instructions }

    /// The path, if this is nothing but one.
    var path: DocumentPath? {
        guard instructions.count == 1, case .path(let path)? = instructions.first else {
            return nil
        }
        return path
    }

    /// The value, if this is nothing but one.
    var constant: AttributeValue? {
        guard instructions.count == 1, case .value(let value)? = instructions.first else {
            return nil
        }
        return value
    }

    /// The paths that are read.
    var paths: [DocumentPath] {
        instructions.compactMap { instruction in
            switch instruction {
            case .path(let path), .ifNotExists(let path, _): path
            case .value, .listAppend, .sum, .difference: nil
            }
        }
    }

    /// The two values made one by `instruction`.
    func combined(with other: UpdateValue, by instruction: Instruction) -> UpdateValue {
        UpdateValue(instructions + other.instructions + [instruction])
    }
}

extension UpdateValue {
    /// The value itself.
    public static func value(_ value: AttributeValue) -> UpdateValue {
        UpdateValue([.value(value)])
    }

    /// What the item has at `path`.
    public static func path(_ path: DocumentPath) -> UpdateValue { UpdateValue([.path(path)]) }

    /// What the item has at `path`, or else `fallback`: `if_not_exists`.
    public static func ifNotExists(_ path: DocumentPath, _ fallback: UpdateValue) -> UpdateValue {
        let skip = fallback.instructions.count
        return UpdateValue([.ifNotExists(path, skip: skip)] + fallback.instructions)
    }

    /// A list with the elements of `first`, then those of `second`: `list_append`.
    public static func listAppend(_ first: UpdateValue, _ second: UpdateValue) -> UpdateValue {
        first.combined(with: second, by: .listAppend)
    }

    /// The sum of two numbers, exact to 38 digits.
    public static func + (left: UpdateValue, right: UpdateValue) -> UpdateValue {
        left.combined(with: right, by: .sum)
    }

    /// The difference of two numbers, exact to 38 digits.
    public static func - (left: UpdateValue, right: UpdateValue) -> UpdateValue {
        left.combined(with: right, by: .difference)
    }
}

/// The way to a value inside an item, such as `a.b[3]`.
public struct DocumentPath: Sendable, Hashable {
    /// One step into a map or a list.
    public enum Step: Sendable, Hashable {
        /// Into a map, by name.
        case name(String)
        /// Into a list, from zero.
        case index(Int)
    }

    /// The name of the top-level attribute.
    public var root: String

    /// The steps from there.
    public var steps: [Step]

    /// The way to the attribute `root`, and from there along `steps`.
    public init(_ root: String, _ steps: [Step] = []) {
        self.root = root
        self.steps = steps
    }
}

extension DocumentPath: CustomStringConvertible {
    /// The path as an expression writes it, without `#` placeholders.
    public var description: String {
        steps.reduce(into: root) { text, step in
            switch step {
            case .name(let name): text += ".\(name)"
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}

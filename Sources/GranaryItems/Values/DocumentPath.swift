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

extension DocumentPath {
    /// Whether both lead to the same place: names are equal when their bytes are.
    public static func == (left: Self, right: Self) -> Bool {
        left.root.utf8.elementsEqual(right.root.utf8) && left.steps == right.steps
    }

    /// Feeds the bytes of the names to the hasher.
    public func hash(into hasher: inout Hasher) {
        for byte in root.utf8 { hasher.combine(byte) }
        hasher.combine(steps)
    }
}

extension DocumentPath.Step {
    /// Whether both are the same step: names are equal when their bytes are.
    public static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.name(let left), .name(let right)): left.utf8.elementsEqual(right.utf8)
        case (.index(let left), .index(let right)): left == right
        default: false
        }
    }

    /// Feeds the bytes of the name, or the index, to the hasher.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .name(let name):
            hasher.combine(0)
            for byte in name.utf8 { hasher.combine(byte) }
        case .index(let index):
            hasher.combine(1)
            hasher.combine(index)
        }
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

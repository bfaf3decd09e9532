internal import GranaryItems

/// Several document paths as one tree, of which no path is another's beginning.
///
/// Tells whether paths get in each other's way, and guides projections and updates through an item
/// so that each container is visited once.
struct PathTree: Sendable, Hashable {
    /// One element of one or more paths.
    struct Node: Sendable, Hashable {
        let step: DocumentPath.Step
        /// The number of the first path that came through here.
        let firstPath: Int
        /// The number of the path that ends here.
        var path: Int?
        /// The numbers of the next elements; all names or all indexes, the latter in their order.
        var children: [Int] = []
    }

    /// The elements.
    ///
    /// The children of the first are the paths' roots.
    private(set) var nodes: [Node]

    /// Builds the tree.
    ///
    /// - Throws: When a path is longer than 32 elements, when two paths are the same or one lies
    ///   inside the other, and when two use one attribute as a list and as a map. Overlaps are
    ///   reported before conflicts.
    /// - Complexity: O(*n*) in the elements of all paths.
    init(_ paths: [DocumentPath], in kind: ExpressionKind) throws(ExpressionError) {
        nodes = [Node(step: .name(""), firstPath: 0)]
        var edges: [Edge: Int] = [:]
        var conflict: ExpressionError?
        for (number, path) in paths.enumerated() {
            try path.checkDepth(in: kind)
            switch insert(path, number, &edges) {
            case nil: break
            case .overlap(let other):
                throw ExpressionError(kind, .pathsOverlap(paths[other], path))
            case .conflict(let other):
                conflict = conflict ?? ExpressionError(kind, .pathsConflict(paths[other], path))
            }
        }
        if let conflict { throw conflict }
        sortIndexes()
    }

    private enum Clash { case overlap(Int), conflict(Int) }

    private mutating func insert(
        _ path: DocumentPath, _ number: Int, _ edges: inout [Edge: Int]
    ) -> Clash? {
        var node = 0
        for step in [.name(path.root)] + path.steps {
            if let other = nodes[node].path { return .overlap(other) }
            if let child = nodes[node].children.first, nodes[child].step.isIndex != step.isIndex {
                return .conflict(nodes[child].firstPath)
            }
            let edge = Edge(parent: node, step: step)
            if let child = edges[edge] {
                node = child
            } else {
                nodes.append(Node(step: step, firstPath: number))
                nodes[node].children.append(nodes.count - 1)
                node = nodes.count - 1
                edges[edge] = node
            }
        }
        if nodes[node].firstPath != number { return .overlap(nodes[node].firstPath) }
        nodes[node].path = number
        return nil
    }

    private mutating func sortIndexes() {
        for node in nodes.indices {
            guard let child = nodes[node].children.first, nodes[child].step.isIndex else {
                continue
            }
            let children = nodes[node].children
            nodes[node].children = children.sorted { nodes[$0].step.index < nodes[$1].step.index }
        }
    }

    /// The way from one element to the next.
    private struct Edge: Hashable {
        let parent: Int
        let step: DocumentPath.Step

        static func == (left: Edge, right: Edge) -> Bool {
            left.parent == right.parent && left.step.isSame(as: right.step)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(parent)
            switch step {
            case .name(let name): for byte in name.utf8 { hasher.combine(byte) }
            case .index(let index): hasher.combine(index)
            }
        }
    }
}

extension DocumentPath.Step {
    /// Whether the step leads into a list.
    var isIndex: Bool { if case .index = self { true } else { false } }

    /// The list index; zero for a name.
    var index: Int { if case .index(let index) = self { index } else { 0 } }

    /// The name; empty for a list index.
    var name: String { if case .name(let name) = self { name } else { "" } }
}

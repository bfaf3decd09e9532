public import GranaryItems

/// Which parts of an item a read returns.
public struct Projection: Sendable, Hashable {
    /// The paths, in the order they were given.
    public let paths: [DocumentPath]
    private let tree: PathTree

    /// Reads a projection from DynamoDB's language: paths with commas between them.
    ///
    /// - Parameters:
    ///   - text: At most 4,096 bytes.
    ///   - placeholders: The names of the request. The used ones are marked.
    /// - Throws: With DynamoDB's message.
    public init(
        parsing text: String, placeholders: inout Placeholders
    ) throws(ExpressionError) {
        var paths: [DocumentPath] = []
        for path in try ProjectionParser.parse(text) {
            paths.append(try path.bound(with: &placeholders, in: .projection))
        }
        try self.init(paths: paths)
    }

    /// Projects onto `paths`.
    ///
    /// - Throws: When one path lies inside another, when two use one attribute as a list and as a
    ///   map, and when one has more than 32 elements.
    public init(paths: [DocumentPath]) throws(ExpressionError) {
        self.paths = paths
        tree = try PathTree(paths, in: .projection)
    }

    /// The names of the top-level attributes the projection reads, sorted, each once.
    public var attributeNames: [String] { paths.sortedRoots }

    /// The parts of `item` at the paths; what the item lacks is left out.
    ///
    /// Elements of a list move together and keep their order, whatever the order of the paths, as
    /// DynamoDB does. A map or list of which no part is there is left out too.
    public func project(_ item: borrowing ItemView) -> Item { tree.project(copy item) }

    /// Whether both have the same paths, in the same order.
    public static func == (left: Projection, right: Projection) -> Bool {
        left.paths == right.paths
    }

    /// Hashes the paths.
    public func hash(into hasher: inout Hasher) { hasher.combine(paths) }
}

/// Reads projections.
///
/// ```
/// projection: path { "," path }
/// ```
enum ProjectionParser {
    private static let cache = ExpressionCache<[ParsedPath]>()

    /// Reads `text`, which must be paths and nothing else.
    static func parse(_ text: String) throws(ExpressionError) -> [ParsedPath] {
        if let known = cache.expression(for: text) { return known }
        var parser = OperandParser(try TokenReader(text, as: .projection))
        repeat { _ = try parser.path() } while parser.reader.take(.comma)
        try parser.reader.expect(.end)
        let nodes = parser.tree.nodes
        try parser.tree.validate(0..<nodes.count, as: .projection)
        let paths = nodes.compactMap { if case .path(let path) = $0 { path } else { nil } }
        cache.store(paths, for: text)
        return paths
    }
}

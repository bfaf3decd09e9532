/// Where the parts of a schema were written down.
///
/// Kept beside a ``Schema`` and not in it, so that two schemas are equal whatever their files
/// look like.
public struct SchemaLocations: Sendable, Hashable {
    private var locations: [SchemaPath: SourceLocation] = [:]

    /// Creates an empty map, for a schema that comes from no file.
    public init() {}

    /// The location of `path`, or of the nearest part around it that has one.
    ///
    /// - Complexity: O(*n*) in the length of the path.
    public subscript(path: SchemaPath) -> SourceLocation? {
        var next: SchemaPath? = path
        while let current = next {
            if let location = locations[current] { return location }
            next = current.parent
        }
        return nil
    }

    /// The location of `path` itself.
    package subscript(exactly path: SchemaPath) -> SourceLocation? { locations[path] }

    /// Notes where `path` stands.
    package mutating func note(_ location: SourceLocation?, at path: SchemaPath) {
        if let location { locations[path] = location }
    }
}

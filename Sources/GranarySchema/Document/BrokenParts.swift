/// The parts of a schema that could not be read, or not as they are written.
///
/// What is said elsewhere of such a part proves nothing: to miss it is no second error, and what is
/// made of it may be otherwise when it is mended.
struct BrokenParts: Sendable {
    /// The parts that are not in the schema, though they may be in the files.
    private var leftOut: Set<SchemaPath> = []
    /// The parts with an error, and those around them.
    private var around: Set<SchemaPath> = []

    /// Notes that the part at `path` is not in the schema.
    mutating func leaveOut(_ path: SchemaPath) { leftOut.insert(path) }

    /// Notes that something is wrong with the part at `path`.
    mutating func note(_ path: SchemaPath) {
        var next: SchemaPath? = path
        while let current = next, around.insert(current).inserted { next = current.parent }
    }

    /// Whether the part at `path` may be in the files and is not in the schema.
    func isLeftOut(_ path: SchemaPath) -> Bool {
        guard !leftOut.isEmpty else { return false }
        var next: SchemaPath? = path
        while let current = next {
            if leftOut.contains(current) { return true }
            next = current.parent
        }
        return false
    }

    /// Whether whole models may be in the files and are not in the schema.
    var leavesOutModels: Bool {
        leftOut.contains { $0.keys.first == "models" && $0.keys.count <= 2 }
    }

    /// Whether the part at `path` is not as it was meant: it, or something in it, has an error.
    func contain(_ path: SchemaPath) -> Bool { around.contains(path) || isLeftOut(path) }
}

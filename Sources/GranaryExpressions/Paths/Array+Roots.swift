internal import GranaryItems

extension [DocumentPath] {
    /// The names of the top-level attributes, sorted by their UTF-8 bytes, each once.
    var sortedRoots: [String] {
        let sorted = map(\.root).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return sorted.reduce(into: []) { names, name in
            if names.last?.hasSameBytes(as: name) != true { names.append(name) }
        }
    }
}

internal import Granary

extension ItemWriter {
    /// Writes all the items of a query or scan, a page at a time, and ends.
    consuming func writeAll(_ items: ItemSequence) throws {
        var iterator = items.makeIterator()
        do {
            while let item = try iterator.nextItem() { try write(item) }
        } catch {
            // What was found before the failure is worth seeing.
            _ = try? finish()
            throw error
        }
        try finish()
    }
}

extension TableDescription {
    /// The attributes to show first: the table's key, then that of the index that is read.
    func leadingNames(index: String?) -> [String] {
        let definition = indexes.first { $0.definition.name == index }?.definition
        let names = (definition?.keyAttributes ?? []).map(\.name)
        return keySchema.names + names.filter { !keySchema.names.contains($0) }
    }
}

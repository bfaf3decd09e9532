/// A record that waits or is rejected, apart from the others of its batch.
struct ImportEntry: Sendable {
    enum Work: Sendable {
        case put(Item)
        case delete(Item)
        case reject(RecordProblem)
    }

    let place: RecordPlace
    /// The record as it is written to the file of rejected ones; empty when there is no such file.
    let text: [UInt8]
    let work: Work

    /// A number for the key of what is put or deleted; `nil` for a record that is rejected.
    ///
    /// Other keys may have the same.
    func keyHash(_ names: [String]) -> Int? {
        let item: Item
        switch work {
        case .put(let put): item = put
        case .delete(let key): item = key
        case .reject: return nil
        }
        var hasher = Hasher()
        for name in names { hasher.combine(item[name]) }
        return hasher.finalize()
    }

    var byteCount: Int {
        switch work {
        case .put(let item), .delete(let item): item.size + text.count
        case .reject: 64 + text.count
        }
    }
}

import Granary

/// One write to one item, for the store and for the model.
struct ModelWrite {
    enum Action {
        case put(AttributeMap)
        case update(ModelUpdate)
        case delete
        /// Only in transactions: the condition is checked and nothing is written.
        case check
    }

    let tableName: String
    let key: AttributeMap
    let action: Action
    var condition: ModelCondition?
}

extension Model {
    /// Does one write.
    ///
    /// - Returns: The item before and after.
    mutating func apply(
        _ write: ModelWrite
    ) throws -> (old: AttributeMap?, new: AttributeMap?) {
        guard var table = tables[write.tableName] else { throw Refusal.validation }
        let key = try table.key(of: write.key)
        if case .update(let update) = write.action { try table.checkGivenTypes(update) }
        let old = table.items[key]
        if let condition = write.condition, !condition.holds(old ?? [:]) { throw Refusal.condition }
        let new: AttributeMap?
        switch write.action {
        case .put(let item): new = item
        case .update(let update):
            new = try update.apply(to: old, key: table.attributes(ofKey: key))
        case .delete: new = nil
        case .check: new = old
        }
        if case .check = write.action {} else { try table.checkIndexes(new, key: key) }
        table.items[key] = new
        if table.logsChanges, old != new {
            changeSequence += 1
            table.changes.append(
                ModelChange(
                    sequenceNumber: changeSequence, keys: table.attributes(ofKey: key), old: old,
                    new: new))
        }
        tables[write.tableName] = table
        return (old, new)
    }

    /// Does all writes or none, and tells of each why not.
    mutating func applyAll(_ writes: [ModelWrite]) throws {
        // With a key that is none nothing else is judged; an item may be named once.
        let keys = writes.map(key)
        let known = keys.compactMap { $0 }
        guard known.count == keys.count else {
            throw Refusal.cancelled(keys.map { $0 == nil ? .validationError : .none })
        }
        guard Set(known).count == known.count else { throw Refusal.validation }
        var copy = self
        var codes: [CancellationReason.Code] = []
        for write in writes {
            do {
                _ = try copy.apply(write)
                codes.append(.none)
            } catch let error as Refusal {
                if error == .emptyKey { throw error }
                codes.append(error.code)
            }
        }
        guard codes.allSatisfy({ $0 == .none }) else { throw Refusal.cancelled(codes) }
        self = copy
    }

    /// Does all writes or none, and tells why the first refused one was.
    mutating func applyBatch(_ writes: [ModelWrite]) throws {
        let keys = writes.compactMap(key)
        guard Set(keys).count == writes.count else { throw Refusal.validation }
        var copy = self
        for write in writes { _ = try copy.apply(write) }
        self = copy
    }

    /// The table and key of a write, for comparing; `nil` when its key is none.
    private func key(of write: ModelWrite) -> [AttributeValue]? {
        guard let key = try? tables[write.tableName]?.key(of: write.key) else { return nil }
        return [.string(write.tableName)] + key
    }
}

extension ModelTable {
    /// Refuses an update that itself says that an index key gets another type.
    fileprivate func checkGivenTypes(_ update: ModelUpdate) throws {
        for index in indexes where index.kind != .multiValue {
            for attribute in index.keyAttributes {
                for value in update.givenValues(of: attribute.name)
                where value.kind != attribute.type.kind {
                    throw Refusal.validation
                }
            }
        }
    }

    /// Refuses an item that an index cannot take, then one whose unique key another item has.
    fileprivate func checkIndexes(_ new: AttributeMap?, key: [AttributeValue]) throws {
        guard let new else { return }
        for index in indexes { _ = try entries(of: new, key: key, in: index) }
        for index in indexes where index.kind == .unique {
            guard let entry = try entries(of: new, key: key, in: index).first else { continue }
            for (otherKey, other) in items where otherKey != key {
                let held = try? entries(of: other, key: otherKey, in: index).first
                if held?.values == entry.values {
                    throw Refusal.unique(index: index.name, holder: attributes(ofKey: otherKey))
                }
            }
        }
    }
}

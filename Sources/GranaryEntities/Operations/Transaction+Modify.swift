public import Granary
internal import GranaryItems

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Transaction {
    /// Reads an entity, has `body` change it, and writes it; see ``Granary/Store/modify(_:_:)``.
    @discardableResult
    public mutating func modify<Key: EntityKey>(
        _ key: Key, _ body: (inout Key.Model) throws -> Void
    ) throws -> Key.Model? {
        let name = try key.item()
        guard let old = try itemToWrite(name, from: Key.Model.tableName) else { return nil }
        var entity = try Key.Model(old)
        let before = entity
        try body(&entity)
        guard entity != before else { return entity }
        guard entity.key == before.key else {
            throw EntityError.keyChanged(model: Key.Model.modelName, key: name)
        }
        entity.prepareForWriting(at: .now)
        let new = try entity.item().rederived(from: old, Key.Model.layout)
        do throws(StoreError) {
            try put(new.keepingUndeclared(of: old, Key.Model.layout), into: Key.Model.tableName)
        } catch {
            throw EntityError.store(error)
        }
        return try Key.Model(new)
    }
}

extension Item {
    /// The item with derived attributes computed again whose inputs changed, and which did not.
    fileprivate func rederived(from old: Item, _ layout: EntityLayout) -> Item {
        var changes: [(name: String, value: AttributeValue?)] = []
        for derived in layout.derived where self[derived.name] == old[derived.name] {
            let names = derived.formula.attributes
            guard names.contains(where: { self[$0] != old[$0] }) else { continue }
            let value = derived.formula.value { self[$0]?.doubleValue }
            changes.append((derived.name, value?.attributeValue))
        }
        return replacing(changes)
    }

    /// The item with the attributes of another one that the model does not declare.
    fileprivate func keepingUndeclared(of old: Item, _ layout: EntityLayout) -> Item {
        guard layout.keepsUnknownAttributes else { return self }
        let undeclared = old.attributeNames.filter { !layout.attributes.contains($0) }
        return replacing(undeclared.map { (name: $0, value: old[$0]) })
    }
}

internal import GranaryItems
internal import GranarySchema
internal import GranaryStorage

/// A write that a schema allows.
struct JudgedWrite {
    /// The item, marked with the revision of the schema.
    let item: Item
    /// The item it replaces, if that was looked at.
    let old: Item?
    let didReadOld: Bool
}

extension Transaction {
    /// Judges a write by the schema of its table, before anything is written.
    ///
    /// - Parameters:
    ///   - new: What the item becomes.
    ///   - old: What it is now.
    ///   - table: The item's table.
    ///   - schema: The table's schema.
    ///   - isMadeFromOld: Whether it is the old item with some of it changed.
    /// - Returns: The item to store.
    /// - Throws: ``StoreError/schemaViolation(_:)`` with everything that is wrong with it.
    func judged(
        _ new: Item, over old: Item?, in table: CatalogTable, by schema: TableSchema,
        isMadeFromOld: Bool = false
    ) throws(StoreError) -> Item {
        let enforced = try schema.enforced(in: table)
        let model = enforced.validator.modelIndex(of: new.view)
        let rules = try schema.rules(ofModel: model, in: enforced)
        try judge(new, over: old, in: table, enforced, model, rules)
        return new.marked(schema.revision(of: new, madeFrom: isMadeFromOld ? old : nil))
    }

    /// The same for a writer that has not looked whether there is an old item, which is then read only
    /// if it is needed.
    func judged(
        _ new: Item, at key: ItemKey, in table: CatalogTable, by schema: TableSchema
    ) throws(StoreError) -> JudgedWrite {
        let enforced = try schema.enforced(in: table)
        let model = enforced.validator.modelIndex(of: new.view)
        let rules = try schema.rules(ofModel: model, in: enforced)
        let readsOld = !rules.isEmpty || enforced.validator.comparesWithOldItem(model: model)
        let old = readsOld ? try item(key) : nil
        try judge(new, over: old, in: table, enforced, model, rules)
        return JudgedWrite(
            item: new.marked(schema.revision(of: new, madeFrom: nil)), old: old,
            didReadOld: readsOld)
    }

    private func judge(
        _ new: Item, over old: Item?, in table: CatalogTable, _ enforced: EnforcedSchema,
        _ model: Int?, _ rules: [BusinessRule]
    ) throws(StoreError) {
        var violations: [SchemaViolation]
        if let old {
            violations = enforced.validator.violations(
                in: new.view, replacing: old.view, model: model)
        } else {
            violations = enforced.validator.violations(in: new.view, model: model)
        }
        if let model {
            for reference in enforced.references[model] {
                violations += try self.violations(
                    of: reference, in: new, of: enforced.schema.models[model].name, table)
            }
            for rule in rules {
                if let violation = try violation(
                    of: rule, new, over: old, in: table, isSound: violations.isEmpty)
                {
                    violations.append(violation)
                }
            }
        }
        guard violations.isEmpty else { throw .schemaViolation(violations) }
    }

    /// Runs one rule in Swift.
    ///
    /// On an item that is wrong already a rule may not find what it reads: what it throws then says
    /// nothing new, unless the store itself is in trouble.
    private func violation(
        of rule: BusinessRule, _ new: Item, over old: Item?, in table: CatalogTable, isSound: Bool
    ) throws(StoreError) -> SchemaViolation? {
        do throws(StoreError) {
            let write = RuleWrite(new: new, old: old, table: table.name, reader: reader)
            return try rule.violation(of: write).map { SchemaViolation($0, of: rule) }
        } catch {
            if isSound || error.endsTransaction { throw error }
            return nil
        }
    }

    /// Looks for the items that an item refers to.
    private func violations(
        of reference: SchemaReference, in item: Item, of model: String, _ table: CatalogTable
    ) throws(StoreError) -> [SchemaViolation] {
        var violations: [SchemaViolation] = []
        for target in reference.targets(of: item.view) {
            if let key = target.key, try isThere(key, in: table, or: item) { continue }
            violations.append(
                SchemaViolation(
                    model: model, attribute: reference.attribute, rule: .reference,
                    value: reference.isHidden ? nil : target.value, expected: reference.model))
        }
        return violations
    }

    /// Whether there is an item with this key, or the item that is about to be written has it.
    private func isThere(
        _ key: [AttributeValue], in table: CatalogTable, or item: Item
    ) throws(StoreError) -> Bool {
        var bytes: [UInt8] = []
        do throws(StoreError) {
            _ = try table.appendKey(
                partition: key[0], sort: key.count > 1 ? key[1] : nil, to: &bytes)
        } catch {
            return false  // What cannot be a key names nothing.
        }
        do throws(StorageError) {
            if try storage.snapshot.value(forKey: bytes.span, in: .items) != nil { return true }
        } catch {
            throw StoreError(error)
        }
        return (try? table.key(ofItem: item.view))?.bytes == bytes
    }
}

extension SchemaViolation {
    init(_ violation: RuleViolation, of rule: BusinessRule) {
        self.init(
            model: rule.model, attribute: violation.attribute, rule: .business(rule.name),
            value: violation.value, expected: violation.message)
    }
}

extension Item {
    /// The item as written with a revision of a schema.
    fileprivate func marked(_ revision: UInt16) -> Item {
        if schemaVersion == revision { return self }
        var item = self
        item.schemaVersion = revision
        return item
    }
}

public import GranaryEntities
public import GranarySamples
internal import Testing

extension Platform {
    /// Writes both sides of a rule's edge, typed, raw and in transactions.
    ///
    /// At the edge all of them are done; over it each is refused with the one violation, and leaves
    /// nothing behind.
    public func check(_ rule: RuleCase, in store: Store) throws {
        try check(rule, as: rule.entity, in: store)
    }

    private func check<Model: Entity>(
        _ rule: RuleCase, as type: Model.Type, in store: Store
    ) throws {
        let model = try #require(self.model(of: type))
        for way in Write.allCases {
            // Items of its own for each case, so that a store can be checked with all of them.
            var random = SampleRandom(seed: 21, "\(way) \(rule.allowed) \(rule.refused)", 0)
            let allowed = sample(of: model, setting: rule.allowed, using: &random)
            try putReferenced(by: allowed, of: model, into: store)
            #expect(
                try violations { try way.put(try Model(allowed), allowed, into: store) } == nil,
                "\(way) \(rule.testDescription)")
            let refused = sample(of: model, setting: rule.refused, using: &random)
            try putReferenced(by: refused, of: model, into: store)
            let key = try Model(refused).key
            let found = try violations { try way.put(try Model(refused), refused, into: store) }
            #expect(
                found?.map(\.withoutText) == [
                    SchemaViolation(
                        model: model.name, attribute: rule.attribute, rule: .business(rule.rule),
                        value: rule.refused[rule.attribute])
                ], "\(way) \(rule.testDescription)")
            #expect(found?.first?.expected.isEmpty == false)
            #expect(try store.get(key) == nil, "\(way) left something behind")
        }
    }

    /// An item that says nothing but what it must, what it would say by default, and what is given.
    public func sample(
        of model: Model, setting fixed: AttributeMap, using random: inout SampleRandom
    ) -> Item {
        var values = AttributeMap()
        for attribute in model.attributes { values[attribute.name] = attribute.defaultValue }
        for (name, value) in fixed { values[name] = value }
        return SampleItem.make(
            model, in: schema, using: &random, filling: .requiredAndDefaults, setting: values)
    }
}

/// A way to write.
private enum Write: String, CaseIterable {
    case typed, raw, transaction

    func put<Model: Entity>(_ entity: Model, _ item: Item, into store: Store) throws {
        let table = Model.tableName
        switch self {
        case .typed: try store.put(Model(item.withoutVersion(of: Model.self)))
        case .raw: _ = try store.run(PutItem(tableName: table, item: item))
        case .transaction:
            try store.transaction { transaction in try transaction.put(item, into: table) }
        }
    }
}

extension SchemaViolation {
    /// The violation without what it says would be right.
    fileprivate var withoutText: SchemaViolation {
        SchemaViolation(model: model, attribute: attribute, rule: rule, value: value)
    }
}

extension Item {
    /// The item as one that was never written.
    fileprivate func withoutVersion<Model: Entity>(of type: Model.Type) -> Item {
        var item = self
        if let name = Model.layout.version { item[name] = nil }
        return item
    }
}

/// What a schema refused a write for; `nil` when it was done.
///
/// - Throws: What else it may have failed with.
public func violations(_ body: () throws -> Void) throws -> [SchemaViolation]? {
    do {
        try body()
        return nil
    } catch EntityError.store(.schemaViolation(let violations)) {
        return violations
    } catch StoreError.schemaViolation(let violations) {
        return violations
    }
}

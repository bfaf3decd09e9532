public import GranaryEntities
internal import GranarySamples
internal import Testing

extension Platform {
    /// Reads made-up items as a type and writes them again, which must give the same bytes.
    ///
    /// An item that lacks defaults gets them, and the keys that they are part of, and nothing else.
    public func checkCodec<Model: Entity>(of type: Model.Type) throws {
        let model = try #require(self.model(of: type))
        for seed in 1...12 as ClosedRange<UInt64> {
            var random = SampleRandom(seed: seed)
            for filling in [SampleItem.Filling.everything, .requiredAndDefaults] {
                // A codec keeps no rules, some of which would have attributes left out.
                let item = SampleItem.make(model, in: schema, using: &random, filling: filling)
                #expect(
                    try Model(item).item().encodedBytes == item.encodedBytes,
                    "\(model.name) \(filling), seed \(seed)")
            }
            let bare = item(of: model, .requiredOnly, using: &random)
            let entity = try Model(bare)
            let written = try entity.item()
            #expect(try Model(written) == entity, "\(model.name), seed \(seed)")
            let added = written.attributes.filtered { bare[$0] == nil }
            #expect(
                written.attributes.filtered { bare[$0] != nil } == bare.attributes,
                "\(model.name), seed \(seed)")
            for (name, value) in added where model.key(named: name) == nil {
                #expect(value == model.attribute(named: name)?.defaultValue, "\(name)")
            }
        }
    }

    /// Puts entities and gets them, which must give what the put returned, typed and raw.
    ///
    /// A put changes nothing but what it keeps by itself: the time of the change and the version.
    public func checkStorage<Model: Entity>(of type: Model.Type, in store: Store) throws {
        let model = try #require(self.model(of: type))
        var random = SampleRandom(seed: 4)
        let kept = Set([Model.layout.updated?.name, Model.layout.version].compactMap(\.self))
        for filling in SampleItem.Filling.allCases {
            let sample = item(of: model, filling, using: &random)
            let entity = try Model(Item(sample.attributes.filtered { !kept.contains($0) }))
            try putReferenced(by: sample, of: model, into: store)
            let stored = try store.put(entity)
            #expect(try store.get(stored.key) == stored, "\(model.name) \(filling)")
            let raw = try store.table(schema.table).get(stored.key.item())
            let attributes = try stored.item().attributes
            #expect(raw?.attributes == attributes, "\(model.name) \(filling)")
            let unchanged = try entity.item().attributes
            #expect(
                attributes.filtered { !kept.contains($0) } == unchanged, "\(model.name) \(filling)")
        }
    }
}

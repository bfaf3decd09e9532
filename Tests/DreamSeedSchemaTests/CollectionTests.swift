internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// Everything under one key is read by one query, typed and in order.
@Suite struct CollectionTests {
    private static let calls = [
        CollectionCall("user") { DreamSeed.user($0) },
        CollectionCall("timeline") { DreamSeed.timeline($0) },
        CollectionCall("conversation") { DreamSeed.conversation($0) },
        CollectionCall("callSession") { DreamSeed.callSession($0) },
        CollectionCall("assessment") { DreamSeed.assessment($0) },
        CollectionCall("dreamDNA") { DreamSeed.dreamDNA($0) },
    ]

    /// Each collection holds exactly the items under its keys, of each of its models.
    @Test func collectionsHoldWhatIsUnderTheirKeys() throws {
        let platform = try Platform.dreamSeed.get()
        let collections = platform.schema.collections
        #expect(Self.calls.map(\.collection).sorted() == collections.map(\.name).sorted())
        let population = try Population.dreamSeed.get()
        try platform.withStore { store in
            try store.fill(platform, with: population.all)
            for call in Self.calls {
                let models = try platform.check(call, in: population, of: store)
                let declared = collections.first { $0.name == call.collection }?.models
                #expect(models == Set(declared ?? []), "\(call.collection)")
            }
        }
    }
}

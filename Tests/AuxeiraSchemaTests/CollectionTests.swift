internal import AuxeiraSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// Everything under one key is read by one query, typed and in order.
@Suite struct CollectionTests {
    private static let calls = [
        CollectionCall("startup") { Auxeira.startup($0) },
        CollectionCall("startupRecords") { Auxeira.startupRecords($0) },
        CollectionCall("user") { Auxeira.user($0) },
        CollectionCall("userRecords") { Auxeira.userRecords($0) },
        CollectionCall("conversation") { Auxeira.conversation($0) },
        CollectionCall("partner") { Auxeira.partner($0) },
        CollectionCall("partnerRecords") { Auxeira.partnerRecords($0) },
    ]

    /// Each collection holds exactly the items under its keys, of each of its models.
    @Test func collectionsHoldWhatIsUnderTheirKeys() throws {
        let platform = try Platform.auxeira.get()
        let collections = platform.schema.collections
        #expect(Self.calls.map(\.collection).sorted() == collections.map(\.name).sorted())
        let population = try Population.auxeira.get()
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

internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// What is stored is what was written, of every model, with everything set and with the least.
@Suite struct RoundTripTests {
    private let platform: Platform

    init() throws { platform = try Platform.dreamSeed.get() }

    /// A model without a type would be tested nowhere below.
    @Test func everyModelHasAType() {
        #expect(platform.entities.map { $0.modelName } == platform.schema.models.map(\.name))
        #expect(platform.entities.allSatisfy { $0.tableName == "dreamseed" })
    }

    /// The codec neither loses nor adds a byte.
    @Test(arguments: try Platform.dreamSeed.get().entities.map { $0.modelName })
    func codecKeepsEveryByte(model: String) throws {
        let type = try #require(platform.entities.first { $0.modelName == model })
        try platform.checkCodec(of: type)
    }

    /// The store gives back what a put returned, typed and raw.
    @Test func storeKeepsEveryAttribute() throws {
        try platform.withStore { store in
            for type in platform.entities { try platform.checkStorage(of: type, in: store) }
        }
    }
}

internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// What the schema declares as a whole.
@Suite struct SchemaTests {
    /// The static checks find nothing wrong.
    @Test func staticChecksFindNoError() throws {
        let schema = try Platform.auxeira.get().schema
        #expect(schema.check().filter { $0.severity == .error }.isEmpty)
    }

    /// All of the seed's seventeen tables are there; two of them have items of several kinds.
    @Test func seventeenTablesAreDescribed() throws {
        let models = try Platform.auxeira.get().schema.models
        #expect(Set(models.compactMap(\.origin)).count == 17)
        #expect(models.count == 21)
    }

    /// Every attribute and query says what it is for.
    @Test func everythingIsDocumented() throws {
        for model in try Platform.auxeira.get().schema.models {
            #expect(!model.doc.isEmpty)
            #expect(model.attributes.filter(\.doc.isEmpty).isEmpty, "\(model.name)")
            #expect(model.queries.filter(\.doc.isEmpty).isEmpty, "\(model.name)")
        }
    }
}

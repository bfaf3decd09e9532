internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// What the schema declares as a whole.
@Suite struct SchemaTests {
    /// The static checks find nothing wrong.
    @Test func staticChecksFindNothing() throws {
        #expect(try Platform.dreamSeed.get().schema.check().isEmpty)
    }

    /// All of the seed's fifteen tables are there; the three that it describes are current.
    @Test func fifteenTablesAreDescribed() throws {
        let models = try Platform.dreamSeed.get().schema.models
        #expect(Set(models.compactMap(\.origin)).count == 15)
        #expect(models.count == 15)
        #expect(
            models.filter { $0.status == .current }.compactMap(\.origin).sorted() == [
                "auth.users", "dream_dna", "users",
            ])
        #expect(models.allSatisfy { [.current, .proposed].contains($0.status) })
    }

    /// Users have 36 attributes, and a DNA has 12, as their tables have columns.
    @Test func describedTablesHaveTheirColumns() throws {
        let schema = try Platform.dreamSeed.get().schema
        #expect(schema.model(named: "User")?.attributes.count == 36)
        #expect(schema.model(named: "DreamDNA")?.attributes.count == 12)
    }

    /// Every attribute and query says what it is for.
    @Test func everythingIsDocumented() throws {
        for model in try Platform.dreamSeed.get().schema.models {
            #expect(!model.doc.isEmpty)
            #expect(model.attributes.filter(\.doc.isEmpty).isEmpty, "\(model.name)")
            #expect(model.queries.filter(\.doc.isEmpty).isEmpty, "\(model.name)")
        }
    }
}

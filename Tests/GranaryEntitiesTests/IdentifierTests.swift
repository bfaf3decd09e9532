import GranaryEntities
import Testing

/// Identifiers are made far from each other at the same moment: they must differ, and sort as made.
@Suite("Identifiers")
struct IdentifierTests {
    @Test("ULIDs ascend, also within a millisecond")
    func ulids() {
        let made = (0..<2_000).map { _ in ULID.make() }
        let alphabet = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        for (first, second) in zip(made, made.dropFirst()) { #expect(first < second) }
        for id in made { #expect(id.count == 26 && id.allSatisfy(alphabet.contains)) }
        #expect(made.allSatisfy { ("0"..."7").contains($0.prefix(1)) })
    }

    @Test("UUIDs are random ones of version 4, in lower case")
    func uuids() throws {
        let made = Set((0..<500).map { _ in RandomUUID.make() })
        #expect(made.count == 500)
        for id in made {
            let parts = id.split(separator: "-")
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts[2].hasPrefix("4") && "89ab".contains(parts[3].prefix(1)))
            #expect(id.allSatisfy { "0123456789abcdef-".contains($0) })
        }
    }
}

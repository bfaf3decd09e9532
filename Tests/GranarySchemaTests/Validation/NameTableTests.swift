import Testing

@testable import GranarySchema

/// Names that share their first eight bytes, or end in zeros, are where a comparison of eight bytes at
/// once could go wrong.
@Suite("Tables of names")
struct NameTableTests {
    static let names = [
        "", "\0", "\0\0", "a", "a\0", "ab", "abcdefg", "abcdefgh", "abcdefgh\0", "abcdefghi",
        "abcdefghj", "abcdefgi", "b", "é", "日本語です", "日本語でした",
    ]

    @Test func orderIsThatOfTheBytes() {
        let table = NameTable(Self.names)
        let ascending = Self.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for (index, name) in ascending.enumerated() {
            for (otherIndex, other) in ascending.enumerated() {
                let bytes = Array(other.utf8)
                let order = table.compare(
                    index, to: bytes.span, prefix: NameTable.prefix(of: bytes.span))
                #expect(order.signum() == (index - otherIndex).signum(), "\(name) \(other)")
            }
        }
    }

    @Test func everyNameIsFoundAndNoOther() {
        let table = NameTable(Self.names)
        for name in Self.names { #expect(table.index(of: Array(name.utf8).span) != nil) }
        for name in ["c", "aa", "abcdefgh\0\0", "abcdefghk", "\0\0\0"] {
            #expect(table.index(of: Array(name.utf8).span) == nil)
        }
    }
}

import Granary
import GranaryItems
import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// No statement, however hostile, stops the program or takes long to refuse.
@Suite("Hostile statements", .temporaryStore)
struct PartiQLFuzzTests {
    private let table: TableDescription

    init() throws {
        table = try TemporaryStore.current.run(
            CreateTable(tableName: "ttt", partitionKey: "pk", sortKey: "sk"))
    }

    private func tryAll(_ text: String) {
        guard let statement = try? PartiQLParser.parse(text, parameters: []) else { return }
        _ = try? PartiQLPlanner(table: table).plan(statement)
    }

    private static let statements = [
        "SELECT a, b.c[1] FROM t.\"i\" WHERE pk = 'x' AND (a > 1 OR NOT b IS MISSING) ORDER BY sk",
        "SELECT * FROM t WHERE pk IN ['a', 'b'] AND begins_with(sk, 'c') AND size(d) BETWEEN 1 AND 2",
        "INSERT INTO t VALUE {'pk': 'a', 'sk': 'b', 'l': [1, {'m': <<'x', 'y'>>}], 'n': -1.5e3}",
        "UPDATE t SET a = a + 1, b = list_append(b, [1]) REMOVE c[0] WHERE pk = 'a' AND sk = 'b' "
            + "RETURNING MODIFIED NEW *",
        "DELETE FROM t WHERE pk = 'a' AND sk = 'b' AND contains(d, 'e') RETURNING ALL OLD *",
        "EXISTS(SELECT * FROM t WHERE pk = 'a' AND sk = 'b' AND c IS NOT MISSING)",
    ]

    @Test("Token soups", arguments: UInt64(1)...8)
    func soups(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words =
            Self.statements.flatMap { $0.split(separator: " ").map(String.init) } + [
                "(", ")", "[", "]", "{", "}", "<<", ">>", ",", ".", ":", "?", "'", "\"", "--", "/*",
                "*/", "=", "<", "NOT", "IN", "1e9", "é",
            ]
        for _ in 0..<120 {
            let count = Int.random(in: 0..<30, using: &random)
            let soup = (0..<count).map { _ in random.pick(words) }
            let start = random.pick([
                "", "SELECT * FROM t WHERE", "UPDATE t SET", "INSERT INTO t VALUE",
            ])
            tryAll(start + " " + soup.joined(separator: random.pick(["", " "])))
        }
    }

    @Test("Statements with bytes changed", arguments: UInt64(1)...8)
    func changed(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var bytes = Array(random.pick(Self.statements).utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(random.pick(bytes), at: place)
                default: bytes[place] = UInt8.random(in: 0...255, using: &random)
                }
            }
            tryAll(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("Random bytes", arguments: UInt64(1)...8)
    func bytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let count = Int.random(in: 0..<200, using: &random)
            tryAll(String(decoding: random.bytes(count: count), as: UTF8.self))
        }
    }

    @Test(
        "Whatever repeats without end is refused, and uses no stack",
        arguments: [
            "(", "NOT ", "[", "{'a':", "<<", "size(", "a.", "a[0]", "a=1 AND ", "a=1 OR (", "-",
            "a IN (", "\"a\".", "'", "?", "begins_with(", "list_append(a,", "/*",
        ])
    func endless(piece: String) {
        for start in [
            "SELECT * FROM t WHERE ", "SELECT ", "UPDATE t SET a = ", "INSERT INTO t VALUE ",
            "INSERT INTO t VALUE {'a': ",
        ] {
            let room = PartiQLLimits.characterCount - start.count
            let text = start + String(repeating: piece, count: room / piece.count)
            #expect(throws: WireError.self) { try PartiQLParser.parse(text, parameters: []) }
        }
    }
}

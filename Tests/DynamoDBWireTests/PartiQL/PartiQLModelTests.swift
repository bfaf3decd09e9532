import Granary
import GranaryTestSupport
import Testing

/// Whatever a `WHERE` is turned into, page by page it finds what a plain look at all items finds.
///
/// Method: one seed makes few items and many random conditions on keys and attributes, each as text
/// and as a closure. A failure names its seed and the statement; run that seed alone to replay it.
@Suite("PartiQL reads against their model", .temporaryStore)
struct PartiQLModelTests {
    /// A condition as text, and what it means.
    private struct Model {
        var text: String
        var holds: (AttributeMap) -> Bool
    }

    private static let operators: [(String, @Sendable (Int) -> Bool)] = [
        ("=", { $0 == 0 }), ("<", { $0 < 0 }), ("<=", { $0 <= 0 }), (">", { $0 > 0 }),
        (">=", { $0 >= 0 }),
    ]

    private static func order(_ one: AttributeValue?, _ two: AttributeValue) -> Int? {
        switch (one, two) {
        case (.string(let one), .string(let two)): one < two ? -1 : one == two ? 0 : 1
        case (.number(let one), .number(let two)): one < two ? -1 : one == two ? 0 : 1
        default: nil
        }
    }

    private static func leaf(_ random: inout SeededGenerator) -> Model {
        let name = random.pick(["PK", "PK", "PK", "SK", "SK", "n", "s"])
        let values =
            name == "n"
            ? ["0", "1", "2"]
            : name == "PK" ? ["'a'", "'b'", "'c'"] : ["'1'", "'2'", "'21'", "'3'"]
        let value = { (text: String) -> AttributeValue in
            text.first == "'"
                ? .string(String(text.dropFirst().dropLast())) : .number(Number(Int(text) ?? 0))
        }
        let first = random.pick(values)
        let second = random.pick(values)
        let (low, high) = first < second ? (first, second) : (second, first)
        switch Int.random(in: 0..<8, using: &random) {
        case 0...2 where name == "PK":
            return Model(text: "PK = \(first)") { $0["PK"] == value(first) }
        case 0...2:
            let (symbol, holds) = random.pick(Self.operators)
            return Model(text: "\(name) \(symbol) \(first)") {
                Self.order($0[name], value(first)).map(holds) ?? false
            }
        case 3:
            return Model(text: "\(name) IN [\(first), \(second)]") {
                $0[name] == value(first) || $0[name] == value(second)
            }
        case 4:
            return Model(text: "\(name) BETWEEN \(low) AND \(high)") {
                guard let one = Self.order($0[name], value(low)),
                    let two = Self.order($0[name], value(high))
                else { return false }
                return one >= 0 && two <= 0
            }
        case 5:
            return Model(text: "\(name) IS MISSING") { $0[name] == nil }
        case 6 where name != "n":
            return Model(text: "begins_with(\(name), \(first))") {
                guard case .string(let text) = $0[name], case .string(let prefix) = value(first)
                else { return false }
                return text.hasPrefix(prefix)
            }
        default:
            return Model(text: "\(first) <> \(name)") { $0[name] != value(first) }
        }
    }

    private static func condition(_ random: inout SeededGenerator, depth: Int) -> Model {
        guard depth > 0, random.chance(0.8) else { return leaf(&random) }
        let one = condition(&random, depth: depth - 1)
        let two = condition(&random, depth: depth - 1)
        switch Int.random(in: 0..<6, using: &random) {
        case 0...2:
            return Model(text: "\(one.text) AND (\(two.text))") { one.holds($0) && two.holds($0) }
        case 3, 4:
            return Model(text: "(\(one.text) OR \(two.text))") { one.holds($0) || two.holds($0) }
        default: return Model(text: "NOT (\(one.text))") { !one.holds($0) }
        }
    }

    private static func items(_ random: inout SeededGenerator) -> [AttributeMap] {
        ["a", "b", "c"].flatMap { partition in
            ["1", "2", "21", "3"].map { sort -> AttributeMap in
                var item: AttributeMap = ["PK": .string(partition), "SK": .string(sort)]
                if random.chance(0.7) {
                    item["n"] = .number(Number(Int.random(in: 0...2, using: &random)))
                }
                if random.chance(0.7) { item["s"] = .string(random.pick(["1", "2", "21", "3"])) }
                return item
            }
        }
    }

    @Test(arguments: UInt64(1)...6)
    func agrees(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let client = WireClient()
        await client.createTable()
        let items = Self.items(&random)
        for item in items {
            _ = try await TemporaryStore.current.run(PutItem(tableName: "music", item: Item(item)))
        }
        for _ in 0..<60 {
            let model = Self.condition(&random, depth: Int.random(in: 0...3, using: &random))
            // AND binds closer than OR, so that what stands at the top is put in parentheses.
            let statement = "SELECT PK, SK FROM music WHERE \(model.text)"
            let expected = items.filter(model.holds).map(Self.key).sorted()
            var found: [String] = []
            var token = ""
            var pages = 0
            repeat {
                let limit = Int.random(in: 1...5, using: &random)
                let text = await client.ok(
                    "ExecuteStatement",
                    #"{"Statement":"\#(statement)","Limit":\#(limit)\#(token)}"#)
                let answer = try JSONValue(parsing: text)
                if case .array(let rows)? = answer["Items"] {
                    found += rows.map {
                        ($0["PK"]?["S"]?.string ?? "") + ($0["SK"]?["S"]?.string ?? "")
                    }
                }
                token = answer["NextToken"]?.string.map { #","NextToken":"\#($0)""# } ?? ""
                pages += 1
            } while !token.isEmpty && pages < 50
            #expect(found.sorted() == expected, "seed \(seed): \(statement)")
        }
    }

    private static func key(_ item: AttributeMap) -> String {
        guard case .string(let one)? = item["PK"], case .string(let two)? = item["SK"] else {
            return ""
        }
        return one + two
    }
}

import GranaryItems
import Testing

/// Stored items are older than the types that read them: an attribute of any other kind or value is
/// decoded or refused with a `DecodingError`, and never traps.
///
/// Method: an item that decodes, with one attribute replaced by a random value of any kind.
@Suite("Codable and foreign values")
struct ItemCodableFuzzTests {
    @Test(arguments: UInt64(1)...12)
    func anyValueIsDecodedOrRefused(seed: UInt64) throws {
        var values = RandomJSONValues(seed: seed)
        let names = Everything.item.attributeNames
        for strategy in [DateStrategy.iso8601, .epochSeconds, .epochMilliseconds] {
            let decoder = ItemDecoder(dateStrategy: strategy)
            var item = try ItemEncoder(dateStrategy: strategy).encode(Everything())
            #expect(throws: Never.self) { try decoder.decode(Everything.self, from: item) }
            for _ in 0..<8 {
                let name = names[values.below(names.count)]
                let before = item[name]
                item[name] = values.value()
                do {
                    let decoded = try decoder.decode(Everything.self, from: item)
                    // What was read can be written; a date may be outside what a strategy writes.
                    if name != "date" {
                        #expect(throws: Never.self) { try Item(encoding: decoded) }
                    }
                } catch {
                    #expect(error is DecodingError, "seed \(seed): \(error)")
                }
                item[name] = before
            }
        }
    }
}

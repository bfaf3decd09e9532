import Foundation
import GranaryItems
import Testing

/// Through any other coder, values are DynamoDB JSON: the same text as the writer's, so that the
/// two can be mixed.
@Suite("Values in other formats")
struct ValueCodableTests {
    @Test(arguments: UInt64(1)...20)
    func agreesWithDynamoDBJSON(seed: UInt64) throws {
        var values = RandomJSONValues(seed: seed)
        for _ in 0..<10 {
            let item = Item(values.map())
            let data = try JSONEncoder().encode(item)
            #expect(try Item(dynamoDBJSON: data) == item, "seed \(seed)")
            #expect(try JSONDecoder().decode(Item.self, from: data) == item, "seed \(seed)")
        }
    }

    @Test(arguments: [
        "{}", #"{"X":1}"#, #"{"S":"a","N":"1"}"#, #"{"N":1}"#, #"{"N":"x"}"#, #"{"NULL":false}"#,
        #"{"SS":[]}"#, #"{"NS":["1","1.0"]}"#, #"{"B":"Zg"}"#, #"{"BS":["Zg"]}"#, #"{"L":1}"#,
    ])
    func refusesWhatTheServiceRefuses(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(AttributeValue.self, from: Data(text.utf8))
        }
    }

    @Test func dataIsABinary() {
        #expect(AttributeValue(Data([1, 2])) == .binary([1, 2]))
        #expect(AttributeValue.binary([1, 2]).dataValue == Data([1, 2]))
        #expect(AttributeValue("x").dataValue == nil)
    }
}

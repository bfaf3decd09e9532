import Foundation
import GranaryItems
import Testing

/// A value that does not fit is an error with the path to it: never a rounded number, and never a
/// trap.
@Suite("Codable errors")
struct ItemCodableErrorTests {
    struct Order: Codable {
        struct Line: Codable { var count: Int8 }
        var lines: [Line]
    }

    /// The kind of a decoding error, its path and its words.
    private func refusal<T: Decodable>(
        _ type: T.Type, _ value: AttributeValue
    ) throws -> String {
        do {
            _ = try ItemDecoder().decode(type, from: value)
            return "decoded"
        } catch let error as DecodingError {
            return switch error {
            case .typeMismatch(_, let context): "mismatch " + describe(context)
            case .valueNotFound(_, let context): "no value " + describe(context)
            case .keyNotFound(let key, let context):
                "no \(key.stringValue) " + describe(context)
            case .dataCorrupted(let context): "corrupted " + describe(context)
            @unknown default: "another error"
            }
        }
    }

    private func describe(_ context: DecodingError.Context) -> String {
        context.codingPath.map(\.stringValue).joined(separator: "/") + ": "
            + context.debugDescription
    }

    @Test(
        arguments: [
            (
                ["lines": [["count": 1], ["count": "x"]]],
                "mismatch lines/Index 1/count: expected N, found S"
            ),
            (["lines": [["count": 128]]], "corrupted lines/Index 0/count: 128 does not fit Int8"),
            (["lines": [["count": 1.5]]], "corrupted lines/Index 0/count: 1.5 does not fit Int8"),
            (["lines": [["count": nil]]], "no value lines/Index 0/count: expected N, found NULL"),
            (["lines": [[:]]], "no count lines/Index 0: there is no attribute \"count\""),
            (["lines": ["x"]], "mismatch lines/Index 0: expected M, found S"),
            (["lines": "x"], "mismatch lines: expected L, found S"),
            ([:], "no lines : there is no attribute \"lines\""),
            ("x", "mismatch : expected M, found S"),
        ] as [(AttributeValue, String)])
    func decodingNamesThePath(value: AttributeValue, text: String) throws {
        #expect(try refusal(Order.self, value) == text)
    }

    @Test func decodingRefusesWhatDoesNotFit() throws {
        #expect(try refusal(Bool.self, 1) == "mismatch : expected BOOL, found N")
        #expect(try refusal(Int.self, "1") == "mismatch : expected N, found S")
        #expect(try refusal(Data.self, "AQ==") == "mismatch : expected B, found S")
        #expect(try refusal(UUID.self, "x") == "corrupted : no UUID")
        #expect(try refusal(Date.self, "2026-02-29T00:00:00Z") == "corrupted : no iso8601 date")
        #expect(try refusal(Date.self, 1) == "mismatch : expected S, found N")
        #expect(try refusal(Set<String>.self, ["a", 1]) == "mismatch Index 1: expected S, found N")
        #expect(try refusal(Set<Int>.self, "a") == "mismatch : expected L, found S")
        #expect(try refusal(Number.self, true) == "mismatch : expected N, found BOOL")
        let tiny = AttributeValue.number(try Number("1e-130"))
        #expect(try refusal(Decimal.self, tiny).hasPrefix("corrupted : 0.0"))
        let large = AttributeValue.number(try Number("18446744073709551616"))
        #expect(
            try refusal(UInt64.self, large)
                == "corrupted : 18446744073709551616 does not fit UInt64")
        #expect(
            try refusal(Float.self, 1e39)
                == "corrupted : 1" + String(repeating: "0", count: 39) + " does not fit Float")
        #expect(try refusal(UInt8.self, -1) == "corrupted : -1 does not fit UInt8")
    }

    private func refusal(encoding value: some Encodable) throws -> String {
        do {
            return "encoded \(try ItemEncoder().encodeValue(value))"
        } catch EncodingError.invalidValue(_, let context) {
            return context.codingPath.map(\.stringValue).joined(separator: "/") + ": "
                + context.debugDescription
        }
    }

    @Test func encodingRefusesWhatNoAttributeHolds() throws {
        let range = "outside the range of DynamoDB numbers"
        #expect(try refusal(encoding: [Double.nan]) == "Index 0: " + range)
        #expect(try refusal(encoding: ["a": [1, Double.infinity]]) == "a/Index 1: " + range)
        #expect(try refusal(encoding: 1e126) == ": " + range)
        #expect(try refusal(encoding: Float.infinity) == ": " + range)
        #expect(try refusal(encoding: Int128.max) == ": " + range)
        #expect(try refusal(encoding: UInt128.max) == ": " + range)
        #expect(try refusal(encoding: Decimal.nan) == ": " + range)
        #expect(
            try refusal(encoding: ["d": Date.distantFuture.addingTimeInterval(1e15)])
                == "d: outside the dates that iso8601 can write")
    }

    @Test(arguments: [1, "x", [1]] as [AttributeValue])
    func anItemIsAKeyedContainer(value: AttributeValue) {
        #expect {
            try Item(encoding: value)
        } throws: { error in
            guard case EncodingError.invalidValue(_, let context) = error else { return false }
            return context.debugDescription
                == "an item needs a keyed container, not \(value.kind.code)"
        }
    }

    /// A chain of values, each in a list of the one before.
    indirect enum Chain: Encodable {
        case end
        case link(Chain)

        init(levels: Int) {
            self = (1..<levels).reduce(.end) { chain, _ in .link(chain) }
        }

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .end:
                var container = encoder.singleValueContainer()
                try container.encode(1)
            case .link(let chain):
                var container = encoder.unkeyedContainer()
                try container.encode(chain)
            }
        }
    }

    @Test func nestingHasALimit() throws {
        #expect(try refusal(encoding: Chain(levels: 32)).hasPrefix("encoded"))
        #expect(
            try refusal(encoding: Chain(levels: 33)).hasSuffix(": nested deeper than 32 levels"))
        let item = try ItemEncoder().encode(["x": Chain(levels: 32)])
        #expect(try Item(json: item.json) == item)
        #expect(throws: EncodingError.self) {
            try ItemEncoder().encode(["x": Chain(levels: 33)])
        }
    }

    /// A set is no level: on the last one, a set fits and a list of one element does not.
    @Test func aSetIsNoLevelOfNesting() throws {
        struct Deep<Last: Encodable>: Encodable {
            var levels: Int
            var last: Last
            func encode(to encoder: any Encoder) throws {
                if levels == 1 { return try last.encode(to: encoder) }
                var container = encoder.unkeyedContainer()
                if levels == 2 {
                    try container.encode(last)
                } else {
                    try container.encode(Deep(levels: levels - 1, last: last))
                }
            }
        }
        let set = try ItemEncoder().encodeValue(Deep(levels: 32, last: Set(["a"])))
        #expect(try AttributeValue(dynamoDBJSON: set.dynamoDBJSON) == set)
        #expect(throws: EncodingError.self) {
            try ItemEncoder().encodeValue(Deep(levels: 32, last: ["a"]))
        }
    }

    @Test func readingPastTheEndOfAListIsAnError() throws {
        struct Pair: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                _ = try container.decode(Int.self)
                _ = try container.decode(Int.self)
            }
        }
        #expect(try refusal(Pair.self, [1]) == "no value Index 1: the list has ended")
        #expect(try refusal(Pair.self, [1, 2]) == "decoded")
    }
}

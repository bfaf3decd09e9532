import Foundation
import GranaryItems
import Testing

/// Values whose types are only known at run time convert both ways, or are refused with their
/// place.
@Suite("Values of unknown type")
struct AnyConversionTests {
    @Test func convertsWhatAnAttributeHolds() throws {
        let none: Int? = nil
        let value: [String: Any?] = [
            "s": "x", "i": 1, "u": UInt8(2), "d": 0.5, "f": Float(0.1), "t": true, "z": nil,
            "none": none as Any, "b": Data([1]), "l": [1, "a", [Int]()] as [Any], "m": ["k": 1],
            "ss": Set(["a"]), "ns": Set([1]), "n": Number(7), "v": AttributeValue.stringSet(["q"]),
        ]
        #expect(
            try AttributeValue(converting: value) == [
                "s": "x", "i": 1, "u": 2, "d": 0.5, "f": 0.1, "t": true, "z": nil, "none": nil,
                "b": .binary([1]), "l": [1, "a", []], "m": ["k": 1], "ss": .stringSet(["a"]),
                "ns": .numberSet([1]), "n": 7, "v": .stringSet(["q"]),
            ])
        #expect(try AttributeValue(converting: nil) == .null)
    }

    @Test func refusesOtherTypesWithTheirPlace() {
        struct Point {}
        let value: [String: Any] = ["a": [1, Point()] as [Any]]
        #expect(
            throws: AttributeConversionError(path: [.name("a"), .index(1)], type: "Point")
        ) { try AttributeValue(converting: value) }
        for unfit in [Double.nan, Set<String>(), UInt128.max, Float.infinity] as [any Sendable] {
            #expect(throws: AttributeConversionError.self) {
                try AttributeValue(converting: unfit)
            }
        }
        let optional: URL? = URL(string: "a:b")
        #expect(throws: AttributeConversionError(path: [], type: "URL")) {
            try AttributeValue(converting: optional as Any)
        }
    }

    @Test func nestingHasALimit() throws {
        var value: Any = 1
        for _ in 1..<32 { value = [value] }
        _ = try AttributeValue(converting: value)
        #expect(throws: AttributeConversionError.self) {
            try AttributeValue(converting: [value])
        }
    }

    @Test func numbersTakeTheNarrowestExactType() throws {
        #expect(AttributeValue(7).anyValue as? Int == 7)
        #expect(AttributeValue(0.5).anyValue as? Double == 0.5)
        let wide = try Number("12345678901234567890123456789012345678")
        #expect(AttributeValue(wide).anyValue as? Number == wide)
        #expect(AttributeValue.null.anyValue == nil)
    }

    /// What `anyValue` gives, `init(converting:)` takes.
    ///
    /// Only what Swift holds to be one string is merged, and left out here.
    @Test(arguments: UInt64(1)...20)
    func readsBack(seed: UInt64) throws {
        var values = RandomJSONValues(seed: seed)
        for _ in 0..<20 {
            let value = values.value()
            guard Self.hasNoEquivalents(value) else { continue }
            #expect(try AttributeValue(converting: value.anyValue) == value, "seed \(seed)")
        }
    }

    /// Whether a Swift set or dictionary keeps all its strings apart.
    private static func hasNoEquivalents(_ value: AttributeValue) -> Bool {
        switch value {
        case .stringSet(let set): Set(set).count == set.count
        case .list(let elements): elements.allSatisfy(hasNoEquivalents)
        case .map(let map):
            Set(map.names).count == map.count && map.allSatisfy { hasNoEquivalents($0.value) }
        default: true
        }
    }
}

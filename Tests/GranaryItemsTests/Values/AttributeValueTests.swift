import Testing

@testable import GranaryItems

/// Equality decides conditions: it must be DynamoDB's, and not Swift's where they differ.
@Suite("Attribute values")
struct AttributeValueTests {
    /// One character to Swift, two strings to DynamoDB.
    static let composed = "\u{E9}"
    static let decomposed = "e\u{301}"

    @Test("Strings are equal by their bytes")
    func stringsAreEqualByTheirBytes() {
        #expect(Self.composed == Self.decomposed)
        let composed = AttributeValue.string(Self.composed)
        let decomposed = AttributeValue.string(Self.decomposed)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(AttributeValue.list([composed]) != .list([decomposed]))
        #expect(AttributeValue.map([Self.composed: 1]) != .map([Self.decomposed: 1]))
        #expect(AttributeValue.stringSet([Self.composed, Self.decomposed]).kind == .stringSet)
    }

    @Test("Values of different kinds differ")
    func kindsDiffer() {
        let values: [AttributeValue] = [
            .null, false, 0, "", .binary([]), .list([]), .map([:]), .stringSet([]), .numberSet([]),
            .binarySet([]),
        ]
        #expect(Set(values).count == values.count)
        #expect(values.map(\.kind) == AttributeKind.allCases.sorted { $0.rawValue < $1.rawValue })
    }

    /// Typed models and tests are written with literals.
    @Test("Literals have the kind they look like")
    func literals() throws {
        let value: AttributeValue = [
            "text": "a", "number": 7, "fraction": 0.25, "flag": true, "nothing": nil,
            "list": [1, "two", [false]],
        ]
        let map = try #require(value.mapValue)
        #expect(map["text"]?.stringValue == "a")
        #expect(map["number"]?.intValue == 7)
        #expect(map["fraction"]?.doubleValue == 0.25)
        #expect(map["flag"]?.boolValue == true)
        #expect(map["nothing"]?.isNull == true)
        #expect(map["list"]?.listValue?.count == 3)
        #expect(map["text"]?.intValue == nil && map["number"]?.stringValue == nil)
    }

    @Test("Kinds have DynamoDB's codes", arguments: AttributeKind.allCases)
    func codes(kind: AttributeKind) {
        #expect(AttributeKind(code: kind.code) == kind)
        #expect(AttributeKind(code: kind.code.lowercased()) == nil)
    }
}

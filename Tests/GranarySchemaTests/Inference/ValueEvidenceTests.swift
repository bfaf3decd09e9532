import GranaryItems
import Testing

@testable import GranarySchema

/// One row for each type that can be guessed, and one for each guess that must not be made.
struct ValueEvidenceTests {
    private static func shape(
        _ values: [AttributeValue], named name: String = "field"
    ) -> (shape: ValueShape, remarks: [InferenceRemark.Reason]) {
        var evidence = ValueEvidence()
        for value in values {
            let item = Item(["v": value])
            if let view = item.view.value(named: "v") { evidence.add(view) }
        }
        var remarks = DraftRemarks(model: "M")
        let shape = evidence.shape(named: name, at: name, &remarks)
        return (shape, remarks.all.map(\.reason))
    }

    @Test(
        arguments: [
            ([1, 2, 3], "field", .int),
            ([1, 2.5], "field", .number),
            ([.number(Self.manyDigits)], "field", .decimal),
            ([true, false], "field", .boolean),
            ([.binary([1])], "field", .binary),
            (["a", "some longer text!"], "field", .string),
            ([""], "field", .string),
            (["2025-11-06T09:30:00.000Z"], "field", .date(.millisecond)),
            (["2025-11-06T09:30:00Z", ""], "field", .date(.second)),
            (["2025-11-06"], "field", .date(.day)),
            ([1_762_421_400], "expires_at", .timeToLive),
            ([1_762_421_400], "ttl", .timeToLive),
            ([1_762_421_400], "revenue", .int),
            ([1_762_421_400_000], "expires_at", .int),
            ([.list(["a", "b"])], "field", .list(ValueShape(.string))),
            ([.stringSet(["a"])], "field", .set(ValueShape(.string))),
            ([.numberSet([1, 2])], "field", .set(ValueShape(.int))),
            ([.binarySet([[1]])], "field", .set(ValueShape(.binary))),
            (
                [.map(["a": 1, "b": "x"]), .map(["a": 2])], "field",
                .object([
                    ModelAttribute("a", ValueShape(.int), isRequired: true),
                    ModelAttribute("b", ValueShape(.string)),
                ])
            ),
            (
                [.list([.map(["a": 1])])], "field",
                .list(
                    ValueShape(.object([ModelAttribute("a", ValueShape(.int), isRequired: true)])))
            ),
            ([.map([:])], "field", .document),
        ] as [([AttributeValue], String, ValueType)])
    func typesAreGuessedWithoutARemark(values: [AttributeValue], name: String, type: ValueType) {
        let (shape, remarks) = Self.shape(values, named: name)
        #expect(shape == ValueShape(type))
        #expect(remarks == [])
    }

    private static let manyDigits = (try? Number("0.12345678901234567890123")) ?? .zero

    @Test(
        arguments: [
            (["a@b.co", "c@d.org"], "field", .email),
            (["https://a.example/x"], "field", .url),
            (["0188d6f2-7f2a-7c3e-8b6e-0123456789ab"], "field", .uuid),
            (["01ARZ3NDEKTSV4RRFFQ69G5FAV"], "field", .ulid),
            (["10.0.0.255"], "field", .ipv4),
            (["10.0.0.256"], "field", nil),
            (["2001:db8::1"], "field", .ipv6),
            (["+4915112345678"], "field", .phone),
            (["GB", "IT"], "country", .country),
            (["GB", "IT"], "state", nil),
            (["EUR"], "currencyCode", .currency),
            (["a@b.co", "not one"], "field", nil),
        ] as [([AttributeValue], String, ValueFormat?)])
    func formatsAreGuessed(values: [AttributeValue], name: String, format: ValueFormat?) {
        let (shape, _) = Self.shape(values, named: name)
        #expect(shape == ValueShape(.string, limits: ValueLimits(format: format)))
    }

    /// Few values over few items say nothing; an id is never an enumeration.
    @Test(arguments: [
        (20, 4, "stage", true), (19, 3, "stage", false), (20, 5, "stage", false),
        (100, 12, "stage", true), (100, 13, "stage", false), (100, 4, "startup_id", false),
        (100, 1, "stage", false),
    ])
    func enumerationsNeedFewValuesEachSeenOften(
        count: Int, distinct: Int, name: String, isEnumeration: Bool
    ) {
        let cases = (0..<distinct).map { "case_\(Character(Unicode.Scalar(UInt8(97 + $0))))" }
        let values = (0..<count).map { AttributeValue.string(cases[$0 % distinct]) }
        let (shape, _) = Self.shape(values, named: name)
        #expect(shape.type == (isEnumeration ? .enumeration(cases) : .string))
    }

    @Test(
        arguments: [
            ([1, "a", "b"], .string, [.severalKinds([.number: 1, .string: 2])]),
            ([.null, 1], .int, [.nulls(1)]),
            ([.null], .string, [.nulls(1)]),
            ([.list([])], .list(ValueShape(.string)), [.noValues]),
            (["2025-11-06T09:30:00"], .string, [.dateForm]),
            (["2025-11-06", "2025-11-06T09:30:00Z"], .string, [.dateForm]),
            (["2025-11-06T09:30:00.123456+00:00"], .string, [.dateForm]),
        ] as [([AttributeValue], ValueType, [InferenceRemark.Reason])])
    func whatDoesNotFitIsRemarkedOn(
        values: [AttributeValue], type: ValueType, remarks: [InferenceRemark.Reason]
    ) {
        let (shape, found) = Self.shape(values)
        #expect(shape.type == type)
        #expect(found == remarks)
    }

    /// A map from ids to values has no attributes of its own.
    @Test func aMapWhoseNamesAreDataHoldsAnything() {
        let values = (0..<40).map { AttributeValue.map(["id\($0)": 1]) }
        #expect(Self.shape(values).shape.type == .document)
    }

    @Test func nestingIsFollowedToALimit() {
        var value: AttributeValue = 1
        for _ in 0..<30 { value = .map(["a": value]) }
        var type = Self.shape([value]).shape.type
        var depth = 0
        while case .object(let attributes) = type, let first = attributes.first {
            type = first.shape.type
            depth += 1
        }
        #expect(depth == ValueEvidence.maximumDepth)
        #expect(type == .document)
    }
}

import GranaryEntities
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is written must be the canonical bytes, since equal items are compared as bytes; what is read
/// must be what was written, and whatever else is stored must be told apart exactly.
@Suite("Entity codec")
struct CodecTests {
    @Test(
        "The bytes are those of the item made of values",
        arguments: [
            (Sample.full, Sample.fullAttributes), (Sample.least, Sample.leastAttributes),
        ])
    func goldenBytes(sample: Sample, attributes: AttributeMap) throws {
        let item = try sample.item()
        #expect(item.attributes == attributes)
        #expect(item == Item(attributes))
        _ = try Item(decoding: item.encodedBytes)
        #expect(item.size == ItemSize.size(of: attributes))
    }

    @Test("An entity is read as it was written", arguments: [Sample.full, Sample.least])
    func roundTrip(sample: Sample) throws {
        #expect(try Sample(sample.item()) == sample)
    }

    @Test("Any entity is read as it was written, in canonical bytes")
    func randomRoundTrip() throws {
        let seed: UInt64 = 0x5A_3317
        var random = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let sample = Sample.random(&random)
            let item = try sample.item()
            #expect(try Sample(item) == sample, "seed \(seed)")
            #expect(Item(item.attributes) == item, "seed \(seed)")
        }
    }

    @Test("A stored text that the enumeration does not know is kept")
    func unknownEnum() throws {
        let item = Item(Sample.leastAttributes).replacing([("stage", "series-z")])
        let sample = try Sample(item)
        #expect(sample.stage == .unrecognized("series-z"))
        #expect(try sample.item()["stage"] == "series-z")
    }

    @Test("An empty list is not stored unless it is required, and absent reads as empty")
    func emptyLists() throws {
        let item = try Sample.least.item()
        #expect(item["list"] == nil && item["tags"] == nil)
        #expect(item["places"] == .list([]))
        #expect(try Sample(item.replacing([("list", .list([]))])) == Sample.least)
    }

    @Test("A null reads as absent where an attribute may be")
    func nulls() throws {
        let item = Item(Sample.leastAttributes).replacing([("count", .null), ("tags", .null)])
        #expect(try Sample(item) == Sample.least)
    }

    @Test("What is absent has its default")
    func defaults() throws {
        let item = Item(Sample.leastAttributes)
            .replacing([("flag", nil), ("score", nil), ("version", nil)])
        #expect(try Sample(item) == Sample.least)
    }

    @Test("The old name is read when the new one is absent, and not otherwise")
    func renamed() throws {
        let old = Item(Sample.leastAttributes).replacing([("amount", 5)])
        #expect(try Sample(old).count == 5)
        #expect(try Sample(old.replacing([("count", 6)])).count == 6)
        let late: Item = ["tokens": 3, "PK": "a", "startup_id": "s", "activity_type": "t"]
        var reader = EntityReader(late.view)
        reader.expect("aux_tokens_earned", renamedFrom: "tokens")
        #expect(try reader.optional("aux_tokens_earned", as: Int.self) == 3)
        #expect(try reader.required("startup_id") == "s")
    }

    @Test("Attributes that the model does not declare are passed over, wherever they stand")
    func undeclared() throws {
        let names = [
            "", "AAA", "PKX", "_", "_typf", "bin", "binary0", "objec", "objects", "zzz", "é",
        ]
        for name in names {
            let item = Item(Sample.fullAttributes).replacing([(name, "x")])
            #expect(try Sample(item) == Sample.full, "\(name)")
        }
    }

    @Test("An item of another model is refused, and one without a type is not")
    func otherModel() throws {
        let item = Item(Sample.leastAttributes)
        let error = #expect(throws: EntityError.self) {
            try Sample(item.replacing([("_type", "Other")]))
        }
        #expect(
            error?.description
                == "a stored Sample cannot be read: _type says that the item is of the model Other, "
                + "in the item {PK: SAMPLE#2}")
        #expect(try Sample(item.replacing([("_type", nil)])) == Sample.least)
    }

    /// The attribute, with the way inside it, must be named: an operator has to find it.
    static let refusals: [(String, AttributeValue?, AttributeError)] = [
        ("id", nil, AttributeError(.missing, attribute: "id")),
        ("places", nil, AttributeError(.missing, attribute: "places")),
        ("id", 1, AttributeError(.kind(.number, expected: "text"), attribute: "id")),
        ("id", .null, AttributeError(.kind(.null, expected: "text"), attribute: "id")),
        (
            "count", 1.5,
            AttributeError(.value(expected: "a whole number of 64 bits"), attribute: "count")
        ),
        (
            "count", "1",
            AttributeError(
                .kind(.string, expected: "a whole number of 64 bits"), attribute: "count")
        ),
        ("cost", true, AttributeError(.kind(.bool, expected: "a number"), attribute: "cost")),
        ("flag", "x", AttributeError(.kind(.string, expected: "true or false"), attribute: "flag")),
        (
            "moment", "yesterday",
            AttributeError(.value(expected: "a date in ISO 8601"), attribute: "moment")
        ),
        (
            "day", "2023-02-29",
            AttributeError(.value(expected: "a day as yyyy-mm-dd"), attribute: "day")
        ),
        (
            "expires_at", "2023-02-28",
            AttributeError(.kind(.string, expected: "seconds since 1970"), attribute: "expires_at")
        ),
        (
            "places", [["city": "a"], ["zip": 1]],
            AttributeError(.missing, attribute: "places[1].city")
        ),
        (
            "object", ["city": "a", "zip": "b"],
            AttributeError(
                .kind(.string, expected: "a whole number of 64 bits"), attribute: "object.zip")
        ),
        ("object", "a", AttributeError(.kind(.string, expected: "a map"), attribute: "object")),
        (
            "matrix", [[], 1],
            AttributeError(.kind(.number, expected: "a list"), attribute: "matrix[1]")
        ),
        (
            "tags", .numberSet([1]),
            AttributeError(.kind(.number, expected: "text"), attribute: "tags[0]")
        ),
        ("tags", ["a"], AttributeError(.kind(.list, expected: "a set"), attribute: "tags")),
        ("binary", "a", AttributeError(.kind(.string, expected: "a binary"), attribute: "binary")),
    ]

    @Test("What does not fit is refused with the attribute and the reason", arguments: refusals)
    func refusal(name: String, value: AttributeValue?, expected: AttributeError) throws {
        let item = Item(Sample.leastAttributes).replacing([(name, value)])
        let error = #expect(throws: EntityError.self) { try Sample(item) }
        guard case .unreadable("Sample", ["PK": "SAMPLE#2"], expected)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("What has no stored form is refused with the attribute")
    func unwritable() throws {
        var sample = Sample.least
        sample.cost = .nan
        #expect(throws: EntityError.self) { try sample.item() }
        sample.cost = nil
        sample.moment = Date(timeIntervalSince1970: 1e15)
        let error = #expect(throws: EntityError.self) { try sample.item() }
        #expect(
            error?.description
                == "Sample.moment cannot be stored: the date is outside the years 0000 to 9999")
    }
}

import GranaryItems
import Testing

@testable import GranarySchema

/// A draft that refused what it was made from would be worse than none.
struct DraftEnforcementTests {
    private static let items: [Item] = (0..<60).map { number in
        let startup = "s\(number % 7)"
        let second = number < 10 ? "0\(number)" : "\(number)"
        var item: Item =
            number.isMultiple(of: 3)
            ? [
                "PK": .string("STARTUP#\(startup)"), "SK": "PROFILE",
                "startup_id": .string(startup),
                "email": .string("a.b+\(number)@mail\(number).example.org"),
                "site": .string("https://x.example:8080/\(number)?q=1#f"),
                "country": .string(["GB", "IT"][number % 2]), "ip": "10.1.2.3",
                "score": .number(Number(number)), "stage": .string(["seed", "growth"][number % 2]),
                "tags": .stringSet(["a", "b"]), "sdg": .numberSet([1, 17]),
                "founders": .list([.map(["name": "A", "share": .number(Number(number))])]),
                "address": .map(["city": "Rome"]), "open": .bool(number.isMultiple(of: 2)),
                "logo": .binary([1, 2]), "founded": "2020-02-29",
            ]
            : [
                "PK": .string("STARTUP#\(startup)"),
                "SK": .string("ACTIVITY#2025-11-06T09:30:\(second).000Z"),
                "startup_id": .string(startup),
                "timestamp": .string("2025-11-06T09:30:\(second).000Z"),
                "expires_at": 1_893_456_000, "amount": .number((try? Number("0.1")) ?? 1),
                "id": .string("0188d6f2-7f2a-7c3e-8b6e-0123456789\(second)"),
            ]
        if number.isMultiple(of: 5) { item["note"] = "now and then" }
        return item
    }

    @Test func whatADraftIsMadeFromPassesIt() {
        let draft = SchemaInferenceTests.draft(of: Self.items)
        #expect(draft.remarks == [])
        #expect(draft.schema.models.count == 2)
        let validator = SchemaValidator(draft.schema)
        for item in Self.items {
            let violations = validator.violations(in: item.view)
            #expect(violations == [])
        }
    }

    /// What does not pass is what the draft had a remark on.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func whatDoesNotPassHasBeenRemarkedOn(seed: UInt64) {
        var random = RandomItems(state: seed)
        let items = (0..<30).map { number in
            var item = random.item()
            item["_type"] = number.isMultiple(of: 2) ? "Even" : "Odd"
            return item
        }
        let draft = SchemaInferenceTests.draft(of: items)
        let validator = SchemaValidator(draft.schema)
        for item in items {
            for violation in validator.violations(in: item.view) {
                let root = violation.attribute.prefix { $0 != "." && $0 != "[" }
                let isRemarkedOn = draft.remarks.contains { remark in
                    remark.model == violation.model
                        && (remark.attribute ?? "").hasPrefix(root)
                }
                #expect(isRemarkedOn, "\(violation), in \(item)")
            }
        }
    }
}

import GranaryMigrations

/// Entries of accounts, about 300 bytes each, in three versions of a schema.
enum LedgerSchema {
    static let table = "ledger"

    static let entriesOfAccount = 100

    /// The partition key of an entry: the same in all versions.
    static func partitionKey(_ position: Int) -> String {
        "ACCOUNT#a\(10_000_000 + position / entriesOfAccount)"
    }

    static func entry(_ position: Int) -> Item {
        let account = "a\(10_000_000 + position / entriesOfAccount)"
        let number = position % entriesOfAccount
        let day = 10 + number % 19
        return [
            "PK": .string(partitionKey(position)), "SK": .string("ENTRY#\(1_000 + number)"),
            "_type": "Entry", "account": .string(account), "number": AttributeValue(1_000 + number),
            "booked": .string("2025-06-\(day)T08:30:00Z"),
            "amount": .string("\(position % 9_973).25"),
            "currency": "EUR", "kind": number % 3 == 0 ? "debit" : "credit",
            "reference": .string("r\(position)"),
            "party": .string("Lumen Grid Holding \(position % 1_013)"),
            "text": .string(String(repeating: "invoice \(number) ", count: 5)),
        ]
    }

    /// An entry at the key that the third version makes.
    static func moved(_ entry: Item) -> Item {
        let booked = entry["booked"]?.stringValue ?? ""
        let number = entry["number"]?.intValue ?? 0
        return entry.replacing([(name: "SK", value: .string("ENTRY#\(booked)#\(number)"))])
    }

    /// The first version, a renamed attribute that becomes a number, and keys by date with a unique
    /// index over the reference.
    static func migrations() throws -> [Migration] {
        let first = try Schema(
            document: document("1.0.0", "amount", "string", "ENTRY#${number}", ""))
        let second = try Schema(
            document: document("1.1.0", "total", "number", "ENTRY#${number}", ""))
        let third = try Schema(
            document: document(
                "1.2.0", "total", "number", "ENTRY#${booked}#${number}",
                #","byReference":{"unique":["_type","reference"]}"#))
        func migration(
            _ number: Int, from source: Schema?, to target: Schema, _ steps: [MigrationStep]
        ) -> Migration {
            Migration(
                MigrationDocument(
                    number: number, name: "step-\(number)", from: source?.version,
                    to: target.version, allowed: Set(MigrationHazard.allCases), steps: steps),
                from: source, to: target)
        }
        return [
            migration(1, from: nil, to: first, []),
            migration(
                2, from: first, to: second,
                [
                    .renameAttribute(
                        RenameAttribute(model: "Entry", attribute: "amount", to: "total")),
                    .retype(RetypeAttribute(model: "Entry", attribute: "total", .stringToNumber)),
                ]),
            migration(
                3, from: second, to: third,
                [
                    .changeKeyTemplate(
                        ChangeKeyTemplate(
                            model: "Entry", key: "SK", to: "ENTRY#${booked}#${number}")),
                    .addIndex(AddIndex("byReference")),
                ]),
        ]
    }

    private static func document(
        _ version: String, _ amount: String, _ type: String, _ sortKey: String, _ indexes: String
    ) -> String {
        let text = #"{"type":"string","required":true}"#
        return """
            {"format":"granary:1","schema":"Ledger","version":"\(version)","table":"\(table)",
            "indexes":{"primary":{"hash":"PK","sort":"SK"}\(indexes)},
            "models":{"Entry":{"keys":{"PK":"ACCOUNT#${account}","SK":"\(sortKey)"},
            "attributes":{"account":\(text),"number":{"type":"int","required":true},
            "booked":{"type":"date","precision":"second","required":true},"\(amount)":"\(type)",
            "currency":"string","kind":{"type":"string","enum":["debit","credit"]},
            "reference":"string","party":"string","text":{"type":"string","maxLength":500}}}}}
            """
    }
}

internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// A store keeps its schema: whoever opens it without one is held to it.
@Suite struct ReopenedStoreTests {
    private let platform: Platform

    init() throws { platform = try Platform.dreamSeed.get() }

    /// What is declared holds without the program that declared it, references too.
    @Test func declarationsHoldWithoutTheSchema() throws {
        try platform.withReopenedStore { store in
            #expect(try store.schema(of: "dreamseed") == platform.schema)
            try store.put(AuthUser(emailChangeConfirmStatus: 2))
            let account = RandomUUID.make()
            let item: Item = [
                "_type": "AuthUser", "PK": .string("AUTH#" + account), "SK": "USER",
                "id": .string(account), "email_change_confirm_status": 3,
            ]
            let found = try violations {
                _ = try store.run(PutItem(tableName: "dreamseed", item: item))
            }
            #expect(
                found == [
                    SchemaViolation(
                        model: "AuthUser", attribute: "email_change_confirm_status",
                        rule: .maximum, value: 3, expected: "2")
                ])
            let orphan = DreamDNA(businessID: account, version: 1)
            let refusal = try violations { try store.put(orphan) }
            #expect(refusal?.map(\.rule) == [.reference])
        }
    }

    /// Rules that this process does not have cannot be kept, and so their models are not written.
    @Test func modelsWithUnknownRulesAreNotWritten() throws {
        try platform.withReopenedStore { store in
            let user = User()
            #expect {
                try store.put(user)
            } throws: { error in
                guard case EntityError.store(.schemaRuleMissing("User", let rule)) = error else {
                    return false
                }
                return rule == "callsCompletedInOrder"
            }
            let found = try store.get(user.key)
            #expect(found == nil)
        }
    }
}

extension Platform {
    /// Runs `body` with a store that was made with the schema and is opened without it.
    fileprivate func withReopenedStore(_ body: (Store) throws -> Void) throws {
        try withDirectory { path in
            try Store.open(path, schema: storeSchema).close()
            let store = try Store.reopen(path)
            defer { store.close() }
            try body(store)
        }
    }
}

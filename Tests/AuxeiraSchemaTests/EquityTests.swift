internal import AuxeiraSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// The members who have not left a startup hold at most all of it: the rule that reads other items.
@Suite struct EquityTests {
    private let platform: Platform

    init() throws { platform = try Platform.auxeira.get() }

    private static func member(
        _ user: String, of startup: String = "s1", _ share: Double?, until end: String? = nil
    ) -> UserStartup {
        UserStartup(
            userID: user, startupID: startup, role: .founder, equityPercentage: share,
            endDate: end.flatMap { Day($0) })
    }

    private static func refusal(_ share: Double) -> [SchemaViolation] {
        [
            SchemaViolation(
                model: "UserStartup", attribute: "equity_percentage",
                rule: .business("equityWithinWhole"), value: share.attributeValue)
        ]
    }

    private func refusal(_ body: () throws -> Void) throws -> [SchemaViolation]? {
        try violations(body)?.map { violation in
            SchemaViolation(
                model: violation.model, attribute: violation.attribute, rule: violation.rule,
                value: violation.value)
        }
    }

    /// Up to the whole, and not a hundredth more.
    @Test func sharesAddUpToTheWhole() throws {
        try platform.withStore { store in
            try store.put(Self.member("a", 60))
            try store.put(Self.member("b", 40))
            try store.put(Self.member("c", 0))
            try store.put(Self.member("d", nil))
            #expect(
                try refusal { try store.put(Self.member("e", 0.01)) }
                    == Self.refusal(0.01))
            #expect(try store.get(UserStartup.Key(userID: "e", startupID: "s1")) == nil)
            let item = try Self.member("e", 0.01).item()
            #expect(
                try refusal { _ = try store.run(PutItem(tableName: "auxeira", item: item)) }
                    == Self.refusal(0.01))
        }
    }

    /// An item that is replaced does not count beside its successor.
    @Test func replacedShareDoesNotCount() throws {
        try platform.withStore { store in
            try store.put(Self.member("a", 60))
            try store.put(Self.member("b", 30))
            try store.put(Self.member("a", 70))
            #expect(
                try refusal { try store.put(Self.member("a", 70.5)) }
                    == Self.refusal(70.5))
            #expect(
                try refusal {
                    try store.update(UserStartup.Key(userID: "b", startupID: "s1")) { update in
                        update.set(\.equityPercentage, to: 31)
                    }
                } == Self.refusal(31))
            #expect(
                try store.get(UserStartup.Key(userID: "b", startupID: "s1"))?.equityPercentage
                    == 30)
        }
    }

    /// Who has left holds nothing, whatever is still written there, and another startup is another.
    @Test func formerMembersAndOtherStartupsDoNotCount() throws {
        try platform.withStore { store in
            try store.put(Self.member("a", 100))
            try store.put(Self.member("b", 50, until: "2025-12-31"))
            try store.put(Self.member("a", of: "s2", 100))
            // Back again, there is nothing left to hold.
            #expect(
                try refusal { try store.put(Self.member("b", 50)) } == Self.refusal(50))
        }
    }

    /// What a transaction wrote before counts, and all of it is undone.
    @Test func transactionSeesItsOwnShares() throws {
        try platform.withStore { store in
            let found = try refusal {
                try store.transaction { transaction in
                    try transaction.put(Self.member("a", 60))
                    try transaction.put(Self.member("b", 40.5))
                }
            }
            #expect(found == Self.refusal(40.5))
            #expect(try store.query(UserStartup.ofStartup("s1")).readAll().isEmpty)
        }
    }

    /// Binary fractions of shares that are the whole in decimal add up to a hair more.
    @Test func roundingIsNotRefused() throws {
        try platform.withStore { store in
            for (user, share) in [("a", 33.4), ("b", 33.3), ("c", 33.3)] {
                try store.put(Self.member(user, share))
            }
            for (number, share) in [14.3, 14.3, 14.3, 14.3, 14.3, 14.3, 14.2].enumerated() {
                try store.put(Self.member("u\(number)", of: "s2", share))
            }
        }
    }
}

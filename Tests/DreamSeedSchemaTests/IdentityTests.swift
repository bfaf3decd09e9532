internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What makes an item the one it is: its number, its addresses, its user and its version.
@Suite struct IdentityTests {
    private let platform: Platform

    init() throws { platform = try Platform.dreamSeed.get() }

    /// A DNA is of a user who is there, also when the same transaction puts both.
    @Test func dreamDNANeedsItsUser() throws {
        try platform.withStore { store in
            let user = User()
            let dna = DreamDNA(businessID: user.id, version: 1)
            let found = try violations { try store.put(dna) }
            #expect(found?.map(\.model) == ["DreamDNA"])
            #expect(found?.map(\.attribute) == ["business_id"])
            #expect(found?.map(\.rule) == [.reference])
            #expect(found?.map(\.value) == [.string(user.id)])
            try store.transaction { transaction in
                try transaction.put(user)
                try transaction.put(dna)
            }
            #expect(try store.get(dna.key)?.businessID == user.id)
            // Others may be stored before their user is.
            try store.put(Conversation(userID: RandomUUID.make(), startedAt: .now))
        }
    }

    /// Numbers are made in lower case, as Postgres shows them: keys compare byte by byte.
    @Test func numbersAreInLowerCase() {
        let numbers = (0..<20).map { _ in User().id }
        #expect(numbers == numbers.map { $0.lowercased() })
        #expect(Set(numbers).count == numbers.count)
    }

    /// No two users share an address or an account, and those without either do not count.
    @Test func addressesAndAccountsAreUnique() throws {
        try platform.withStore { store in
            let account = RandomUUID.make()
            try store.put(User(authUserID: account, customerEmail: "ada@example.com"))
            try store.put(User())
            try store.put(User())
            try store.put(AuthUser(email: "ada@example.com"))
            for user in [User(customerEmail: "ada@example.com"), User(authUserID: account)] {
                #expect {
                    try store.put(user)
                } throws: { error in
                    guard case EntityError.store(.uniqueViolation) = error else { return false }
                    return true
                }
            }
        }
    }

    /// Who writes a user that was changed since it was read is told so, and changes nothing.
    @Test func staleUserIsNotWritten() throws {
        try platform.withStore { store in
            let user = try store.put(User(businessName: "Acme"))
            #expect(user.version == 1)
            var paid = user
            paid.subscriptionType = "plus"
            #expect(try store.put(paid).version == 2)
            var called = user
            called.businessName = "Acme Bakery"
            #expect(throws: EntityError.self) { try store.put(called) }
            let stored = try store.get(user.key)
            #expect(stored?.businessName == "Acme")
            #expect(stored?.subscriptionType == "plus")
        }
    }
}

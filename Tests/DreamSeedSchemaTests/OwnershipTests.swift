internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

/// The owners of a business hold at most all of it together: a rule about the elements of a list.
@Suite struct OwnershipTests {
    private let platform: Platform

    init() throws { platform = try Platform.dreamSeed.get() }

    private static func formation(_ shares: [Double?]) -> BusinessFormationData {
        BusinessFormationData(
            userID: "00000000-0000-4000-8000-000000000001",
            owners: shares.map { .init(name: "Ada", ownershipPercent: $0) })
    }

    /// Up to the whole; binary fractions that are the whole in decimal add up to a hair more.
    @Test(
        arguments: [
            [100], [60, 40], [60, nil, 40, 0], [33.4, 33.3, 33.3],
            [14.3, 14.3, 14.3, 14.3, 14.3, 14.3, 14.2],
            [nil, nil], [],
        ] as [[Double?]])
    func sharesUpToTheWholeAreAllowed(_ shares: [Double?]) throws {
        try platform.withStore { store in _ = try store.put(Self.formation(shares)) }
    }

    /// A hundredth more is not, and the owner with whom it is over is named.
    @Test(
        arguments: [
            ([60, 40.01], 1, 40.01), ([60, nil, 40, 0.01], 3, 0.01), ([50, 50, 1, 7], 2, 1),
        ] as [([Double?], Int, Double)])
    func shareOverTheWholeIsRefused(_ shares: [Double?], _ position: Int, _ share: Double) throws {
        try platform.withStore { store in
            let formation = Self.formation(shares)
            let item = try formation.item()
            let writes: [() throws -> Void] = [
                { try store.put(formation) },
                { _ = try store.run(PutItem(tableName: "dreamseed", item: item)) },
                {
                    try store.transaction { transaction in
                        try transaction.put(item, into: "dreamseed")
                    }
                },
            ]
            for write in writes {
                let found = try violations(write)
                #expect(found?.map(\.attribute) == ["owners[\(position)].ownership_percent"])
                #expect(found?.map(\.rule) == [.business("ownershipNotAboveHundred")])
                #expect(found?.map(\.value) == [share.attributeValue])
            }
            let stored = try store.get(formation.key)
            #expect(stored == nil)
        }
    }

    /// One owner alone has a share from nothing to the whole.
    @Test(arguments: [-0.01, 100.01])
    func shareOfOneOwnerHasItsRange(_ share: Double) throws {
        try platform.withStore { store in
            let found = try violations { try store.put(Self.formation([share])) }
            #expect(found?.first?.attribute == "owners[0].ownership_percent")
            #expect(found?.first?.rule == (share < 0 ? .minimum : .maximum))
        }
    }
}

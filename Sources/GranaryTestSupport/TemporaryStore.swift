public import Granary
public import Testing

/// Gives each test a store of its own, checks all of it afterwards, and removes it.
///
/// ```swift
/// @Test(.temporaryStore) func startsEmpty() throws {
///     #expect(try TemporaryStore.current.tableNames().isEmpty)
/// }
/// ```
///
/// On a suite it applies to each of its tests, and to each case of a parameterised one: tests may run
/// in parallel. After the test, ``Store/check(progress:)`` verifies every item, index entry and change
/// record, and a problem is recorded as an issue of the test.
public struct TemporaryStore: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal private static var session: TemporarySession?

    /// Each test of a suite gets a store, not the suite.
    public let isRecursive = true

    let options: StoreOptions
    let isChecked: Bool

    /// The store of the running test.
    ///
    /// - Precondition: The test, or its suite, has the trait ``Testing/Trait/temporaryStore``.
    public static var current: Store { currentSession.store }

    /// The directory of the running test's store.
    public static var path: String { currentSession.path }

    /// Closes the store of the running test and opens it again, as after a restart of the process.
    ///
    /// - Parameter options: What to open it with; as before when `nil`.
    /// - Returns: The store that ``current`` is from now on.
    /// - Throws: ``StoreError`` when it cannot be opened.
    @discardableResult
    public static func reopen(_ options: StoreOptions? = nil) throws -> Store {
        try currentSession.reopen(options)
    }

    /// Runs `function` with a fresh store, then checks and removes it.
    public func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let session = try TemporarySession(options)
        defer { session.remove() }
        try await Self.$session.withValue(session, operation: function)
        if isChecked { session.check(test) }
    }

    private static var currentSession: TemporarySession {
        guard let session else {
            preconditionFailure("the test has no store: add the trait .temporaryStore")
        }
        return session
    }
}

extension Trait where Self == TemporaryStore {
    /// Gives each test its own empty store, and checks it afterwards.
    public static var temporaryStore: Self { temporaryStore() }

    /// Gives each test its own empty store with these options.
    ///
    /// - Parameters:
    ///   - durability: Relaxed unless given, since no test outlives a power cut.
    ///   - initialMapSizeBytes: The address space to reserve at first; small ones make the map grow.
    ///   - isChecked: Whether the store is checked afterwards; not when the test damages it.
    /// - Returns: The trait.
    public static func temporaryStore(
        durability: Durability = .relaxed, initialMapSizeBytes: Int? = nil, isChecked: Bool = true
    ) -> Self {
        var options = StoreOptions(durability: durability)
        options.initialMapSizeBytes = initialMapSizeBytes
        return TemporaryStore(options: options, isChecked: isChecked)
    }
}

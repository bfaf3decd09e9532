import GranaryItems
import Testing

@testable import GranaryExpressions

/// The cache forgets what is old, keeps what is in use, and is safe for many threads.
@Suite("Expression cache")
struct ExpressionCacheTests {
    @Test func remembers() {
        let cache = ExpressionCache<Int>(capacity: 4)
        #expect(cache.expression(for: "a") == nil)
        cache.store(1, for: "a")
        #expect(cache.expression(for: "a") == 1)
    }

    @Test func isBounded() {
        let cache = ExpressionCache<Int>(capacity: 10)
        for number in 0..<1_000 { cache.store(number, for: "\(number)") }
        #expect(cache.count <= 10)
        #expect(cache.expression(for: "999") == 999)
        #expect(cache.expression(for: "0") == nil)
    }

    @Test func keepsWhatIsInUse() {
        let cache = ExpressionCache<Int>(capacity: 8)
        cache.store(-1, for: "used")
        for number in 0..<100 {
            cache.store(number, for: "\(number)")
            #expect(cache.expression(for: "used") == -1)
        }
    }

    @Test func isSafeForManyThreads() async {
        let cache = ExpressionCache<Int>(capacity: 16)
        await withTaskGroup(of: Bool.self) { group in
            for start in 0..<8 {
                group.addTask {
                    (0..<500).allSatisfy { step in
                        let number = (start + step) % 40
                        cache.store(number, for: "\(number)")
                        let found = cache.expression(for: "\(number)")
                        return found == nil || found == number
                    }
                }
            }
            for await isConsistent in group { #expect(isConsistent) }
        }
        #expect(cache.count <= 16)
    }

    /// One text means the same for each parameter, but its errors name the parameter.
    @Test func kindsShareTextsAndNotErrors() throws {
        let request = Request("cacheTest = :v", [":v": 1])
        for _ in 0..<2 {
            #expect(try request.condition(as: .filter) == request.condition(as: .condition))
            #expect(try request.keyCondition() == (Key("cacheTest") == 1))
        }
        for kind in [ExpressionKind.condition, .filter, .keyCondition] {
            #expect(throws: ExpressionError(kind, .undefinedValue(":v"))) {
                try Request("cacheTest = :v").condition(as: kind).paths
            }
            #expect(throws: ExpressionError(kind, .reservedWord("name"))) {
                try Request("name = :v").condition(as: kind).paths
            }
        }
    }
}

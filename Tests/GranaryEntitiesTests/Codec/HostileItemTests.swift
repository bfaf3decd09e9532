import GranaryEntities
import Testing

@testable import GranaryItems

/// Stored bytes may be damaged, or written by anyone: reading them never traps, and tells.
@Suite("Hostile items")
struct HostileItemTests {
    static let values: [AttributeValue] = [
        .null, true, "", "x", 0, -1.5, .binary([]), [], [:], ["a": .null],
        .stringSet(["a"]), .numberSet([1]), .binarySet([[0]]), .number(Number.zero),
        "9999-12-31T23:59:59.999Z", "10000-01-01", "2024-02-29",
    ]

    @Test("Any value in the place of any other is read or refused")
    func foreignValues() throws {
        for name in Sample.layout.attributes {
            for value in Self.values {
                let item = Item(Sample.fullAttributes).replacing([(name, value)])
                do throws(EntityError) {
                    _ = try Sample(item).item()
                } catch {
                    if case .unreadable = error { continue }
                    Issue.record("\(name) = \(value): \(error)")
                }
            }
        }
    }

    @Test("Damaged bytes are read or refused")
    func damage() throws {
        let seed: UInt64 = 77
        var random = SplitMix64(seed: seed)
        let whole = try Sample.full.item().encodedBytes
        for round in 0..<3_000 {
            var bytes = whole
            for _ in 0...Int(random.next() % 3) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(
                    truncatingIfNeeded: random.next())
            }
            if round % 3 == 0 { bytes.removeLast(Int(random.next() % UInt64(bytes.count))) }
            let view = ItemView(bytes.rawSpan)
            _ = try? Sample(view)
            _ = try? StartupActivity(view)
            _ = try? Auxeira.StartupItem(view)
        }
    }

    @Test("Short bytes are read or refused")
    func short() throws {
        let whole = try Sample.full.item().encodedBytes
        for count in 0..<min(200, whole.count) {
            let bytes = Array(whole[..<count])
            _ = try? Sample(ItemView(bytes.rawSpan))
        }
    }
}

import Testing

@testable import GranaryItems

/// A damaged file must not take the process down: every accessor returns, whatever the bytes.
///
/// Method: random bytes, and valid items with a few bytes changed, cut or doubled, go through every
/// accessor without validation. Reaching the end is the assertion.
@Suite("Hostile bytes")
struct HostileBytesTests {
    @Test("Random bytes", arguments: UInt64(1)...8)
    func randomBytes(seed: UInt64) {
        var values = RandomValues(seed: seed)
        for _ in 0..<300 {
            var bytes = values.bytes(upTo: 120)
            // Small counts and ends lead deeper than random ones.
            for index in bytes.indices where values.int(0...2) > 0 {
                bytes[index] = UInt8(values.int(0...12))
            }
            exercise(bytes, names: ["a", ""])
        }
    }

    @Test("Changed items", arguments: UInt64(1)...8)
    func changedItems(seed: UInt64) {
        var values = RandomValues(seed: seed)
        for _ in 0..<150 {
            let map = values.map()
            var bytes = Item(map).encodedBytes
            for _ in 0...values.int(0...3) where !bytes.isEmpty {
                let index = values.int(0...(bytes.count - 1))
                switch values.int(0...5) {
                case 0: bytes.removeSubrange(index...)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(bytes[index], at: index)
                case 3: bytes[index] = UInt8(values.int(0...255))
                case 4: bytes[index] = UInt8(values.int(0...16))
                default: bytes[index] &+= 1
                }
            }
            exercise(bytes, names: map.names + ["a"])
        }
    }

    /// Entries that all claim the same bytes would double the work at each level.
    @Test("Overlapping entries")
    func overlappingEntries() {
        var value: [UInt8] = [1]
        for _ in 0..<60 {
            // Ten entries whose ends go forth and back over one nested value.
            let (start, end) = (UInt32(44), UInt32(44 + value.count))
            var body: [UInt8] = [6, 10, 0, 0, 0]
            for index in 0..<10 {
                let offset = index % 2 == 0 ? end : start
                body += (0..<4).map { UInt8(truncatingIfNeeded: offset >> (8 * UInt32($0))) }
            }
            value = body + value
        }
        let header: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]
        let end = UInt32(8 + 3 + value.count)
        let ends = (0..<4).map { UInt8(truncatingIfNeeded: end >> (8 * UInt32($0))) }
        exercise(header + ends + [1, 0, 0x61] + value, names: ["a"])
    }

    private func exercise(_ bytes: [UInt8], names: [String]) {
        let view = ItemView(bytes.rawSpan)
        let passes = (try? view.validate()) != nil
        let attributes = view.attributes
        let item = Item(copying: view)
        if passes { #expect(Item(attributes).encodedBytes.dropFirst(4) == bytes.dropFirst(4)) }
        _ = (item.size, item.attributeNames, view.schemaVersion)
        _ = item.replacing(names.map { ($0, 1) } + [("zz", nil)]).attributes
        _ = item.selecting(names: names).attributes
        for name in names {
            if let value = view.value(named: name) { exercise(value, depth: 0) }
            let path = DocumentPath(name, [.index(0), .name("a"), .index(1)])
            _ = item.value(at: path)
        }
        for index in -1...Swift.min(view.count, 20) {
            _ = view.name(at: index)
            exercise(view.value(at: index), depth: 0)
        }
    }

    private func exercise(_ value: borrowing ValueView, depth: Int) {
        _ = (value.string(), value.int(), value.double(), value.bool(), value.binary())
        _ = (value.number()?.description, value.size, value.attributeValue())
        let other = EncodedValue(1)
        _ = (value.compare(other.view), value.equals(other.view))
        _ = (value.contains(other.view), value.hasPrefix(other.view), other.view.contains(value))
        var key: [UInt8] = []
        KeyEncoding.append(value, to: &key)
        KeyEncoding.appendLast(value, to: &key)
        KeyEncoding.appendPrefix(value, to: &key)
        guard depth < 3 else { return }
        for index in -1...Swift.min(value.count, 4) {
            if let element = value.element(at: index) { exercise(element, depth: depth + 1) }
            if value.kind == .map {
                _ = value.name(at: index)
                exercise(value.value(at: index), depth: depth + 1)
            }
        }
    }
}

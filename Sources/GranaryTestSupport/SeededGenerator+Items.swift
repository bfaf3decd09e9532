public import Granary

/// Random values, keys and items, with the edges of each type more often than chance would give them.
extension SeededGenerator {
    /// Whether an event of this probability happens.
    public mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &self) < probability
    }

    /// One element of `choices`.
    ///
    /// - Precondition: `choices` is not empty.
    public mutating func pick<Choices: RandomAccessCollection>(
        _ choices: Choices
    ) -> Choices.Element {
        let offset = Int.random(in: 0..<choices.count, using: &self)
        return choices[choices.index(choices.startIndex, offsetBy: offset)]
    }

    /// A run of `count` bytes, zeros and 0xFF among them.
    public mutating func bytes(count: Int) -> [UInt8] {
        (0..<count).map { _ in
            chance(0.1) ? pick([0x00, 0x01, 0xFE, 0xFF]) : UInt8.random(in: 0...255, using: &self)
        }
    }

    /// A string of `byteCount` UTF-8 bytes, with characters of one to four bytes.
    public mutating func string(byteCount: Int) -> String {
        let characters = ["\u{0}", "a", "b", "Z", "~", "é", "漢", "\u{1F600}"]
        var text = ""
        var room = byteCount
        while room > 0 {
            let character = pick(characters)
            guard character.utf8.count <= room else { continue }
            text += character
            room -= character.utf8.count
        }
        return text
    }

    /// A number: small, with a fraction, huge, tiny or of 38 digits.
    public mutating func number() -> Number {
        let digits = String(UInt64.random(in: 0...9_999_999_999, using: &self))
        let sign = pick(["", "-"])
        let text =
            switch Int.random(in: 0..<8, using: &self) {
            case 0...3: sign + String(Int.random(in: 0...20, using: &self))
            case 4: sign + digits + "." + digits
            case 5: sign + digits + "E" + String(Int.random(in: -120...110, using: &self))
            case 6: sign + String(repeating: "9", count: 38)
            default: "0"
            }
        return (try? Number(text)) ?? Number(0)
    }

    /// A value that a key attribute of this type can have, of 1 to `maximumByteCount` bytes.
    ///
    /// Numbers have the length they have.
    public mutating func keyValue(
        of type: KeyType, maximumByteCount: Int = 32
    ) -> AttributeValue {
        let byteCount = Int.random(in: 1...max(1, maximumByteCount), using: &self)
        return switch type {
        case .string: .string(string(byteCount: byteCount))
        case .number: .number(number())
        case .binary: .binary(bytes(count: byteCount))
        }
    }

    /// A value of any kind, with lists and maps nested to `depth` levels at most.
    public mutating func attributeValue(depth: Int = 3) -> AttributeValue {
        let kindCount = depth > 0 ? 10 : 8
        let count = Int.random(in: 1...3, using: &self)
        return switch Int.random(in: 0..<kindCount, using: &self) {
        case 0: .string(string(byteCount: Int.random(in: 0...24, using: &self)))
        case 1: .number(number())
        case 2: .binary(bytes(count: Int.random(in: 0...24, using: &self)))
        case 3: .bool(Bool.random(using: &self))
        case 4: .null
        case 5: .stringSet(AttributeSet((0..<count).map { _ in string(byteCount: 3) }))
        case 6: .numberSet(AttributeSet((0..<count).map { _ in number() }))
        case 7: .binarySet(AttributeSet((0..<count).map { _ in bytes(count: 2) }))
        case 8: .list((1..<count).map { _ in attributeValue(depth: depth - 1) })
        default: .map(attributes(count: count - 1, depth: depth - 1))
        }
    }

    /// `count` attributes called `a0`, `a1`, … with values of any kind.
    public mutating func attributes(count: Int, depth: Int = 3) -> AttributeMap {
        AttributeMap((0..<count).map { ("a\($0)", attributeValue(depth: depth)) })
    }

    /// The key attributes of a random item of a table with this key schema.
    public mutating func key(_ schema: KeySchema, maximumByteCount: Int = 32) -> AttributeMap {
        AttributeMap(
            schema.attributes.map { attribute in
                (
                    attribute.name,
                    keyValue(of: attribute.type, maximumByteCount: maximumByteCount)
                )
            })
    }

    /// A random item of a table with this key schema: its key and `attributeCount` attributes more.
    public mutating func item(_ schema: KeySchema, attributeCount: Int = 4) -> Item {
        var all = attributes(count: attributeCount)
        for (name, value) in key(schema) { all[name] = value }
        return Item(all)
    }
}

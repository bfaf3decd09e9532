import GranaryItems

/// Random values from few building blocks, so that they are often equal and often nested.
extension SeededGenerator {
    /// A value of any type, at most `depth` containers deep.
    mutating func value(depth: Int) -> AttributeValue {
        switch below(depth > 0 ? 12 : 8) {
        case 0, 1: .string(string())
        case 2, 3: .number(Number(below(5) - 2))
        case 4: .binary(bytes())
        case 5: .bool(below(2) == 0)
        case 6: .null
        case 7: set()
        case 8, 9: .list((0..<below(4)).map { _ in value(depth: depth - 1) })
        default: .map(map(depth: depth - 1))
        }
    }

    /// A map or an item's attributes, named `a` to `d`.
    mutating func map(depth: Int) -> AttributeMap {
        var map = AttributeMap()
        for _ in 0..<below(5) { map[name()] = value(depth: depth) }
        return map
    }

    /// One of four names, none of them reserved.
    mutating func name() -> String { pick(["a", "b", "c", "d"], or: "a") }

    /// A path of at most three elements.
    mutating func path() -> DocumentPath {
        let steps = (0..<below(3)).map { _ -> DocumentPath.Step in
            below(2) == 0 ? .name(name()) : .index(below(4))
        }
        return DocumentPath(name(), steps)
    }

    private mutating func string() -> String {
        pick(["", "a", "ab", "abc", "b", "é", "e\u{301}", "😀"], or: "")
    }

    private mutating func bytes() -> [UInt8] { (0..<below(3)).map { _ in UInt8(below(2)) } }

    private mutating func set() -> AttributeValue {
        switch below(3) {
        case 0: .stringSet(AttributeSet((0...below(2)).map { _ in string() }))
        case 1: .numberSet(AttributeSet((0...below(2)).map { _ in Number(below(3)) }))
        default: .binarySet(AttributeSet((0...below(2)).map { _ in bytes() }))
        }
    }
}

extension DocumentPath {
    /// The value at the path in `map`, found step by step: the model of `ItemView.value(at:)`.
    func value(in map: AttributeMap) -> AttributeValue? {
        var current = map.value(root)
        for step in steps {
            switch (step, current) {
            case (.name(let name), .map(let map)?): current = map.value(name)
            case (.index(let index), .list(let list)?):
                guard list.indices.contains(index) else { return nil }
                current = list[index]
            default: return nil
            }
        }
        return current
    }
}

extension AttributeMap {
    /// The value under `name`, found in the plainest way.
    func value(_ name: String) -> AttributeValue? {
        first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }
}

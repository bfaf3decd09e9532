import Foundation
import GranaryItems

/// A value with a property of each type that an attribute can hold directly.
struct Everything: Codable, Equatable {
    enum State: String, Codable { case open, closed }

    struct Nested: Codable, Equatable {
        var name: String
        var depth: Int?
        var children: [Nested] = []
    }

    var string = "é"
    var int = Int.min
    var int8 = Int8.min
    var uint64 = UInt64.max
    var int128 = -99_999_999_999_999_999_999_999_999_999_999_999_999 as Int128
    var double = 0.1
    var float: Float = 0.1
    var decimal = Decimal(string: "12345678901234567890.123456789") ?? 0
    var bool = true
    var absent: String?
    var present: Int? = 7
    var state = State.closed
    var bytes: [UInt8] = [1, 2]
    var data = Data([0, 255])
    var date = Date(timeIntervalSince1970: 1_772_366_400.711)
    var uuid = UUID(uuidString: "01234567-89AB-CDEF-0123-456789ABCDEF")
    var url = URL(string: "https://example.com/a?b=c")
    var nested = Nested(name: "a", depth: 1, children: [Nested(name: "b")])
    var byName = ["x": 1.5, "y": -2]
    var optionals: [Int?] = [1, nil]
    var strings: Set<String> = ["b", "a"]
    var ints: Set<Int> = [10, 9]
    var datas: Set<Data> = [Data([1])]
    var numbers: AttributeSet<Number> = [1, 2]
    var noStrings: Set<String> = []
    var number: Number = 3
    var any: AttributeValue = .stringSet(["z"])
    var map: AttributeMap = ["k": nil]

    /// What it is as an item.
    static let item: Item = [
        "string": "é", "int": .number(Number(Int.min)), "int8": -128,
        "uint64": .number(Number(UInt64.max)),
        "int128": .number(
            Number(exactly: -99_999_999_999_999_999_999_999_999_999_999_999_999 as Int128) ?? 0),
        "double": 0.1, "float": 0.1,
        "decimal": .number((try? Number("12345678901234567890.123456789")) ?? 0),
        "bool": true, "present": 7, "state": "closed", "bytes": [1, 2],
        "data": .binary([0, 255]), "date": "2026-03-01T12:00:00.711Z",
        "uuid": "01234567-89AB-CDEF-0123-456789ABCDEF", "url": "https://example.com/a?b=c",
        "nested": [
            "name": "a", "depth": 1, "children": [["name": "b", "children": []]],
        ],
        "byName": ["x": 1.5, "y": -2], "optionals": [1, nil],
        "strings": .stringSet(["a", "b"]), "ints": .numberSet([9, 10]),
        "datas": .binarySet([[1]]), "numbers": .numberSet([1, 2]), "number": 3,
        "any": .stringSet(["z"]), "map": ["k": nil],
    ]
}

/// A class and its superclass, which Swift encodes under `super`.
class Animal: Codable {
    var legs: Int
    init(legs: Int) { self.legs = legs }
}

/// See ``Animal``.
final class Dog: Animal {
    var name: String

    private enum CodingKeys: CodingKey { case name }

    init(name: String) {
        self.name = name
        super.init(legs: 4)
    }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try super.encode(to: container.superEncoder())
    }
}

/// Uses the nested containers by hand.
struct Matrix: Codable, Equatable {
    var rows: [[Int]]
    var label: String

    private enum Keys: CodingKey { case body }
    private enum BodyKeys: CodingKey { case rows, label }

    init(rows: [[Int]], label: String) {
        self.rows = rows
        self.label = label
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: Keys.self)
            .nestedContainer(keyedBy: BodyKeys.self, forKey: .body)
        label = try body.decode(String.self, forKey: .label)
        var list = try body.nestedUnkeyedContainer(forKey: .rows)
        rows = []
        while !list.isAtEnd {
            var numbers = try list.nestedUnkeyedContainer()
            var row: [Int] = []
            while !numbers.isAtEnd { row.append(try numbers.decode(Int.self)) }
            rows.append(row)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        var body = container.nestedContainer(keyedBy: BodyKeys.self, forKey: .body)
        var list = body.nestedUnkeyedContainer(forKey: .rows)
        for row in rows {
            var numbers = list.nestedUnkeyedContainer()
            for number in row { try numbers.encode(number) }
        }
        try body.encode(label, forKey: .label)
    }
}

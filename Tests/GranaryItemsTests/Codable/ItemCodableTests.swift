import Foundation
import GranaryItems
import Testing

/// A user's types become items and come back equal, each property as the attribute that the table
/// in `ItemEncoder` promises: an item outlives the code that wrote it.
@Suite("Codable items")
struct ItemCodableTests {
    @Test func everyTypeHasItsAttribute() throws {
        let item = try Item(encoding: Everything())
        for (name, value) in Everything.item.attributes {
            #expect(item[name] == value, "\(name)")
        }
        #expect(item.attributeNames == Everything.item.attributeNames)
        #expect(try item.decode(Everything.self) == Everything())
    }

    @Test func nestedContainersAndSuperclassesReadBack() throws {
        let matrix = Matrix(rows: [[1, 2], [], [3]], label: "m")
        let item = try Item(encoding: matrix)
        #expect(item == ["body": ["rows": [[1, 2], [], [3]], "label": "m"]])
        #expect(try item.decode(Matrix.self) == matrix)

        let dog = try Item(encoding: Dog(name: "Rex"))
        #expect(dog == ["name": "Rex", "super": ["legs": 4]])
        let decoded = try dog.decode(Dog.self)
        #expect(decoded.name == "Rex" && decoded.legs == 4)
    }

    @Test func itemsAndMapsPassThrough() throws {
        let item: Item = ["a": .stringSet(["x"]), "b": .binary([1]), "c": [nil, [:]]]
        #expect(try Item(encoding: item) == item)
        #expect(try Item(encoding: item.attributes) == item)
        #expect(try Item(encoding: ["inner": item])["inner"] == .map(item.attributes))
        #expect(try item.decode(Item.self) == item)
        #expect(try item.decode([String: AttributeValue].self)["a"] == .stringSet(["x"]))
    }

    /// DynamoDB removes a set attribute with its last element: absence is how it stores an empty
    /// set.
    @Test func anEmptySetIsAbsent() throws {
        struct Tagged: Codable, Equatable {
            var tags: Set<String> = []
            var more: AttributeSet<Number> = []
            var other: Set<String>?
        }
        #expect(try Item(encoding: Tagged()) == [:])
        #expect(try Item().decode(Tagged.self) == Tagged())
        #expect(try ItemEncoder().encodeValue([Set<Int>()]) == [[]])
    }

    /// A list would have another order in every process; only what no set holds is one.
    @Test func setsOfAnyScalarBecomeSets() throws {
        struct Sets: Codable, Equatable {
            var states: Set<Everything.State> = [.open, .closed]
            var ids: Set<UInt8> = [2, 1]
            var weights: Set<Double> = [0.5, 0.25]
            var pairs: Set<[Int]> = [[1, 2]]
            var none: Set<[Int]> = []
        }
        let item = try Item(encoding: Sets())
        #expect(
            item == [
                "states": .stringSet(["closed", "open"]), "ids": .numberSet([1, 2]),
                "weights": try .numberSet([Number("0.25"), Number("0.5")]), "pairs": [[1, 2]],
            ])
        #expect(try item.decode(Sets.self) == Sets())
    }

    @Test func setsReadFromLists() throws {
        let decoder = ItemDecoder()
        #expect(try decoder.decode(Set<String>.self, from: ["a", "b", "a"]) == ["a", "b"])
        #expect(try decoder.decode(Set<Int>.self, from: .numberSet([1, 2])) == [1, 2])
        #expect(try decoder.decode(Set<Double>.self, from: .numberSet([1, 2])) == [1, 2])
        #expect(try decoder.decode([String].self, from: .stringSet(["b", "a"])) == ["a", "b"])
        #expect(
            try decoder.decode(AttributeSet<[UInt8]>.self, from: [.binary([2]), .binary([1])])
                == [[1], [2]])
    }

    @Test(arguments: [
        (0.1, "0.1"), (1e100, "1" + String(repeating: "0", count: 100)), (-0.0, "0"),
        (5e-130, "0." + String(repeating: "0", count: 129) + "5"),
        (0.1 + 0.2, "0.30000000000000004"),
    ])
    func doublesTakeTheirShortestText(double: Double, text: String) throws {
        let value = try ItemEncoder().encodeValue(double)
        #expect(value.numberValue?.description == text)
        #expect(try ItemDecoder().decode(Double.self, from: value) == double)
    }

    @Test(arguments: UInt64(1)...20)
    func floatsAndIntegersReadBack(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let float = Float(bitPattern: UInt32.random(in: 0..<0x7F80_0000, using: &random))
            let value = try ItemEncoder().encodeValue(float)
            #expect(try ItemDecoder().decode(Float.self, from: value) == float, "seed \(seed)")
            let integer = UInt64.random(in: .min ... .max, using: &random)
            let encoded = try ItemEncoder().encodeValue(integer)
            #expect(try ItemDecoder().decode(UInt64.self, from: encoded) == integer, "seed \(seed)")
        }
    }

    @Test func integersOf128BitsReadBackInEveryContainer() throws {
        struct Wide: Codable, Equatable {
            var signed: [Int128] = [-1 << 100, 0]
            var unsigned: [UInt128] = [1 << 100]
            var one: UInt128 = 1 << 120
            var other: Int128 = -1 << 120
        }
        #expect(try Item(encoding: Wide()).decode(Wide.self) == Wide())
        let value = try ItemEncoder().encodeValue(1 << 100 as Int128)
        #expect(value.json == "1267650600228229401496703205376")
        #expect(try ItemDecoder().decode(Int128.self, from: value) == 1 << 100)
    }

    @Test func userInfoReachesTheValues() throws {
        struct Versioned: Codable {
            static let key = CodingUserInfoKey(rawValue: "version")
            var version: Int
            init() { version = 0 }
            init(from decoder: any Decoder) throws {
                version = Self.key.flatMap { decoder.userInfo[$0] as? Int } ?? 0
            }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(Self.key.flatMap { encoder.userInfo[$0] as? Int } ?? 0)
            }
        }
        let key = try #require(Versioned.key)
        let encoder = ItemEncoder(userInfo: [key: 3])
        #expect(try encoder.encodeValue([Versioned()]) == [3])
        let decoder = ItemDecoder(userInfo: [key: 4])
        #expect(try decoder.decode([Versioned].self, from: [0]).map(\.version) == [4])
    }
}

import GranaryEntities

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An entity with an attribute of every type, written by hand as schema-compiler would make it.
///
/// Key: PK `SAMPLE#${id}`; GS1PK `OWNER#${owner}`, GS1SK `${stage}#${score:6:0}`.
struct Sample: Entity {
    var id: String
    var owner: String
    var binary: [UInt8]?
    var count: Int?
    var day: Day?
    var decimal: Number?
    var expiresAt: Date?
    var flag: Bool
    var list: [String]
    var matrix: [[Int]]
    var moment: Date?
    var object: Place?
    var places: [Place]
    var ratio: Double?
    var revenue: Double?
    var cost: Double?
    var score: Int
    var seen: Date?
    var stage: Stage?
    var tags: Set<String>
    var codes: Set<Int>
    var blobs: Set<[UInt8]>
    var stages: Set<Stage>
    var version: Int

    init(
        id: String, owner: String, binary: [UInt8]? = nil, count: Int? = nil, day: Day? = nil,
        decimal: Number? = nil, expiresAt: Date? = nil, flag: Bool = true, list: [String] = [],
        matrix: [[Int]] = [], moment: Date? = nil, object: Place? = nil, places: [Place] = [],
        ratio: Double? = nil, revenue: Double? = nil, cost: Double? = nil, score: Int = 0,
        seen: Date? = nil, stage: Stage? = nil, tags: Set<String> = [], codes: Set<Int> = [],
        blobs: Set<[UInt8]> = [], stages: Set<Stage> = [], version: Int = 0
    ) {
        self.id = id
        self.owner = owner
        self.binary = binary
        self.count = count
        self.day = day
        self.decimal = decimal
        self.expiresAt = expiresAt
        self.flag = flag
        self.list = list
        self.matrix = matrix
        self.moment = moment
        self.object = object
        self.places = places
        self.ratio = ratio
        self.revenue = revenue
        self.cost = cost
        self.score = score
        self.seen = seen
        self.stage = stage
        self.tags = tags
        self.codes = codes
        self.blobs = blobs
        self.stages = stages
        self.version = version
    }

    enum Stage: StoredEnum {
        case idea, seed
        case unrecognized(String)

        init(stored text: String) {
            switch text {
            case "idea": self = .idea
            case "seed": self = .seed
            default: self = .unrecognized(text)
            }
        }

        var stored: String {
            switch self {
            case .idea: "idea"
            case .seed: "seed"
            case .unrecognized(let text): text
            }
        }
    }

    struct Place: StoredObject {
        var city: String
        var zip: Int?

        static var attributeCount: Int { 2 }

        init(city: String, zip: Int? = nil) {
            self.city = city
            self.zip = zip
        }

        init(from reader: inout EntityReader) throws(AttributeError) {
            city = try reader.required("city")
            zip = try reader.optional("zip")
        }

        func encode(to writer: inout EntityWriter) throws(AttributeError) {
            try writer.required("city", city)
            try writer.optional("zip", zip)
        }
    }

    struct Key: EntityKey {
        typealias Model = Sample

        var id: String

        func write(to writer: inout KeyWriter) {
            writer.partition { text in
                text.append("SAMPLE#")
                text.append(id)
            }
        }

        var attributes: AttributeMap { ["id": id.attributeValue] }
    }

    var key: Key { Key(id: id) }
}

extension Sample {
    static var modelName: String { "Sample" }
    static var tableName: String { "samples" }
    static var attributeCount: Int { 28 }
    var storedVersion: Int? { version }

    init(from reader: inout EntityReader) throws(AttributeError) {
        try reader.model("Sample", in: "_type")
        binary = try reader.optional("binary")
        blobs = try reader.elements("blobs")
        codes = try reader.elements("codes")
        cost = try reader.optional("cost")
        reader.expect("count", renamedFrom: "amount")
        count = try reader.optional("count")
        day = try reader.optional("day")
        decimal = try reader.optional("decimal")
        expiresAt = try reader.optional("expires_at", as: .timeToLive)
        flag = try reader.optional("flag") ?? true
        id = try reader.required("id")
        list = try reader.elements("list")
        matrix = try reader.elements("matrix")
        moment = try reader.optional("moment", as: .millisecond)
        object = try reader.optional("object")
        owner = try reader.required("owner")
        places = try reader.required("places")
        ratio = try reader.optional("ratio")
        revenue = try reader.optional("revenue")
        score = try reader.optional("score") ?? 0
        seen = try reader.optional("seen", as: .second)
        stage = try reader.optional("stage")
        stages = try reader.elements("stages")
        tags = try reader.elements("tags")
        version = try reader.optional("version") ?? 0
    }

    func encode(to writer: inout EntityWriter) throws(AttributeError) {
        try writer.text("GS1PK") { text in
            text.append("OWNER#")
            text.append(owner)
        }
        if let stage {
            try writer.text("GS1SK") { text in
                text.append(stage)
                text.append("#")
                text.append(width: 6, padding: "0") { $0.append(score) }
            }
        }
        try writer.text("PK") { text in
            text.append("SAMPLE#")
            text.append(id)
        }
        writer.model("Sample", in: "_type")
        try writer.optional("binary", binary)
        try writer.elements("blobs", blobs)
        try writer.elements("codes", codes)
        try writer.optional("cost", cost)
        try writer.optional("count", count)
        try writer.optional("day", day)
        try writer.optional("decimal", decimal)
        try writer.optional("expires_at", expiresAt, as: .timeToLive)
        try writer.required("flag", flag)
        try writer.required("id", id)
        try writer.elements("list", list)
        try writer.elements("matrix", matrix)
        try writer.optional("moment", moment, as: .millisecond)
        try writer.optional("object", object)
        try writer.required("owner", owner)
        try writer.required("places", places)
        try writer.optional("ratio", ratio)
        try writer.optional("revenue", revenue)
        try writer.required("score", score)
        try writer.optional("seen", seen, as: .second)
        try writer.optional("stage", stage)
        try writer.elements("stages", stages)
        try writer.elements("tags", tags)
        try writer.required("version", version)
    }

    mutating func prepareForWriting(at now: Date) {
        version += 1
        if ratio == nil, let revenue, let cost {
            let value = revenue / cost
            ratio = value.isFinite ? value : nil
        }
        expiresAt = expiresAt?.stored(as: .timeToLive)
        moment = moment?.stored()
        seen = seen?.stored(as: .second)
    }
}

extension Sample {
    struct Fields: Sendable {
        let owner = Field<Sample, String>("owner")
        let binary = Field<Sample, [UInt8]?>("binary")
        let count = Field<Sample, Int?>("count")
        let cost = Field<Sample, Double?>("cost")
        let expiresAt = Field<Sample, Date?>("expires_at", .timeToLive)
        let list = Field<Sample, [String]>(elements: "list")
        let moment = Field<Sample, Date?>("moment", .millisecond)
        let places = Field<Sample, [Place]>("places")
        let ratio = Field<Sample, Double?>("ratio")
        let revenue = Field<Sample, Double?>("revenue")
        let score = Field<Sample, Int>("score")
        let stage = Field<Sample, Stage?>("stage")
        let tags = Field<Sample, Set<String>>(elements: "tags")
    }

    static let fields = Fields()

    static let layout = EntityLayout(
        partitionKey: "PK",
        attributes: [
            "GS1PK", "GS1SK", "PK", "_type", "amount", "binary", "blobs", "codes", "cost", "count",
            "day", "decimal", "expires_at", "flag", "id", "list", "matrix", "moment", "object",
            "owner", "places", "ratio", "revenue", "score", "seen", "stage", "stages", "tags",
            "version",
        ],
        templates: [
            KeyTemplate(
                attribute: "GS1PK", parts: [.literal("OWNER#"), .variable("owner", padding: nil)]),
            KeyTemplate(
                attribute: "GS1SK",
                parts: [
                    .variable("stage", padding: nil), .literal("#"),
                    .variable("score", padding: .init(width: 6)),
                ]),
        ],
        derived: [
            DerivedAttribute(
                "ratio", .binary(.divide, .attribute("revenue"), .attribute("cost")))
        ],
        version: "version")

    /// The samples of an owner, best stage and score last.
    static func owned(_ owner: String) -> EntityQuery<Sample> {
        EntityQuery(
            index: "byOwner", followsToItem: true,
            where: KeyCondition(terms: [.init("GS1PK", .equal(.string("OWNER#" + owner)))]))
    }

    /// A sample with every attribute set.
    static let full = Sample(
        id: "1", owner: "ann", binary: [0, 255], count: -3, day: Day(year: 2024, month: 2, day: 29),
        decimal: Number(12), expiresAt: Date(timeIntervalSince1970: 1_760_000_000), flag: false,
        list: ["", "é"], matrix: [[1], [], [2, 3]],
        moment: Date(timeIntervalSince1970: 1_700_000_000.123),
        object: Place(city: "Bern", zip: 3_000),
        places: [Place(city: "Rom"), Place(city: "Oslo", zip: 5)],
        ratio: 2.5, revenue: 5, cost: 2, score: 42,
        seen: Date(timeIntervalSince1970: 1_700_000_001), stage: .seed, tags: ["b", "a"],
        codes: [3, -1, 20], blobs: [[1], []], stages: [.idea, .unrecognized("x")], version: 7)

    /// The same as values by name.
    static let fullAttributes: AttributeMap = [
        "GS1PK": "OWNER#ann", "GS1SK": "seed#000042", "PK": "SAMPLE#1", "_type": "Sample",
        "binary": .binary([0, 255]), "blobs": .binarySet([[], [1]]),
        "codes": .numberSet([-1, 3, 20]),
        "cost": 2, "count": -3, "day": "2024-02-29", "decimal": 12, "expires_at": 1_760_000_000,
        "flag": false, "id": "1", "list": ["", "é"], "matrix": [[1], [], [2, 3]],
        "moment": "2023-11-14T22:13:20.123Z", "object": ["city": "Bern", "zip": 3_000],
        "owner": "ann", "places": [["city": "Rom"], ["city": "Oslo", "zip": 5]], "ratio": 2.5,
        "revenue": 5, "score": 42, "seen": "2023-11-14T22:13:21Z", "stage": "seed",
        "stages": .stringSet(["idea", "x"]), "tags": .stringSet(["a", "b"]), "version": 7,
    ]

    /// A sample with nothing but what is required.
    static let least = Sample(id: "2", owner: "bob")

    static let leastAttributes: AttributeMap = [
        "GS1PK": "OWNER#bob", "PK": "SAMPLE#2", "_type": "Sample", "flag": true, "id": "2",
        "owner": "bob", "places": [], "score": 0, "version": 0,
    ]
}

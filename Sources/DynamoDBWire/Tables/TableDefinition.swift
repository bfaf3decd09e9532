/// The members of requests that define tables and indexes, as they were read.
struct KeySchemaElement: Sendable {
    var attributeName: String?
    var keyType: String?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "KeySchemaElement") { name, reader throws(WireError) in
            switch name {
            case "AttributeName": attributeName = try reader.string()
            case "KeyType": keyType = try reader.string()
            default: return false
            }
            return true
        }
    }

    /// Reads an array of them.
    static func list(_ reader: inout RequestReader) throws(WireError) -> [KeySchemaElement] {
        var list: [KeySchemaElement] = []
        try reader.elements { reader throws(WireError) in
            list.append(try KeySchemaElement(reading: &reader))
        }
        return list
    }

    static func check(
        _ elements: [KeySchemaElement]?, _ constraints: inout Constraints, _ place: String,
        limit: Int
    ) {
        constraints.require(elements, place)
        let shown = (elements ?? []).map(\.shown).joined(separator: ", ")
        constraints.check(count: elements?.count, shown: "[\(shown)]", place, 1...limit)
        for (position, element) in (elements ?? []).enumerated() {
            let member = "\(place).\(position + 1).member"
            constraints.require(
                element.attributeName, "\(member).attributeName", length: 1...255)
            constraints.require(element.keyType, "\(member).keyType")
            constraints.check(element.keyType, "\(member).keyType", as: KeyTypeWord.self)
        }
    }
}

extension KeySchemaElement {
    /// The element as the service prints it.
    fileprivate var shown: String {
        "KeySchemaElement(attributeName=\(attributeName ?? "null"), keyType=\(keyType ?? "null"))"
    }
}

/// An attribute of keys and its type.
struct AttributeDefinition: Sendable, Hashable {
    var attributeName: String?
    var attributeType: String?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "AttributeDefinition") { name, reader throws(WireError) in
            switch name {
            case "AttributeName": attributeName = try reader.string()
            case "AttributeType": attributeType = try reader.string()
            default: return false
            }
            return true
        }
    }

    /// Reads an array of them.
    static func list(_ reader: inout RequestReader) throws(WireError) -> [AttributeDefinition] {
        var list: [AttributeDefinition] = []
        try reader.elements { reader throws(WireError) in
            list.append(try AttributeDefinition(reading: &reader))
        }
        return list
    }

    static func check(_ list: [AttributeDefinition]?, _ constraints: inout Constraints) {
        for (position, definition) in (list ?? []).enumerated() {
            let place = "attributeDefinitions.\(position + 1).member"
            constraints.require(
                definition.attributeName, "\(place).attributeName", length: 1...255)
            constraints.require(definition.attributeType, "\(place).attributeType")
            constraints.check(
                definition.attributeType, "\(place).attributeType", as: AttributeTypeWord.self)
        }
    }
}

/// What a new index holds.
struct IndexRequest: Sendable {
    var indexName: String?
    var keySchema: [KeySchemaElement]?
    var projectionType: String?
    var nonKeyAttributes: [String]?
    var throughput: ThroughputRequest?
    var onDemand: OnDemandThroughput?
    var hasWarmThroughput = false
    private var hasProjection = false

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members { name, reader throws(WireError) in
            switch name {
            case "IndexName": indexName = try reader.string()
            case "KeySchema": keySchema = try KeySchemaElement.list(&reader)
            case "ProvisionedThroughput":
                throughput = try ThroughputRequest(reading: &reader)
            case "OnDemandThroughput": onDemand = try OnDemandThroughput(reading: &reader)
            case "WarmThroughput":
                hasWarmThroughput = true
                return false
            case "Projection":
                hasProjection = true
                try reader.members(of: "Projection") { name, reader throws(WireError) in
                    switch name {
                    case "ProjectionType": projectionType = try reader.string()
                    case "NonKeyAttributes": nonKeyAttributes = try reader.strings()
                    default: return false
                    }
                    return true
                }
            default: return false
            }
            return true
        }
    }

    /// Reads an array of them.
    static func list(_ reader: inout RequestReader) throws(WireError) -> [IndexRequest] {
        var list: [IndexRequest] = []
        try reader.elements { reader throws(WireError) in
            list.append(try IndexRequest(reading: &reader))
        }
        return list
    }

    /// Checks the name, which is all that some actions need.
    func checkName(_ constraints: inout Constraints, _ place: String) {
        constraints.require(indexName, "\(place).indexName", length: 3...255)
        constraints.check(
            indexName, "\(place).indexName",
            matches: indexName.map(PageParameters.isName) ?? true, pattern: "[a-zA-Z0-9_.-]+")
    }

    func check(_ constraints: inout Constraints, _ place: String, keyLimit: Int) {
        checkName(&constraints, place)
        KeySchemaElement.check(keySchema, &constraints, "\(place).keySchema", limit: keyLimit)
        constraints.require(hasProjection ? true : nil, "\(place).projection")
        constraints.check(
            projectionType, "\(place).projection.projectionType", as: ProjectionTypeWord.self)
        constraints.check(
            count: nonKeyAttributes?.count,
            shown: "[\((nonKeyAttributes ?? []).joined(separator: ", "))]",
            "\(place).projection.nonKeyAttributes", 1...20)
        throughput?.check(&constraints, "\(place).provisionedThroughput")
    }
}

/// Read and write units as they were asked for.
struct ThroughputRequest: Sendable {
    var read: Int?
    var write: Int?

    init(reading reader: inout RequestReader) throws(WireError) {
        try reader.members(of: "ProvisionedThroughput") { name, reader throws(WireError) in
            switch name {
            case "ReadCapacityUnits": read = try reader.integer("Long")
            case "WriteCapacityUnits": write = try reader.integer("Long")
            default: return false
            }
            return true
        }
    }

    func check(_ constraints: inout Constraints, _ place: String) {
        constraints.require(write, "\(place).writeCapacityUnits")
        constraints.check(write, "\(place).writeCapacityUnits", in: 1...Int.max)
        constraints.require(read, "\(place).readCapacityUnits")
        constraints.check(read, "\(place).readCapacityUnits", in: 1...Int.max)
    }

    /// What is kept of it.
    var throughput: Throughput { Throughput(read: read ?? 0, write: write ?? 0) }
}

enum KeyTypeWord: String, WireWord {
    case hash = "HASH"
    case range = "RANGE"
    static var wireOrder: [String] { ["HASH", "RANGE"] }
}

enum AttributeTypeWord: String, WireWord {
    case string = "S"
    case number = "N"
    case binary = "B"
    static var wireOrder: [String] { ["B", "N", "S"] }

    /// The engine's type.
    var keyType: KeyType {
        switch self {
        case .string: .string
        case .number: .number
        case .binary: .binary
        }
    }
}

enum ProjectionTypeWord: String, WireWord {
    case all = "ALL"
    case include = "INCLUDE"
    case keysOnly = "KEYS_ONLY"
    static var wireOrder: [String] { ["ALL", "INCLUDE", "KEYS_ONLY"] }
}

enum BillingModeWord: String, WireWord {
    case provisioned = "PROVISIONED"
    case payPerRequest = "PAY_PER_REQUEST"
    static var wireOrder: [String] { ["PROVISIONED", "PAY_PER_REQUEST"] }
}

enum TableClassWord: String, WireWord {
    case standard = "STANDARD"
    case infrequentAccess = "STANDARD_INFREQUENT_ACCESS"
    static var wireOrder: [String] { ["STANDARD", "STANDARD_INFREQUENT_ACCESS"] }
}

enum StreamViewTypeWord: String, WireWord {
    case newImage = "NEW_IMAGE"
    case oldImage = "OLD_IMAGE"
    case newAndOldImages = "NEW_AND_OLD_IMAGES"
    case keysOnly = "KEYS_ONLY"
    static var wireOrder: [String] {
        ["OLD_IMAGE", "KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE"]
    }
}

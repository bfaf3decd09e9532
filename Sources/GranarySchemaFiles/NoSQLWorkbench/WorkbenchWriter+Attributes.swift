internal import GranaryItems
internal import GranarySchema

extension WorkbenchWriter {
    /// A facet for a model.
    func facet(of model: Model, in schema: Schema) -> JSONValue {
        let primary = schema.primaryIndex
        let made = Set(model.keys.map(\.attribute))
        let keys = Set(primary?.keyAttributes ?? [])
        var names = [schema.typeField]
        names += model.attributes.map(\.name) + model.keys.map(\.attribute)
        var alias: [JSONValue.Member] = []
        for (name, attribute) in [
            ("PartitionKeyAlias", primary?.partitionKey.first),
            ("SortKeyAlias", primary?.sortKey.first),
        ] {
            guard let attribute else { continue }
            let text = made.contains(attribute) ? model.key(named: attribute)?.text : nil
            alias.add(name, .string(text ?? attribute))
        }
        return [
            "FacetName": .string(model.name), "KeyAttributeAlias": .object(alias),
            "TableData": [],
            "NonKeyAttributes": .array(
                names.filter { !keys.contains($0) }.map { .string($0) }),
            "DataAccess": ["MySql": [:]],
        ]
    }

    /// All attributes that are not part of the primary key, each once.
    ///
    /// A table has one type for each name: where models differ it is that of the first.
    mutating func attributes(of schema: Schema) -> [JSONValue] {
        var codes: [String: String] = [:]
        for name in schema.primaryIndex?.keyAttributes ?? [] { codes[name] = "" }
        var attributes: [JSONValue] = []
        func add(_ name: String, _ code: String) -> Bool {
            guard let known = codes[name] else {
                codes[name] = code
                attributes.append(Self.attribute(name, code))
                return true
            }
            return known.isEmpty || known == code
        }
        _ = add(schema.typeField, "S")
        for model in schema.models {
            for attribute in model.attributes {
                let code = Self.code(of: attribute.shape.type)
                if !add(attribute.name, code) {
                    diagnostics.warning(
                        .model(model.name).appending(attribute.name),
                        "the type is \(code), and another one in another model; a table has one")
                }
            }
            for key in model.keys { _ = add(key.attribute, "S") }
        }
        return attributes
    }

    static func attribute(_ name: String, _ code: String) -> JSONValue {
        ["AttributeName": .string(name), "AttributeType": .string(code)]
    }

    static func code(of type: KeyType) -> String {
        switch type {
        case .string: "S"
        case .number: "N"
        case .binary: "B"
        }
    }

    private static func code(of type: ValueType) -> String {
        switch type {
        case .string, .enumeration, .date: "S"
        case .int, .number, .decimal, .timeToLive: "N"
        case .boolean: "BOOL"
        case .binary: "B"
        case .object, .document: "M"
        case .list: "L"
        case .set(let element):
            switch element.type {
            case .int, .number, .decimal, .timeToLive: "NS"
            case .binary: "BS"
            default: "SS"
            }
        }
    }
}

/// Puts the key schemas of a request and its attribute definitions together.
///
/// The service's rules and texts for what does not fit, in its order.
struct KeyDefinitions {
    private static let invalid = "One or more parameter values were invalid: "
    private let types: [ExactName: KeyType]
    private let names: [String]
    private var usedNames: ExactNames = []

    /// The types of attributes that exist already count for attributes that are not defined again.
    init(
        _ definitions: [AttributeDefinition], known: [KeyAttribute] = []
    ) throws(WireError) {
        var types = Dictionary(known.map { (ExactName($0.name), $0.type) }) { first, _ in first }
        var given: ExactNames = []
        for definition in definitions {
            guard let name = definition.attributeName,
                let word = definition.attributeType.flatMap({ AttributeTypeWord(rawValue: $0) })
            else { continue }
            guard given.insert(name) else {
                throw .validation("Attribute Name is duplicated: \(name)")
            }
            types[ExactName(name)] = word.keyType
        }
        self.types = types
        names = definitions.compactMap(\.attributeName)
    }

    /// The key schema of a table.
    mutating func tableKey(_ elements: [KeySchemaElement]) throws(WireError) -> KeySchema {
        let keys = elements.compactMap(\.attributeName)
        let missing = keys.contains { types[ExactName($0)] == nil }
        if missing || (keys.count == 2 && keys[0].hasSameBytes(as: keys[1]) && names.count == 1) {
            throw .validation(
                keys.count == 2
                    ? "Invalid KeySchema: Some index key attribute have no definition"
                    : undefined(keys))
        }
        try checkOrder(elements)
        usedNames.formUnion(keys)
        return KeySchema(
            partitionKey: attribute(keys[0]), sortKey: keys.count == 2 ? attribute(keys[1]) : nil)
    }

    /// The definition of an index.
    mutating func index(
        _ request: IndexRequest, kind: IndexDefinition.Kind
    ) throws(WireError) -> IndexDefinition {
        let elements = request.keySchema ?? []
        let keys = elements.compactMap(\.attributeName)
        guard keys.allSatisfy({ types[ExactName($0)] != nil }) else {
            throw .validation(undefined(keys))
        }
        if kind == .local { try checkOrder(elements) } else { try checkGlobalOrder(elements) }
        usedNames.formUnion(keys)
        let partition = elements.filter { $0.keyType == "HASH" }.compactMap(\.attributeName)
        let sort = elements.filter { $0.keyType == "RANGE" }.compactMap(\.attributeName)
        return IndexDefinition(
            request.indexName ?? "", kind: kind, partitionKey: partition.map(attribute),
            sortKey: sort.map(attribute), projection: try projection(request))
    }

    /// Throws when an attribute is defined that no key uses.
    func finish(hasIndexes: Bool) throws(WireError) {
        let unused = names.filter { !usedNames.contains($0) }
        guard !unused.isEmpty else { return }
        if !hasIndexes {
            throw .validation(
                Self.invalid + "Number of attributes in KeySchema does not exactly match number of "
                    + "attributes defined in AttributeDefinitions")
        }
        throw .validation(
            Self.invalid + "Some AttributeDefinitions are not used. AttributeDefinitions: "
                + "[\(names.joined(separator: ", "))], keys used: "
                + "[\(usedNames.sorted().joined(separator: ", "))]")
    }

    private func attribute(_ name: String) -> KeyAttribute {
        KeyAttribute(name, types[ExactName(name)] ?? .string)
    }

    private func undefined(_ keys: [String]) -> String {
        Self.invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: "
            + "[\(keys.joined(separator: ", "))], AttributeDefinitions: "
            + "[\(names.joined(separator: ", "))]"
    }

    private func checkOrder(_ elements: [KeySchemaElement]) throws(WireError) {
        if elements.count == 2, Self.isSame(elements) {
            throw .validation(
                "Both the Hash Key and the Range Key element in the KeySchema have the same name")
        }
        guard elements.first?.keyType == "HASH" else {
            throw .validation(
                "Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
        }
        guard elements.count < 2 || elements[1].keyType == "RANGE" else {
            throw .validation(
                "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")
        }
    }

    private static func isSame(_ elements: [KeySchemaElement]) -> Bool {
        let names = elements.map { $0.attributeName ?? "" }
        return names[0].hasSameBytes(as: names[1])
    }

    /// One to four HASH elements, then none to four RANGE elements.
    private func checkGlobalOrder(_ elements: [KeySchemaElement]) throws(WireError) {
        if elements.count == 2 { return try checkOrderOfTwo(elements) }
        guard elements.first?.keyType == "HASH" else {
            throw .validation(
                "Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
        }
        let keys = elements.compactMap(\.attributeName)
        guard ExactNames(keys).count == keys.count else {
            throw .validation(
                "The KeySchema contains multiple key attributes with the same name")
        }
        let leading = elements.prefix { $0.keyType == "HASH" }.count
        let hashes = elements.count { $0.keyType == "HASH" }
        guard leading == hashes else {
            throw .invalidValues(
                "All HASH key attributes must precede RANGE key attributes in the KeySchema")
        }
        for (type, count) in [("HASH", hashes), ("RANGE", elements.count - hashes)]
        where count > 4 {
            throw .invalidValues(
                "The KeySchema exceeds the maximum allowed number of \(type) key attributes")
        }
    }

    private func checkOrderOfTwo(_ elements: [KeySchemaElement]) throws(WireError) {
        // Two HASH elements are an index of several partition attributes.
        guard elements.allSatisfy({ $0.keyType == "HASH" }) else {
            return try checkOrder(elements)
        }
        guard !Self.isSame(elements) else {
            throw .validation(
                "Both the Hash Key and the Range Key element in the KeySchema have the same name")
        }
    }

    private func projection(_ request: IndexRequest) throws(WireError) -> IndexProjection {
        guard let word = request.projectionType.flatMap({ ProjectionTypeWord(rawValue: $0) })
        else { throw .validation(Self.invalid + "Unknown ProjectionType: null") }
        switch (word, request.nonKeyAttributes) {
        case (.all, nil): return .all
        case (.keysOnly, nil): return .keysOnly
        case (.include, let names?):
            var seen: ExactNames = []
            if let twice = names.first(where: { !seen.insert($0) }) {
                throw .invalidValues("Duplicate element in NonKeyAttributes: \(twice)")
            }
            return .include(names)
        case (.include, nil):
            throw .validation(
                Self.invalid + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
        case (_, _?):
            throw .validation(
                Self.invalid
                    + "ProjectionType is \(word.rawValue), but NonKeyAttributes is specified")
        }
    }
}

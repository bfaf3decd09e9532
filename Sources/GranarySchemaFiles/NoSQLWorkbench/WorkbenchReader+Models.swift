internal import GranaryItems
internal import GranarySchema

extension WorkbenchReader {
    /// The type of each attribute of a table, by name, in DynamoDB's words.
    func attributeTypes(of table: JSONValue) -> [String: String] {
        var found: [JSONValue] = (table["NonKeyAttributes"] ?? .null).elements
        let lists =
            [[table]]
            + ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].map {
                (table[$0] ?? .null).elements
            }
        for element in lists.flatMap({ $0 }) {
            let keys = element["KeyAttributes"] ?? .null
            found += [keys["PartitionKey"], keys["SortKey"]].compactMap { $0 }
        }
        var types: [String: String] = [:]
        for attribute in found {
            guard let name = attribute["AttributeName"]?.string else { continue }
            types[name] = attribute["AttributeType"]?.string ?? "S"
        }
        return types
    }

    /// Makes a model of each facet.
    mutating func models(
        of facets: [JSONValue], _ types: [String: String], in schema: Schema, at path: SchemaPath
    ) -> [Model] {
        var models: [Model] = []
        for facet in facets {
            let facetName = facet["FacetName"]?.string ?? ""
            let own = path.appending("TableFacets", facetName)
            let name = SwiftWords.free(
                ImportNames.typeName(facetName, or: ""), suffix: "Record")
            guard !name.isEmpty, !models.contains(where: { $0.name == name }) else {
                diagnostics.warning(
                    own, "the facet has no name of its own that a model can have, and is left out")
                continue
            }
            if name != facetName {
                diagnostics.warning(own, "the facet \(facetName.prefix(60)) is called \(name)")
            }
            let names = (facet["NonKeyAttributes"] ?? .null).elements.compactMap(\.string)
                .filter { $0 != schema.typeField }
            models.append(model(name, facet, names, types, in: schema, at: own))
        }
        return models
    }

    /// The one model of a table of which nothing is known but its attributes.
    mutating func wholeTable(
        _ table: JSONValue, named name: String, in schema: Schema, at path: SchemaPath
    ) -> Model {
        let names = (table["NonKeyAttributes"] ?? .null).elements
            .compactMap { $0["AttributeName"]?.string }.filter { $0 != schema.typeField }
        return model(name, .null, names, attributeTypes(of: table), in: schema, at: path)
    }

    private mutating func model(
        _ name: String, _ facet: JSONValue, _ names: [String], _ types: [String: String],
        in schema: Schema, at path: SchemaPath
    ) -> Model {
        let primary = schema.primaryIndex?.keyAttributes ?? []
        let alias = facet["KeyAttributeAlias"] ?? .null
        let aliases = [alias["PartitionKeyAlias"]?.string, alias["SortKeyAlias"]?.string]
        var templates: [KeyTemplate] = []
        for (attribute, alias) in zip(primary, aliases) {
            guard let alias, types[attribute] ?? "S" == "S" else { continue }
            if let template = WorkbenchAlias.template(alias, for: attribute, of: names) {
                templates.append(template)
            }
        }
        let made = Set(templates.map(\.attribute))
        let required = Set(
            templates.flatMap(\.variables) + primary.filter { !made.contains($0) })
        var attributes: [ModelAttribute] = []
        for attribute in primary.filter({ !made.contains($0) }) + names
        where !made.contains(attribute) && !attributes.contains(where: { $0.name == attribute }) {
            let isRequired = required.contains(attribute)
            var shape = ValueShape(type(types[attribute] ?? "S", at: path.appending(attribute)))
            // The file says of a part of a key only that it ends where the separator is.
            if shape.type == .string, templates.contains(where: { $0.isEnded(attribute) }) {
                shape.limits.pattern = KeyPattern.part(without: schema.separator)
            }
            attributes.append(
                ModelAttribute(
                    attribute, shape, isRequired: isRequired, isImmutable: isRequired))
        }
        return Model(
            name: name, doc: "A facet of a NoSQL Workbench data model.", keys: templates,
            attributes: attributes)
    }

    private mutating func type(_ code: String, at path: SchemaPath) -> ValueType {
        switch code {
        case "S": return .string
        case "N": return .number
        case "B": return .binary
        case "BOOL": return .boolean
        case "M": return .document
        case "SS": return .set(ValueShape(.string))
        case "NS": return .set(ValueShape(.number))
        case "BS": return .set(ValueShape(.binary))
        case "L":
            diagnostics.warning(
                path, "nothing is said of the elements; they are read as strings")
            return .list(ValueShape(.string))
        default:
            diagnostics.warning(
                path, "\(code.prefix(60)) is no type that an attribute can have; it is a string")
            return .string
        }
    }
}

extension KeyTemplate {
    /// Whether something follows a variable, so that one must see where it ends.
    fileprivate func isEnded(_ name: String) -> Bool {
        parts.dropLast().contains { part in
            if case .variable(name, _) = part { true } else { false }
        }
    }
}

internal import GranaryItems
internal import GranarySchema

/// Lays out the properties of one type and the types within it.
struct LayoutBuilder {
    private(set) var nested = NestedTypes()
    private(set) var diagnostics: [SchemaDiagnostic] = []
    private var typeScope: NameScope
    private var propertyScope = NameScope()
    private let path: SchemaPath

    /// - Parameters:
    ///   - owner: The name of the type that the properties belong to.
    ///   - path: Where the attributes stand in the schema.
    init(owner: String, path: SchemaPath) {
        typeScope = NameScope([owner])
        self.path = path
    }

    /// Lays out attributes in the order they are written down.
    mutating func properties(
        _ attributes: [ModelAttribute], keys: Set<String> = [],
        keeper: (ModelAttribute) -> PropertyLayout.Keeper = { _ in .program }
    ) -> [PropertyLayout] {
        attributes.map { attribute in
            let name = propertyScope.claim(SwiftNames.property(attribute.name))
            let type = swiftType(of: attribute.shape, attribute: attribute, isElement: false)
            let presence = presence(of: attribute, type: type)
            if case .defaulted(let value) = presence,
                SwiftLiteral(value, as: type, in: nested) == nil
            {
                diagnostics.append(
                    SchemaDiagnostic(
                        path: path.appending(attribute.name, "default"),
                        message: "the default cannot be written in Swift",
                        remedy: "leave it out"))
            }
            return PropertyLayout(
                attribute: attribute, name: name, type: type, presence: presence,
                keeper: keeper(attribute), isKey: keys.contains(attribute.name))
        }
    }

    private func presence(
        of attribute: ModelAttribute, type: SwiftType
    ) -> PropertyLayout.Presence {
        if let value = attribute.defaultValue { return .defaulted(value) }
        if attribute.isRequired { return .required }
        return type.isCollection ? .collection : .optional
    }

    private mutating func swiftType(
        of shape: ValueShape, attribute: ModelAttribute, isElement: Bool
    ) -> SwiftType {
        switch shape.type {
        case .string: return .string
        case .int: return .int
        case .number: return .double
        case .decimal: return .decimal
        case .boolean: return .bool
        case .date(.day): return .day
        case .date(let precision): return .date(precision)
        case .timeToLive: return .timeToLive
        case .binary: return .binary
        case .document: return .document
        case .enumeration(let values):
            let name = typeName(of: attribute, isElement: isElement)
            nested.enumerations.append(
                EnumLayout(name: name, attribute: attribute.name, values: values))
            return .enumeration(name)
        case .object(let attributes):
            let name = typeName(of: attribute, isElement: isElement)
            var inner = LayoutBuilder(
                owner: name, path: path.appending(attribute.name, "schema"))
            let properties = inner.properties(attributes)
            diagnostics += inner.diagnostics
            nested.objects.append(
                ObjectLayout(
                    name: name, doc: attribute.doc, properties: properties, nested: inner.nested))
            return .object(name)
        case .list(let element):
            return .list(swiftType(of: element, attribute: attribute, isElement: true))
        case .set(let element):
            return .set(swiftType(of: element, attribute: attribute, isElement: true))
        }
    }

    private mutating func typeName(of attribute: ModelAttribute, isElement: Bool) -> String {
        typeScope.claim(
            isElement
                ? SwiftNames.elementType(attribute.name) : SwiftNames.type(attribute.name))
    }
}

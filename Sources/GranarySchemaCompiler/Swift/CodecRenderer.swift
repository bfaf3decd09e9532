internal import GranarySchema

extension EntityRenderer {
    /// Adds what reads and writes the binary item.
    func renderCodec(into text: inout SwiftText) {
        text.blank()
        text.block("extension \(name)") { text in
            text.doc("Reads the attributes, in the order in which they are stored.")
            text.block("public init(from reader: inout EntityReader) throws(AttributeError)") {
                text in
                for entry in storedEntries {
                    switch entry {
                    case .type(let field):
                        text.line(
                            "try reader.model(\"\(name)\", in: \(SwiftLiteral.quoted(field)))")
                    case .property(let property): text.read(property, in: layout.nested)
                    case .template: break
                    }
                }
                text.keep(layout.properties)
            }
            text.blank()
            text.doc("Writes the attributes, in the order in which they are stored.")
            text.block("public func encode(to writer: inout EntityWriter) throws(AttributeError)") {
                text in
                for entry in storedEntries {
                    switch entry {
                    case .type(let field):
                        text.line("writer.model(\"\(name)\", in: \(SwiftLiteral.quoted(field)))")
                    case .property(let property): text.write(property)
                    case .template(let template): write(template, into: &text)
                    }
                }
            }
        }
    }

    /// What an item has under one name.
    private enum StoredEntry {
        case type(String)
        case property(PropertyLayout)
        case template(KeyTemplate)

        var name: String {
            switch self {
            case .type(let name): name
            case .property(let property): property.attribute.name
            case .template(let template): template.attribute
            }
        }
    }

    /// Everything an item has, by the bytes of the names.
    private var storedEntries: [StoredEntry] {
        var entries = layout.properties.map(StoredEntry.property)
        entries += layout.model.keys.map(StoredEntry.template)
        if layout.property(layout.schema.typeField) == nil {
            entries.append(.type(layout.schema.typeField))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Writes a key attribute that is made of others, when they are all there.
    private func write(_ template: KeyTemplate, into text: inout SwiftText) {
        let optional = template.variables.compactMap { layout.property($0) }
            .filter { $0.presence == .optional }
        let head = "try writer.text(\(SwiftLiteral.quoted(template.attribute)))"
        guard !optional.isEmpty else {
            text.keyText(head, template, in: layout)
            return
        }
        let bindings = optional.map { property in
            property.storageName == property.quotedName
                ? "let \(property.quotedName)"
                : "let \(property.quotedName) = \(property.storageName)"
        }
        text.conditional(bindings) { text in
            text.keyText(head, template, in: layout)
        }
    }
}

/// Adds what reads and writes an object.
func renderObjectCodec(_ object: ObjectLayout, name: String, into text: inout SwiftText) {
    let properties = object.properties.sorted {
        $0.attribute.name.utf8.lexicographicallyPrecedes($1.attribute.name.utf8)
    }
    text.blank()
    text.block("extension \(name)") { text in
        text.doc("How many attributes it has at most.")
        text.line("public static var attributeCount: Int { \(properties.count) }")
        text.blank()
        text.doc("Reads the attributes, in the order in which they are stored.")
        text.block("public init(from reader: inout EntityReader) throws(AttributeError)") { text in
            for property in properties { text.read(property, in: object.nested) }
            text.keep(properties)
        }
        text.blank()
        text.doc("Writes the attributes, in the order in which they are stored.")
        text.block("public func encode(to writer: inout EntityWriter) throws(AttributeError)") {
            text in
            for property in properties { text.write(property) }
        }
    }
}

extension SwiftText {
    /// Adds what reads an attribute into a constant.
    ///
    /// Properties are set when all attributes are read: the compiler would copy, as a whole, what an
    /// initialiser sets between calls that throw.
    mutating func read(_ property: PropertyLayout, in nested: NestedTypes) {
        let stored = SwiftLiteral.quoted(property.attribute.name)
        if let old = property.attribute.renamedFrom {
            line("reader.expect(\(stored), renamedFrom: \(SwiftLiteral.quoted(old)))")
        }
        let form = property.type.dateForm.map { ", as: .\($0)" } ?? ""
        let target = "let \(property.localName): \(property.typeName)"
        switch property.presence {
        case .required: assign(target, "try reader.required(\(stored)\(form))")
        case .optional: assign(target, "try reader.optional(\(stored)\(form))")
        case .collection: assign(target, "try reader.elements(\(stored))")
        case .defaulted(let value):
            let literal = SwiftLiteral(value, as: property.type, in: nested)?.text ?? "nil"
            assign(target, "try reader.optional(\(stored)\(form)) ?? \(literal)")
        }
    }

    /// Adds what sets the properties to what was read.
    fileprivate mutating func keep(_ properties: [PropertyLayout]) {
        for property in properties {
            line("self.\(property.storageName) = \(property.localName)")
        }
    }

    /// Adds what writes an attribute.
    mutating func write(_ property: PropertyLayout) {
        let stored = SwiftLiteral.quoted(property.attribute.name)
        let form = property.type.dateForm.map { ", as: .\($0)" } ?? ""
        let arguments = "(\(stored), \(property.storageName)\(form))"
        switch property.presence {
        case .required, .defaulted: line("try writer.required\(arguments)")
        case .optional: line("try writer.optional\(arguments)")
        case .collection: line("try writer.elements\(arguments)")
        }
    }

    /// Adds a closure that appends the parts of a key attribute.
    mutating func keyText(_ head: String, _ template: KeyTemplate, in layout: ModelLayout) {
        block(head) { text in
            for part in template.parts {
                switch part {
                case .literal(let literal): text.line("$0.append(\(SwiftLiteral.quoted(literal)))")
                case .variable(let name, let padding):
                    let property = layout.property(name)
                    let value = property?.quotedName ?? SwiftNames.quoted(SwiftNames.property(name))
                    text.line(
                        KeyTextPart(value, type: property?.type ?? .string, padding: padding).text)
                }
            }
        }
    }
}

/// A statement that appends a value to the text of a key.
struct KeyTextPart {
    let text: String

    init(_ value: String, type: SwiftType, padding: KeyTemplate.Padding?) {
        let form = type.dateForm.map { ", as: .\($0)" } ?? ""
        let append = "$0.append(\(value)\(form))"
        guard let padding else {
            text = append
            return
        }
        let character = SwiftLiteral.quoted(String(padding.character))
        text = "$0.append(width: \(padding.width), padding: \(character)) { \(append) }"
    }
}

extension SwiftType {
    /// The runtime's word for how a moment is stored; `nil` for everything else.
    var dateForm: String? {
        switch self {
        case .date(let precision): precision.rawValue
        case .timeToLive: "timeToLive"
        default: nil
        }
    }
}

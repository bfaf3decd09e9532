internal import GranarySchema

extension EntityRenderer {
    /// Adds the type of the primary key, and what names the item.
    func renderKey(into text: inout SwiftText) {
        let properties = layout.keyProperties
        text.blank()
        text.block("extension \(name)") { text in
            text.doc("What names one item.")
            text.block("public struct Key: EntityKey") { text in
                text.doc("The model whose item it names.")
                text.line("public typealias Model = \(name)")
                for property in properties {
                    text.doc(property.documentation)
                    text.line("public var \(property.quotedName): \(property.type.name)")
                }
                renderKeyInitializer(properties, into: &text)
                renderKeyWriter(into: &text)
                renderKeyAttributes(properties, into: &text)
            }
            text.blank()
            text.doc("What names this item.")
            text.block("public var key: Key") { text in
                text.call("Key(", properties.map { "\($0.name): \($0.storageName)" })
            }
            renderKeyTime(into: &text)
        }
    }

    private func renderKeyInitializer(
        _ properties: [PropertyLayout], into text: inout SwiftText
    ) {
        text.blank()
        text.doc("Names an item.")
        text.declaration(
            "public init", parameters: properties.map { "\($0.quotedName): \($0.type.name)" },
            tail: ""
        ) { text in
            for property in properties {
                text.line("self.\(property.quotedName) = \(property.keyArgument)")
            }
        }
    }

    /// Adds what writes the values of the primary key, templates put together.
    private func renderKeyWriter(into text: inout SwiftText) {
        text.blank()
        text.doc("Writes the primary key.")
        text.block("public func write(to writer: inout KeyWriter)") { text in
            let parts = ["partition", "sort"]
            let keys = layout.schema.primaryIndex?.keyAttributes ?? []
            for (part, key) in zip(parts, keys) {
                if let template = layout.model.key(named: key) {
                    text.keyText("writer.\(part)", template, in: layout)
                } else if let property = layout.property(key) {
                    text.line(
                        "writer.\(part)(\(property.type.stored(property.quotedName)))")
                }
            }
        }
    }

    private func renderKeyAttributes(
        _ properties: [PropertyLayout], into text: inout SwiftText
    ) {
        text.blank()
        text.doc("The attributes that the key is made of, as they are stored.")
        text.block("public var attributes: AttributeMap") { text in
            text.line("[")
            text.indented { text in
                for property in properties {
                    let stored = SwiftLiteral.quoted(property.attribute.name)
                    text.line("\(stored): \(property.type.stored(property.quotedName)),")
                }
            }
            text.line("]")
        }
    }

    /// Adds the time that tells an item from its neighbours.
    private func renderKeyTime(into text: inout SwiftText) {
        guard let property = layout.keyTime else { return }
        text.blank()
        text.doc("The time in its key.")
        text.block("public var keyTime: Date") { text in
            text.line("get { \(property.storageName) }")
            text.line("set { \(property.storageName) = newValue }")
        }
        if let form = property.type.dateForm, form != "millisecond" {
            text.blank()
            text.doc("How exactly the key holds it.")
            text.line("public static var keyTimeForm: DateForm { .\(form) }")
        }
    }
}

extension PropertyLayout {
    /// The expression for an argument of a key, which is never optional.
    fileprivate var keyArgument: String {
        guard let form = type.dateForm else { return quotedName }
        return "\(quotedName).stored(\(form == "millisecond" ? "" : "as: .\(form)"))"
    }
}

extension SwiftType {
    /// The expression for a value of this type as it is stored, to compare with or to look up.
    func stored(_ value: String) -> String {
        dateForm.map { "\(value).attributeValue(as: .\($0))" } ?? "\(value).attributeValue"
    }
}

internal import GranarySchema

extension EntityRenderer {
    /// Adds the attributes that an update may change.
    func renderFields(into text: inout SwiftText) {
        let properties = layout.properties.filter(\.isSettable)
        text.blank()
        text.block("extension \(name)") { text in
            text.doc("The attributes that an update may change.")
            text.block("public struct Fields: Sendable") { text in
                for property in properties {
                    text.doc(property.documentation)
                    let type = "Field<\(name), \(property.typeName)>"
                    let head = "public var \(property.quotedName): \(type)"
                    text.getter(head, "Field(\(argument(of: property)))")
                }
            }
            text.blank()
            text.doc("The attributes that an update may change, by their Swift names.")
            text.line("public static var fields: Fields { Fields() }")
        }
    }

    private func argument(of property: PropertyLayout) -> String {
        let name = SwiftLiteral.quoted(property.attribute.name)
        if property.presence == .collection { return "elements: \(name)" }
        return name + (property.type.dateForm.map { ", .\($0)" } ?? "")
    }
}

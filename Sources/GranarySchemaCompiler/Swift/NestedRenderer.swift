internal import GranarySchema

/// Adds the types within a type, in an extension of it.
func renderNested(_ nested: NestedTypes, of owner: String, into text: inout SwiftText) {
    guard !nested.enumerations.isEmpty || !nested.objects.isEmpty else { return }
    text.blank()
    text.block("extension \(owner)") { text in
        for enumeration in nested.enumerations {
            text.blank()
            render(enumeration, into: &text)
        }
        for object in nested.objects {
            text.blank()
            render(object, into: &text)
        }
    }
    for object in nested.objects {
        let name = "\(owner).\(object.name)"
        renderNested(object.nested, of: name, into: &text)
        renderObjectCodec(object, name: name, into: &text)
        renderMirror(of: object.properties, in: name, into: &text)
    }
}

/// Adds an enumeration, which keeps stored texts that it does not know.
private func render(_ enumeration: EnumLayout, into text: inout SwiftText) {
    text.doc("What `\(enumeration.attribute)` can be.")
    text.block("public enum \(enumeration.name): StoredEnum") { text in
        for value in enumeration.cases {
            text.doc("Stored as `\(value.value)`.")
            text.line("case \(SwiftNames.quoted(value.name))")
        }
        text.doc("Another text, which was stored by something that knows more cases.")
        text.line("case unrecognized(String)")
        text.blank()
        text.doc("The cases that the schema names.")
        text.line("public static let known: [Self] = [")
        text.indented { text in
            let names = enumeration.cases.map { "." + SwiftNames.quoted($0.name) + "," }
            for line in SwiftText.filled(names, separator: " ", width: 88) { text.line(line) }
        }
        text.line("]")
        text.blank()
        text.doc("The case that is stored as `text`.")
        text.block("public init(stored text: String)") { text in
            text.line("switch text {")
            for value in enumeration.cases {
                text.line(
                    "case \(SwiftLiteral.quoted(value.value)): "
                        + "self = .\(SwiftNames.quoted(value.name))")
            }
            text.line("default: self = .unrecognized(text)")
            text.line("}")
        }
        text.blank()
        text.doc("The text that is stored.")
        text.block("public var stored: String") { text in
            text.line("switch self {")
            for value in enumeration.cases {
                text.line(
                    "case .\(SwiftNames.quoted(value.name)): \(SwiftLiteral.quoted(value.value))")
            }
            text.line("case .unrecognized(let text): text")
            text.line("}")
        }
    }
}

/// Adds the type of an object.
private func render(_ object: ObjectLayout, into text: inout SwiftText) {
    text.doc(object.doc.isEmpty ? "An object." : object.doc)
    text.block("public struct \(object.name): StoredObject") { text in
        for property in object.properties { text.declare(property) }
        text.blank()
        text.doc("Creates one.")
        let parameters =
            object.properties.filter { !$0.hasDefaultArgument }
            + object.properties.filter { $0.hasDefaultArgument }
        let arguments = parameters.map { property in
            let argument = "\(property.quotedName): \(property.typeName)"
            return property.hasDefaultArgument
                ? "\(argument) = \(property.defaultArgument(in: object.nested))" : argument
        }
        text.declaration("public init", parameters: arguments, tail: "") { text in
            for property in object.properties {
                text.line("self.\(property.storageName) = \(property.rounded)")
            }
        }
    }
}

/// Adds a mirror that shows no secrets, when there are any: what `print` and `dump` show.
func renderMirror(
    of properties: [PropertyLayout], in owner: String, into text: inout SwiftText
) {
    guard properties.contains(where: \.attribute.isHidden) else { return }
    text.blank()
    text.block("extension \(owner): CustomReflectable") { text in
        text.doc("The attributes, without the values of secret ones: what `print` shows.")
        text.block("public var customMirror: Mirror") { text in
            text.line("var children: [Mirror.Child] = []")
            for property in properties {
                let value =
                    property.attribute.isHidden
                    ? "\"‹hidden›\"" : "\(property.storageName) as Any"
                text.call(
                    "children.append((", ["label: \"\(property.name)\"", "value: \(value)"],
                    end: "))")
            }
            text.line("return Mirror(self, children: children, displayStyle: .struct)")
        }
    }
}

internal import GranaryItems
internal import GranarySchema

extension SwiftText {
    /// Adds the declaration of a property.
    mutating func declare(_ property: PropertyLayout) {
        let access = property.isSettable ? "public" : "public internal(set)"
        guard let deprecation = property.attribute.deprecation else {
            doc(property.documentation)
            line("\(access) var \(property.quotedName): \(property.typeName)")
            return
        }
        blank()
        doc(property.documentation)
        let message = deprecation.message.isEmpty ? "No longer used." : deprecation.message
        line("@available(*, deprecated, message: \(SwiftLiteral.quoted(message)))")
        block("\(access) var \(property.quotedName): \(property.typeName)") { text in
            text.line("get { \(property.storageName) }")
            text.line("set { \(property.storageName) = newValue }")
        }
        line("var \(property.storageName): \(property.typeName)")
        blank()
    }
}

extension PropertyLayout {
    /// What the property means, with units and limits where the schema has them.
    var documentation: String {
        let doc = attribute.doc.isEmpty ? "The attribute `\(attribute.name)`." : attribute.doc
        return keeper == .version ? doc + " Zero until it was stored." : doc
    }

    /// What the property is before anything was given or stored.
    var initialValue: String {
        switch (keeper, presence) {
        case (.version, .optional): "nil"
        case (.version, _): "0"
        case (_, .optional): "nil"
        case (_, .collection): "[]"
        default: type == .day ? "Day(.now)" : ".now"
        }
    }

    /// The expression for an argument as it is kept: dates are rounded to what can be stored.
    var rounded: String {
        guard let form = type.dateForm else { return quotedName }
        let argument = form == "millisecond" ? "" : "as: .\(form)"
        return "\(quotedName)\(presence == .optional ? "?" : "").stored(\(argument))"
    }

    /// What the initialiser takes when the argument is left out.
    func defaultArgument(in nested: NestedTypes) -> String {
        switch attribute.generator {
        case .ulid: return "ULID.make()"
        case .uuid: return "RandomUUID.make()"
        case nil: break
        }
        if keeper == .creation { return type == .day ? "Day(.now)" : ".now" }
        switch presence {
        case .defaulted(let value):
            return SwiftLiteral(value, as: type, in: nested)?.text ?? "nil"
        case .collection: return "[]"
        case .required, .optional: return "nil"
        }
    }
}

internal import GranarySchema

/// Renders a model as the text of one Swift file.
struct EntityRenderer {
    let layout: ModelLayout
    /// The file that the model is written in; named at the top of the text.
    let source: String

    var name: String { layout.name }

    /// The whole file.
    func render() -> String {
        var text = SwiftText()
        text.header(source: source, importsDates: usesDates)
        renderType(into: &text)
        renderNested(layout.nested, of: name, into: &text)
        renderKey(into: &text)
        renderCodec(into: &text)
        renderMirror(of: layout.properties, in: name, into: &text)
        renderFields(into: &text)
        renderLayout(into: &text)
        renderQueries(into: &text)
        return text.text
    }

    /// Whether the public face of the type has dates in it, which Foundation declares; also in the
    /// default of a day, which is made of a moment.
    private var usesDates: Bool {
        !preparation.lines.isEmpty || layout.nested.useDates
            || layout.properties.contains { $0.usesDates(in: layout.nested) }
    }

    private func renderType(into text: inout SwiftText) {
        text.doc([layout.model.doc, keyText, statusText])
        text.block("public struct \(name): \(layout.keyTime == nil ? "Entity" : "TimeKeyedEntity")")
        {
            text in
            for property in layout.properties { text.declare(property) }
            renderInitializer(into: &text)
        }
    }

    /// How the key is made, for the documentation.
    private var keyText: String {
        let keys = layout.schema.primaryIndex?.keyAttributes ?? []
        let parts = keys.map { key in
            "\(key) `\(layout.model.key(named: key)?.text ?? "${\(key)}")`"
        }
        return "Key: \(parts.joined(separator: ", "))."
    }

    private var statusText: String {
        switch layout.model.status {
        case .current: ""
        case .proposed: "Proposed: designed for what is to come."
        case .deprecated: "Deprecated: still read, no longer written."
        }
    }

    private func renderInitializer(into text: inout SwiftText) {
        text.blank()
        text.doc(initializerDoc)
        let parameters = layout.parameters
        text.declaration(
            "public init", parameters: parameters.map { argument(of: $0) }, tail: ""
        ) { text in
            for property in layout.properties {
                let value = property.isParameter ? property.rounded : property.initialValue
                text.line("self.\(property.storageName) = \(value)")
            }
        }
    }

    private var initializerDoc: [String] {
        let kept = layout.properties.filter { !$0.isParameter }.map { "``\($0.name)``" }
        return [
            "Creates one.",
            kept.isEmpty
                ? "" : "A write sets \(kept.joined(separator: " and ")).",
        ]
    }

    private func argument(of property: PropertyLayout) -> String {
        let argument = "\(property.quotedName): \(property.typeName)"
        guard property.hasDefaultArgument else { return argument }
        return "\(argument) = \(property.defaultArgument(in: layout.nested))"
    }
}

extension SwiftText {
    /// The comment at the top of a generated file, and its imports.
    mutating func header(source: String, importsDates: Bool) {
        line("// Made from \(source) by schema-compiler. Change that file, not this one.")
        blank()
        line("public import GranaryEntities")
        blank()
        guard importsDates else { return }
        line("#if canImport(FoundationEssentials)")
        line("    public import FoundationEssentials")
        line("#else")
        line("    public import Foundation")
        line("#endif")
        blank()
    }
}

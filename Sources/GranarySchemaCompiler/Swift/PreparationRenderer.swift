internal import GranaryItems
internal import GranarySchema

extension EntityRenderer {
    /// Adds what a write brings up to date in the entity before it is stored.
    func renderPreparation(into text: inout SwiftText) {
        let version = layout.properties.first { $0.keeper == .version }
        let statements = preparation
        if !statements.lines.isEmpty {
            text.blank()
            text.doc(
                "Brings up to date what a write keeps by itself, and rounds dates to what is stored."
            )
            text.block("public mutating func prepareForWriting(at now: Date)") { text in
                for line in statements.lines { text.line(line) }
            }
        }
        if let version {
            text.blank()
            text.doc("The version that the item was read with; 0 for a new one.")
            let value = version.storageName + (version.presence == .optional ? " ?? 0" : "")
            text.line("public var storedVersion: Int? { \(value) }")
        }
    }

    /// What a write does first.
    var preparation: SwiftText {
        var text = SwiftText()
        for property in layout.properties {
            let name = property.storageName
            switch (property.keeper, property.type) {
            case (.version, _):
                text.line(
                    property.presence == .optional
                        ? "\(name) = (\(name) ?? 0) + 1" : "\(name) += 1")
            case (.update, .day): text.line("\(name) = Day(now)")
            case (.update, _):
                text.line("\(name) = now.stored(as: .\(property.type.dateForm ?? "millisecond"))")
            case (_, .date), (_, .timeToLive):
                let mark = property.presence == .optional ? "?" : ""
                let form = property.type.dateForm ?? "millisecond"
                text.line("\(name) = \(name)\(mark).stored(as: .\(form))")
            default: break
            }
        }
        for property in derived { derive(property, into: &text) }
        return text
    }

    /// The derived properties, each after those that it is derived from.
    private var derived: [PropertyLayout] {
        var waiting = layout.properties.filter { $0.attribute.derivation != nil }
        var ordered: [PropertyLayout] = []
        while !waiting.isEmpty {
            let names = Set(waiting.map(\.attribute.name))
            let next =
                waiting.firstIndex { property in
                    let inputs = property.attribute.derivation?.formula.attributes ?? []
                    return names.isDisjoint(with: inputs)
                } ?? 0  // A circle; whichever comes first finds nothing.
            ordered.append(waiting.remove(at: next))
        }
        return ordered
    }

    /// Computes an attribute that was not given from others that were.
    private func derive(_ property: PropertyLayout, into text: inout SwiftText) {
        guard property.presence == .optional, let derivation = property.attribute.derivation,
            let number = property.type.ofDouble
        else { return }
        let inputs = derivation.formula.attributes.compactMap { layout.property($0) }
        guard inputs.count == derivation.formula.attributes.count else { return }
        let optional = inputs.filter { $0.presence == .optional }
        let conditions =
            ["\(property.storageName) == nil"]
            + optional.map { input in
                input.storageName == input.quotedName
                    ? "let \(input.quotedName)" : "let \(input.quotedName) = \(input.storageName)"
            }
        text.conditional(conditions) { text in
            for input in inputs where input.type != .double {
                text.line("let \(input.quotedName) = \(input.type.double(input.quotedName))")
            }
            text.assign("let value: Double", formula(derivation.formula))
            text.line("if value.isFinite { \(property.storageName) = \(number) }")
        }
    }

    private func formula(_ formula: Formula, within precedence: Int = 0) -> String {
        switch formula {
        case .number(let value): return "\(value.double)"
        case .attribute(let name):
            return layout.property(name)?.quotedName ?? SwiftNames.quoted(name)
        case .negated(let inner): return "-(\(self.formula(inner)))"
        case .binary(let joined, let left, let right):
            let own = joined == .add || joined == .subtract ? 1 : 2
            let left = self.formula(left, within: own)
            let text = "\(left) \(joined.rawValue) \(self.formula(right, within: own + 1))"
            return own < precedence ? "(\(text))" : text
        }
    }
}

extension SwiftType {
    /// An expression of this type for the finite `Double` called `value`; `nil` when there is none.
    fileprivate var ofDouble: String? {
        switch self {
        case .double: "value"
        case .int: "Int(exactly: value.rounded())"
        case .decimal: "Number(value)"
        default: nil
        }
    }

    /// The expression for a value of this type as a `Double`.
    fileprivate func double(_ value: String) -> String {
        switch self {
        case .decimal: "\(value).double"
        default: "Double(\(value))"
        }
    }
}

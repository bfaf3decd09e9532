internal import GranaryExpressions
internal import GranaryItems
internal import GranarySchema

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension EntityUpdate {
    /// The update with all that follows from it: key attributes of indexes, derived attributes, the
    /// time of the change and the version.
    ///
    /// - Throws: ``EntityError/halfResolved(model:attribute:missing:)``,
    ///   ``EntityError/unwritable(model:_:)``.
    func resolved(of key: Model.Key, at now: Date) throws(EntityError) -> Update {
        if let failure { throw .unwritable(model: Model.modelName, failure) }
        var resolution = Resolution(self, key: key.attributes)
        let layout = Model.layout
        for derived in layout.derived where resolution.isFed(by: derived.formula.attributes) {
            try resolution.derive(derived)
        }
        for template in layout.templates where resolution.isFed(by: template.variables) {
            try resolution.resolve(template)
        }
        if let updated = layout.updated, !resolution.isChanged(updated.name) {
            resolution.update.set(updated.name, to: now.attributeValue(as: updated.form))
        }
        if let version = layout.version { resolution.update.add(1, to: version) }
        return resolution.update.update
    }

    /// What is known of the item after the update.
    private struct Resolution {
        var update: EntityUpdate
        let key: AttributeMap

        init(_ update: EntityUpdate, key: AttributeMap) {
            self.update = update
            self.key = key
        }

        func isChanged(_ name: String) -> Bool { update.changes.contains { $0.name == name } }

        func isFed(by names: [String]) -> Bool { names.contains(where: isChanged) }

        /// What the update leaves of an attribute.
        private func outcome(of name: String) -> Change {
            if let change = update.changes.last(where: { $0.name == name }) { return change.change }
            guard let value = key[name] else { return .unknown }
            return .set(value)
        }

        /// The values of attributes; `nil` when one is absent.
        private func values(
            of names: [String], for attribute: String
        ) throws(EntityError) -> [String: AttributeValue]? {
            var values: [String: AttributeValue] = [:]
            var missing: [String] = []
            var isWhole = true
            for name in names {
                switch outcome(of: name) {
                case .set(let value): values[name] = value
                case .removed: isWhole = false
                case .unknown: missing.append(name)
                }
            }
            if !isWhole { return nil }
            guard missing.isEmpty else {
                throw .halfResolved(
                    model: Model.modelName, attribute: attribute, missing: missing)
            }
            return values
        }

        mutating func resolve(_ template: KeyTemplate) throws(EntityError) {
            let name = template.attribute
            guard let values = try values(of: template.variables, for: name),
                let text = template.text(values)
            else { return update.remove(name) }
            update.set(name, to: .string(text))
        }

        mutating func derive(_ derived: DerivedAttribute) throws(EntityError) {
            guard !isChanged(derived.name) else { return }
            let names = derived.formula.attributes
            guard let values = try values(of: names, for: derived.name),
                let value = derived.formula.value(of: { values[$0]?.doubleValue })
            else { return update.remove(derived.name) }
            update.set(derived.name, to: value.attributeValue)
        }
    }
}

extension KeyTemplate {
    /// The text that these values make; `nil` when one is missing or has no text.
    func text(_ values: [String: AttributeValue]) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .variable(let name, let padding):
                guard let value = values[name]?.keyText else { return nil }
                let missing = max(0, (padding?.width ?? 0) - value.count)
                text += String(repeating: padding?.character ?? "0", count: missing) + value
            }
        }
        return text
    }
}

extension AttributeValue {
    /// The value as it stands in a key; `nil` for what has no place there.
    fileprivate var keyText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.description
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }
}

internal import GranaryItems

extension QualityScorer {
    /// The share of what should hold that does; `nil` when nothing could be checked.
    ///
    /// Each warning of the model counts once if they were run, and so does each derived attribute
    /// that is there with all that it derives from. What the schema forbids, which is among the findings
    /// already, counts as something that does not hold. Of an item that no warning could read, none holds.
    func consistency(
        of item: borrowing ItemView, as model: Model, _ warnings: [QualityFinding]?,
        findings: inout [QualityFinding]
    ) -> Double? {
        var checks = findings.count
        var failures = findings.count
        if let warnings {
            findings += warnings
            checks += model.warnings.count
            let isUnreadable = warnings.contains { $0.rule == QualityFinding.unreadable }
            failures += model.warnings.count { name in
                isUnreadable || warnings.contains { $0.rule == name }
            }
        }
        for attribute in model.attributes {
            guard let derivation = attribute.derivation,
                let stored = item.value(named: attribute.name)?.double(),
                let computed = derivation.formula.value(of: { item.number(named: $0) })
            else { continue }
            checks += 1
            guard !derivation.admits(stored, for: computed) else { continue }
            failures += 1
            let isSecret =
                attribute.isHidden
                || derivation.formula.attributes.contains { name in
                    model.attribute(named: name)?.isHidden ?? false
                }
            let values = isSecret ? "" : ": \(stored) is stored, \(computed) follows"
            findings.append(
                QualityFinding(
                    rule: "derived", attribute: attribute.name,
                    message: "does not agree with \(derivation.formula)\(values)"))
        }
        return checks > 0 ? Double(checks - failures) / Double(checks) : nil
    }
}

extension Derivation {
    /// Whether a stored value is as near to the computed one as is asked; near zero, absolutely.
    fileprivate func admits(_ stored: Double, for computed: Double) -> Bool {
        abs(stored - computed) <= tolerance * max(abs(computed), 1e-9)
            || computed == 0 && abs(stored) <= tolerance
    }
}

extension ItemView {
    /// The number called `name`, or at the end of a path with dots.
    fileprivate func number(named name: String) -> Double? {
        if let value = value(named: name) { return value.double() }
        let names = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard names.count > 1 else { return nil }
        return value(at: DocumentPath(names[0], names.dropFirst().map { .name($0) }))?.double()
    }
}

internal import GranaryItems

/// What an attribute is computed from, ready to be compared with what is stored.
struct CompiledDerivation: Sendable {
    private let name: String
    private let utf8: [UInt8]
    private let formula: Formula
    private let tolerance: Double
    private let isWhole: Bool
    private let isHidden: Bool

    /// `nil` for an attribute that is not computed.
    init?(_ attribute: ModelAttribute) {
        guard let derivation = attribute.derivation else { return nil }
        name = attribute.name
        utf8 = Array(attribute.name.utf8)
        formula = derivation.formula
        tolerance = derivation.tolerance
        isWhole = attribute.shape.type == .int
        isHidden = attribute.isHidden
    }

    /// Judges a stored value, when it and all it is computed from are there.
    ///
    /// A whole number may be rounded either way.
    func check(_ item: borrowing ItemView, _ found: inout [SchemaViolation]) {
        guard let stored = item.value(named: utf8.span), let value = stored.double() else { return }
        guard let computed = formula.value(of: { item.value(named: $0)?.double() }) else { return }
        let allowed = max(tolerance * computed.magnitude, isWhole ? 1 : 1e-9)
        guard (value - computed).magnitude > allowed else { return }
        var violation = SchemaViolation(.derived, stored, "\(computed)")
        violation.attribute = name
        if isHidden { violation.value = nil }
        found.append(violation)
    }
}

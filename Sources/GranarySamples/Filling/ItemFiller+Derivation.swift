internal import GranaryItems
internal import GranarySchema

extension ItemFiller {
    /// The times inputs are drawn anew until what derives from them is within its limits.
    private static let maximumDraws = 64

    /// Makes derived values agree with what they derive from.
    ///
    /// Inputs are drawn again when a result is not a number or not within limits; a derived value for
    /// which no draw is good is left out together with an input, lest a codec fill it in.
    mutating func derive(into values: inout [String: AttributeValue], keeping fixed: AttributeMap) {
        let derived = plan.model.attributes.filter { $0.derivation != nil && fixed[$0.name] == nil }
        var open = derived
        for _ in 0..<Self.maximumDraws {
            open = derived.filter { attribute in
                values[attribute.name] = result(of: attribute, in: values)
                return values[attribute.name] == nil
            }
            guard !open.isEmpty else { return }
            for name in open.flatMap({ $0.derivation?.formula.attributes ?? [] }) {
                guard fixed[name] == nil, let input = plan.model.attribute(named: name),
                    input.derivation == nil
                else { continue }
                values[name] = value(of: input)
            }
        }
        for attribute in open {
            let names = attribute.derivation?.formula.attributes ?? []
            let input = names.first { plan.model.attribute(named: $0)?.isRequired == false }
            if let input { values[input] = nil }
        }
    }

    /// The number that an attribute must have; `nil` when its limits forbid it.
    private func result(
        of attribute: ModelAttribute, in values: [String: AttributeValue]
    ) -> AttributeValue? {
        let value = attribute.derivation?.formula.value { values[$0]?.doubleValue }
        let isWhole = attribute.shape.type == .int
        guard let value, let number = Number(isWhole ? value.rounded() : value),
            attribute.shape.limits.allows(number)
        else { return nil }
        return .number(number)
    }

    /// A number to compute with: between 1 and 1,000 as far as the limits allow.
    mutating func input(_ shape: ValueShape) -> AttributeValue? {
        var limits = shape.limits
        limits.minimum = max(limits.minimum ?? 1, 1)
        limits.maximum = min(limits.maximum ?? 1000, 1000)
        guard let least = limits.minimum, let most = limits.maximum, least <= most else {
            return nil
        }
        switch shape.type {
        case .int: return .number(Number(random.int(limits, digits: nil)))
        case .number, .decimal: return .number(random.number(limits))
        default: return nil
        }
    }
}

extension ValueLimits {
    /// Whether a number is between the bounds.
    func allows(_ number: Number) -> Bool {
        if let minimum, number < minimum { return false }
        if let maximum, maximum < number { return false }
        return true
    }
}

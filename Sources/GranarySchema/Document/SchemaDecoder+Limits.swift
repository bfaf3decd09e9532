internal import GranaryItems

extension SchemaDecoder {
    /// Reads what values must keep to.
    mutating func limits(of type: ValueType, in fields: SchemaFields) -> ValueLimits {
        let limits = ValueLimits(
            minimum: number("min", in: fields), maximum: number("max", in: fields),
            minimumLength: int("minLength", in: fields, 0...Int.max),
            maximumLength: int("maxLength", in: fields, 0...Int.max),
            minimumCount: int("minItems", in: fields, 0...Int.max),
            maximumCount: int("maxItems", in: fields, 0...Int.max),
            pattern: pattern(in: fields), format: word("format", in: fields))
        checkOrder("min", limits.minimum, "max", limits.maximum, in: fields)
        checkOrder("minLength", limits.minimumLength, "maxLength", limits.maximumLength, in: fields)
        checkOrder("minItems", limits.minimumCount, "maxItems", limits.maximumCount, in: fields)
        let bounded = type.element?.type ?? type
        if bounded == .int {
            for (key, bound) in [("min", limits.minimum), ("max", limits.maximum)] {
                guard let bound, bound.int == nil else { continue }
                fail(
                    fields.path.appending(key), at: fields[key]?.location,
                    "\(key) of an int is an int, and here is \(bound)")
            }
        }
        return limits
    }

    private mutating func checkOrder<Bound: Comparable>(
        _ lowKey: String, _ low: Bound?, _ highKey: String, _ high: Bound?,
        in fields: SchemaFields
    ) {
        guard let low, let high, low > high else { return }
        fail(
            fields.path.appending(lowKey), at: fields.location(of: lowKey),
            "\(lowKey) \(low) is over \(highKey) \(high): no value fits")
    }

    private mutating func pattern(in fields: SchemaFields) -> String? {
        guard let text = text("pattern", in: fields) else { return nil }
        do {
            return try Pattern(text).text
        } catch {
            fail(
                fields.path.appending("pattern"), at: fields["pattern"]?.location,
                "the pattern \(text.shortened) cannot be read: \(error)")
            return nil
        }
    }

    /// Moves `min` and `max` of a list or set to its elements, of which they are the bounds.
    mutating func moveBounds(of shape: inout ValueShape, in fields: SchemaFields) {
        guard var element = shape.type.element else { return }
        let bounds = (shape.limits.minimum, shape.limits.maximum)
        guard bounds.0 != nil || bounds.1 != nil else { return }
        let key = bounds.0 == nil ? "max" : "min"
        shape.limits.minimum = nil
        shape.limits.maximum = nil
        guard element.type.isNumeric else {
            fail(
                fields.path.appending(key), at: fields.location(of: key),
                "a \(shape.type.name) of \(element.type.name) values has no \(key)",
                "\(key) is for numbers; minItems and maxItems count elements")
            return
        }
        if element.limits.minimum != nil || element.limits.maximum != nil {
            fail(
                fields.path.appending(key), at: fields.location(of: key),
                "the elements have bounds of their own", "remove \(key) here")
            return
        }
        element.limits.minimum = bounds.0
        element.limits.maximum = bounds.1
        if case .list = shape.type {
            shape.type = .list(element)
        } else {
            shape.type = .set(element)
        }
    }
}

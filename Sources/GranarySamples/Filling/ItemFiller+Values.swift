internal import GranaryItems
internal import GranarySchema

extension ItemFiller {
    /// A value of a shape, short and plain when it stands in a key, where it has so many digits.
    mutating func value(
        of shape: ValueShape, isKey: Bool = false, digits: Int? = nil
    ) -> AttributeValue {
        let limits = shape.limits
        switch shape.type {
        case .string: return .string(random.text(limits, isKey: isKey))
        case .enumeration(let texts):
            return .string(texts.isEmpty ? "" : random.element(of: texts))
        case .int: return .number(Number(random.int(limits, digits: digits)))
        case .number: return .number(random.number(limits))
        case .decimal: return .number(random.decimal(limits))
        case .boolean: return .bool(random.chance(1, in: 2))
        case .date(let precision): return .string(random.moment().text(precision))
        case .timeToLive:
            return .number(Number(random.int(in: SampleMoment.secondsUntilExpiry)))
        case .binary: return .binary(random.bytes(limits))
        case .object(let attributes): return .map(object(attributes))
        case .document: return .map(random.document())
        case .list(let element): return .list(elements(element, limits, isKey: isKey))
        case .set(let element): return set(element, limits, isKey: isKey)
        }
    }

    private mutating func object(_ attributes: [ModelAttribute]) -> AttributeMap {
        var map = AttributeMap()
        for attribute in attributes where has(attribute) {
            map[attribute.name] = value(of: attribute.shape)
        }
        return map
    }

    /// The most elements that are asked for: an item can hold no more.
    private static let mostElements = 100_000

    private mutating func elements(
        _ shape: ValueShape, _ limits: ValueLimits, isKey: Bool
    ) -> [AttributeValue] {
        let least = min(max(1, limits.minimumCount ?? 1), Self.mostElements)
        let most = max(least, min(limits.maximumCount ?? .max, least &+ 3))
        return (0..<random.int(in: least...most)).map { _ in value(of: shape, isKey: isKey) }
    }

    /// Elements that are drawn twice count once, so a small enumeration may need several draws.
    private mutating func set(
        _ shape: ValueShape, _ limits: ValueLimits, isKey: Bool
    ) -> AttributeValue {
        var elements = elements(shape, limits, isKey: isKey)
        let least = limits.minimumCount ?? 1
        for _ in 0..<256 where Set(elements).count < least {
            elements.append(value(of: shape, isKey: isKey))
        }
        switch elements.first?.kind {
        case .number: return .numberSet(AttributeSet(elements.compactMap(\.numberValue)))
        case .binary: return .binarySet(AttributeSet(elements.compactMap(\.binaryValue)))
        default: return .stringSet(AttributeSet(elements.compactMap(\.stringValue)))
        }
    }
}

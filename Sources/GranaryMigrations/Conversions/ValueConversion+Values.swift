internal import Foundation
internal import GranaryItems
internal import GranarySchema

extension ValueConversion {
    /// The converted value; `nil` when this one cannot be converted.
    func convert(_ value: AttributeValue) -> AttributeValue? {
        switch self {
        case .stringToNumber, .numberToString, .stringToBoolean, .booleanToString,
            .numberToBoolean, .booleanToNumber:
            convertScalar(value)
        case .date(let precision):
            value.stringValue.flatMap { MomentText.milliseconds($0) }
                .flatMap { MomentText.text($0, precision) }.map { .string($0) }
        case .dateToSeconds:
            value.stringValue.flatMap { MomentText.milliseconds($0) }
                .map { .number(Number(MomentText.seconds(of: $0))) }
        case .secondsToDate(let precision):
            value.intValue.flatMap { MomentText.text(seconds: $0, precision) }.map { .string($0) }
        case .map(let table): value.stringValue.flatMap { table[$0] }.map { .string($0) }
        case .multiply(let factor):
            value.numberValue.flatMap { $0.roundedProduct(factor) }
                .map { .number($0) }
        case .divide(let divisor):
            value.numberValue.flatMap { $0.roundedQuotient(divisor) }
                .map { .number($0) }
        case .split, .join, .toList, .listToValue, .listToSet, .setToList: convertElements(value)
        case .trim:
            value.stringValue.map { .string($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        case .lowercase: value.stringValue.map { .string($0.lowercased()) }
        case .uppercase: value.stringValue.map { .string($0.uppercased()) }
        }
    }

    private func convertScalar(_ value: AttributeValue) -> AttributeValue? {
        switch self {
        case .stringToNumber:
            guard let text = value.stringValue else { return nil }
            if let number = try? Number(text) { return .number(number) }
            let trimmed = text.trimmingCharacters(in: .whitespaces)
            return (try? Number(trimmed)).map { .number($0) }
        case .numberToString: return value.numberValue.map { .string($0.description) }
        case .stringToBoolean:
            switch value.stringValue?.lowercased() {
            case "true", "yes", "1": return true
            case "false", "no", "0": return false
            default: return nil
            }
        case .booleanToString: return value.boolValue.map { .string($0 ? "true" : "false") }
        case .numberToBoolean:
            switch value.intValue {
            case 1: return true
            case 0: return false
            default: return nil
            }
        case .booleanToNumber: return value.boolValue.map { $0 ? 1 : 0 }
        default: return nil
        }
    }

    private func convertElements(_ value: AttributeValue) -> AttributeValue? {
        switch self {
        case .split(let separator):
            guard let text = value.stringValue else { return nil }
            if text.isEmpty { return .list([]) }
            return .list(
                text.components(separatedBy: separator)
                    .map { .string($0.trimmingCharacters(in: .whitespaces)) })
        case .join(let separator):
            guard let elements = value.listValue else { return nil }
            let texts = elements.compactMap(\.stringValue)
            guard texts.count == elements.count,
                !texts.contains(where: { $0.contains(separator) })
            else { return nil }
            return .string(texts.joined(separator: separator))
        case .toList: return .list([value])
        case .listToValue:
            guard let elements = value.listValue, elements.count == 1 else { return nil }
            return elements[0]
        case .listToSet: return value.listValue.flatMap { AttributeValue(setOf: $0) }
        case .setToList:
            switch value {
            case .stringSet(let elements): return .list(elements.map { .string($0) })
            case .numberSet(let elements): return .list(elements.map { .number($0) })
            case .binarySet(let elements): return .list(elements.map { .binary($0) })
            default: return nil
            }
        default: return nil
        }
    }
}

extension AttributeValue {
    /// A set of values of one type; `nil` for others, and for none.
    init?(setOf elements: [AttributeValue]) {
        let texts = elements.compactMap(\.stringValue)
        let numbers = elements.compactMap(\.numberValue)
        let binaries = elements.compactMap(\.binaryValue)
        switch elements.count {
        case 0: return nil
        case texts.count: self = .stringSet(AttributeSet(texts))
        case numbers.count: self = .numberSet(AttributeSet(numbers))
        case binaries.count: self = .binarySet(AttributeSet(binaries))
        default: return nil
        }
    }
}

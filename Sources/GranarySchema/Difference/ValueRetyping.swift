package import GranaryItems

/// How values of one type become those of another, where there is a way that is meant when nothing is
/// said.
package enum ValueRetyping: Sendable, Hashable {
    case date(DatePrecision)
    case dateToSeconds
    case secondsToDate(DatePrecision)
    case listToSet
    case setToList
    case toList
    case listToValue
    case stringToNumber
    case numberToString
    case stringToBoolean
    case booleanToString
    case numberToBoolean
    case booleanToNumber

    /// The way between two types; `nil` when there is none, or none is needed.
    package init?(from old: ValueType, to new: ValueType) {
        switch (old, new) {
        case (.date, .date(let precision)): self = .date(precision)
        case (.string, .date(let precision)): self = .date(precision)
        case (.date, .timeToLive), (.date, .int), (.date, .number): self = .dateToSeconds
        case (.timeToLive, .date(let precision)), (.int, .date(let precision)):
            self = .secondsToDate(precision)
        case (.list, .set): self = .listToSet
        case (.set, .list): self = .setToList
        case (_, .list(let element)) where old == element.type: self = .toList
        case (.list(let element), _) where new == element.type: self = .listToValue
        default:
            switch (old.storedKind, new.storedKind) {
            case (.string, .number): self = .stringToNumber
            case (.number, .string): self = .numberToString
            case (.string, .bool): self = .stringToBoolean
            case (.bool, .string): self = .booleanToString
            case (.number, .bool): self = .numberToBoolean
            case (.bool, .number): self = .booleanToNumber
            default: return nil
            }
        }
    }

    /// How a step says it.
    var word: String {
        switch self {
        case .date(let precision): "{ date: \(precision.rawValue) }"
        case .dateToSeconds: "dateToSeconds"
        case .secondsToDate(let precision): "{ secondsToDate: \(precision.rawValue) }"
        case .listToSet: "listToSet"
        case .setToList: "setToList"
        case .toList: "toList"
        case .listToValue: "listToValue"
        case .stringToNumber: "stringToNumber"
        case .numberToString: "numberToString"
        case .stringToBoolean: "stringToBoolean"
        case .booleanToString: "booleanToString"
        case .numberToBoolean: "numberToBoolean"
        case .booleanToNumber: "booleanToNumber"
        }
    }

    /// What it does to values of the old type.
    func effect(on old: ValueType) -> SchemaChange.Effect {
        switch self {
        case .setToList, .toList, .numberToString, .booleanToString, .booleanToNumber:
            return .needsBackfill
        case .listToValue, .stringToNumber, .stringToBoolean, .numberToBoolean:
            return .needsDataCheck
        // The order of a list is gone, and what is in it twice.
        case .listToSet: return .losesData
        case .secondsToDate: return old == .timeToLive ? .needsBackfill : .needsDataCheck
        case .dateToSeconds: return old == .date(.millisecond) ? .losesData : .needsBackfill
        case .date(let precision):
            guard case .date(let before) = old else { return .needsDataCheck }
            return before.rank > precision.rank ? .losesData : .needsBackfill
        }
    }
}

extension DatePrecision {
    /// The higher, the more a date says.
    fileprivate var rank: Int {
        switch self {
        case .day: 0
        case .second: 1
        case .millisecond: 2
        }
    }
}

extension ValueType {
    /// The kind of value it is stored as; for a set, that of its elements' strings.
    package var storedKind: AttributeKind {
        switch self {
        case .string, .enumeration, .date: .string
        case .int, .number, .decimal, .timeToLive: .number
        case .boolean: .bool
        case .binary: .binary
        case .object, .document: .map
        case .list: .list
        case .set: .stringSet
        }
    }
}

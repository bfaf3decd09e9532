public import GranaryItems
public import GranarySchema

/// How the values of an attribute become others.
public enum ValueConversion: Sendable, Hashable {
    /// The number that a text is.
    case stringToNumber
    /// A number as text, in plain decimals.
    case numberToString
    /// `true`, `yes`, `1` and `false`, `no`, `0`, in any case.
    case stringToBoolean
    /// `true` or `false`.
    case booleanToString
    /// 1 and 0.
    case numberToBoolean
    /// 1 or 0.
    case booleanToNumber
    /// A date as text becomes one of this precision, in UTC.
    case date(DatePrecision)
    /// A date as text becomes seconds since 1970.
    case dateToSeconds
    /// Seconds since 1970 become a date of this precision.
    case secondsToDate(DatePrecision)
    /// Texts become others, by a table.
    case map([String: String])
    /// A number is multiplied.
    case multiply(Number)
    /// A number is divided.
    case divide(Number)
    /// A text becomes a list of its parts between separators.
    case split(String)
    /// A list of texts becomes one, with a separator between them.
    case join(String)
    /// A value becomes a list that has it alone.
    case toList
    /// A list that has one element becomes that.
    case listToValue
    /// A list of texts, numbers or binaries becomes a set.
    case listToSet
    /// A set becomes a list, in ascending order.
    case setToList
    /// A text without white space before and behind it.
    case trim
    /// A text in small letters.
    case lowercase
    /// A text in capitals.
    case uppercase
}

extension ValueConversion {
    /// A name for messages.
    var summary: String {
        switch self {
        case .stringToNumber: "stringToNumber"
        case .numberToString: "numberToString"
        case .stringToBoolean: "stringToBoolean"
        case .booleanToString: "booleanToString"
        case .numberToBoolean: "numberToBoolean"
        case .booleanToNumber: "booleanToNumber"
        case .date(let precision): "date: \(precision.rawValue)"
        case .dateToSeconds: "dateToSeconds"
        case .secondsToDate(let precision): "secondsToDate: \(precision.rawValue)"
        case .map: "map"
        case .multiply(let factor): "multiply: \(factor)"
        case .divide(let divisor): "divide: \(divisor)"
        case .split(let separator): "split: \"\(separator)\""
        case .join(let separator): "join: \"\(separator)\""
        case .toList: "toList"
        case .listToValue: "listToValue"
        case .listToSet: "listToSet"
        case .setToList: "setToList"
        case .trim: "trim"
        case .lowercase: "lowercase"
        case .uppercase: "uppercase"
        }
    }

    /// Whether a value is converted already, where that can be told from it.
    func isDone(_ value: AttributeValue) -> Bool {
        switch self {
        case .stringToNumber, .booleanToNumber, .dateToSeconds: value.numberValue != nil
        case .numberToString, .booleanToString, .secondsToDate, .join: value.stringValue != nil
        case .stringToBoolean, .numberToBoolean: value.boolValue != nil
        case .split, .toList, .setToList: value.listValue != nil
        case .listToValue: value.listValue == nil
        case .listToSet: value.listValue == nil
        case .map(let table):
            value.stringValue.map { table[$0] == nil && table.values.contains($0) } ?? false
        case .date, .multiply, .divide, .trim, .lowercase, .uppercase: false
        }
    }

    /// Whether what it makes of a value is of the value's own kind.
    var keepsKind: Bool {
        switch self {
        case .date, .map, .multiply, .divide, .trim, .lowercase, .uppercase: true
        default: false
        }
    }

    /// Whether there are values of the old type that it cannot convert.
    var canFail: Bool {
        switch self {
        case .stringToNumber, .stringToBoolean, .numberToBoolean, .date, .dateToSeconds,
            .secondsToDate, .map, .multiply, .divide, .listToValue, .listToSet, .join:
            true
        case .numberToString, .booleanToString, .booleanToNumber, .split, .toList, .setToList,
            .trim, .lowercase, .uppercase:
            false
        }
    }

    /// What is not in the converted value any more; `nil` when nothing is lost.
    var loss: String? {
        switch self {
        case .date(.day): "the time of day is gone afterwards"
        case .date(.second), .dateToSeconds, .secondsToDate(.second):
            "fractions of a second are gone afterwards"
        case .secondsToDate(.day): "the time of day is gone afterwards"
        case .map(let table) where Set(table.values).count < table.count:
            "several texts become one"
        case .listToSet: "the order and what is there twice are gone afterwards"
        case .trim, .lowercase, .uppercase: "the text as it was written is gone afterwards"
        default: nil
        }
    }

    /// Whether the inverse surely makes `value` of what it was converted to.
    func isUndone(_ converted: AttributeValue, to value: AttributeValue) -> Bool {
        switch self {
        case .numberToString, .booleanToString, .booleanToNumber, .numberToBoolean, .toList,
            .listToValue:
            true
        case .stringToNumber, .stringToBoolean, .map, .multiply, .divide, .split, .join,
            .listToSet, .setToList:
            inverse(of: nil)?.convert(converted) == value
        case .date, .dateToSeconds, .secondsToDate, .trim, .lowercase, .uppercase: false
        }
    }

    /// What undoes it, for an attribute that had this type before; `nil` when nothing does.
    func inverse(of type: ValueType?) -> ValueConversion? {
        switch self {
        case .stringToNumber: return .numberToString
        case .numberToString: return .stringToNumber
        case .stringToBoolean: return .booleanToString
        case .booleanToString: return .stringToBoolean
        case .numberToBoolean: return .booleanToNumber
        case .booleanToNumber: return .numberToBoolean
        case .date:
            if case .date(let precision)? = type { return .date(precision) }
            return nil
        case .dateToSeconds:
            if case .date(let precision)? = type { return .secondsToDate(precision) }
            return .secondsToDate(.second)
        case .secondsToDate: return .dateToSeconds
        case .map(let table):
            guard Set(table.values).count == table.count else { return nil }
            return .map(
                Dictionary(
                    table.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
            )
        case .multiply(let factor): return .divide(factor)
        case .divide(let divisor): return .multiply(divisor)
        case .split(let separator): return .join(separator)
        case .join(let separator): return .split(separator)
        case .toList: return .listToValue
        case .listToValue: return .toList
        case .listToSet: return .setToList
        case .setToList: return .listToSet
        case .trim, .lowercase, .uppercase: return nil
        }
    }
}

/// Why a text or a sum is not a DynamoDB number.
public enum NumberError: Error, Hashable, Sendable {
    /// The text is not a decimal number.
    case notANumber(String)
    /// The number has more than 38 significant digits.
    case tooManyDigits
    /// The magnitude is 1E+126 or more.
    ///
    /// DynamoDB also answers this when a sum needs more than 38 significant digits.
    case overflow
    /// The magnitude is below 1E-130.
    case underflow
}

extension NumberError: CustomStringConvertible {
    /// The text of DynamoDB's `ValidationException`.
    public var description: String {
        switch self {
        case .notANumber(""):
            "The parameter cannot be converted to a numeric value"
        case .notANumber(let text):
            "The parameter cannot be converted to a numeric value: \(text)"
        case .tooManyDigits:
            "Attempting to store more than 38 significant digits in a Number"
        case .overflow:
            "Number overflow. Attempting to store a number with magnitude larger than "
                + "supported range"
        case .underflow:
            "Number underflow. Attempting to store a number with magnitude smaller than "
                + "supported range"
        }
    }
}

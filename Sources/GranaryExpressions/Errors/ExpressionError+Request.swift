internal import GranaryItems

extension ExpressionError.Reason {
    /// The message of an error in the request's names or values.
    var placeholderMessage: String? {
        switch self {
        case .undefinedName(let name):
            "An expression attribute name used in the document path is not defined; "
                + "attribute name: \(name)"
        case .undefinedValue(let value):
            "An expression attribute value used in expression is not defined; "
                + "attribute value: \(value)"
        case .emptyPlaceholders(let kind): "\(kind.parameterName) must not be empty"
        case .invalidPlaceholder(let kind, let key):
            "\(kind.parameterName) contains invalid key: Syntax error; key: \"\(key)\""
        case .placeholderTooLong(let kind, let byteCount):
            "\(kind.parameterName) contains invalid key: The expression attribute map contains a "
                + "key that is too long; size of key: \(byteCount)"
        case .placeholdersTooLarge(let byteCount):
            "The total size of ExpressionAttributeNames and ExpressionAttributeValues has exceeded "
                + "the maximum allowed size; size: \(byteCount)"
        case .emptyAttributeName(let key):
            "ExpressionAttributeNames contains invalid value: Empty attribute name for key \(key)"
        case .attributeNameTooLong(let key):
            "1 validation error detected: Value at 'expressionAttributeNames.\(key).member' failed "
                + "to satisfy constraint: Member must have length less than or equal to "
                + "\(ExpressionLimits.attributeNameByteCount)"
        case .unusedPlaceholders(let kind, let keys):
            "Value provided in \(kind.parameterName) unused in expressions: "
                + "keys: {\(keys.joined(separator: ", "))}"
        case .placeholdersWithoutExpression(let kind):
            "\(kind.parameterName) can only be specified when using expressions"
        default: nil
        }
    }

    /// The message of an error in what a query asks of the key.
    var keyMessage: String? {
        let conditions = "KeyConditionExpressions"
        let condition = "Invalid condition in KeyConditionExpression: "
        return switch self {
        case .keyOperator(let name): "Invalid operator used in KeyConditionExpression: \(name)"
        case .keyOperandNotFirst(let operation):
            condition + "\(operation) operator must have the key attribute as its first operand"
        case .keyFunction: "\(conditions) cannot contain nested operations"
        case .keySeveralNames: condition + "Multiple attribute names used in one condition"
        case .keyNestedPath: "\(conditions) cannot have conditions on nested attributes"
        case .keyNoName: condition + "No key attribute specified"
        case .keyRepeated: "\(conditions) must only contain one condition per key"
        case .keyMissing(let name): "Query condition missed key schema element: \(name)"
        case .keyNotSupported: "Query key condition not supported"
        case .keyGap(let missing, let present):
            "RANGE key attributes \(missing.joined(separator: ", ")) must have equality conditions "
                + "specified in the query because a condition is present on key attribute "
                + present
        default: nil
        }
    }

    /// The message of an error that only shows when an update meets its item.
    var updateMessage: String? {
        switch self {
        case .missingAttribute:
            "The provided expression refers to an attribute that does not exist in the item"
        case .invalidUpdatePath:
            "The document path provided in the update expression is invalid for update"
        case .incorrectOperandType:
            "An operand in the update expression has an incorrect data type"
        case .number(let error): error.description
        default: nil
        }
    }
}

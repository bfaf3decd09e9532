public import GranaryItems

/// Why a request was refused before anything was read or written.
///
/// Each is DynamoDB's `ValidationException`; ``description`` is DynamoDB's own text, since people
/// search for it.
@nonexhaustive
public enum ValidationError: Error, Hashable, Sendable {
    // Keys
    /// The item to put lacks a key attribute.
    case missingKey(attribute: String)
    /// A key attribute of the item to put has another type than the schema's.
    case keyTypeMismatch(attribute: String, expected: KeyType, actual: AttributeKind)
    /// The key of a read, update or delete has missing, extra or wrongly typed attributes.
    case keyDoesNotMatchSchema
    /// A key attribute is an empty string or binary.
    case emptyKey(attribute: String, type: KeyType)
    /// The partition key is over 2,048 bytes.
    case partitionKeyTooLong
    /// The sort key is over 1,024 bytes.
    case sortKeyTooLong
    /// An index key attribute has another type than the index's.
    case indexKeyTypeMismatch(
        index: String, attribute: String, expected: KeyType, actual: AttributeKind)
    /// An index key attribute is an empty string or binary.
    case emptyIndexKey(index: String, attribute: String, type: KeyType)
    /// An index key attribute is too long.
    case indexKeyTooLong(index: String, attribute: String, limit: Int)
    /// An update would change the primary key.
    case updatesKey(attribute: String)
    /// An update would give an index key attribute another type than the index's.
    case updatesIndexKeyType(index: String, attribute: String)
    /// An update would make an index key attribute too long.
    case updatesIndexKeyTooLong(index: String, attribute: String)
    /// An update that gives a key attribute of an index an empty value.
    case updatesIndexKeyEmpty(KeyType)

    // Items
    /// The item is over 409,600 bytes.
    case itemTooLarge
    /// The item would be over 409,600 bytes after the update.
    case updatedItemTooLarge
    /// Lists and maps nest deeper than 32.
    case nestingTooDeep
    /// A set without elements.
    case emptySet(AttributeKind)
    /// An attribute with an empty name.
    case emptyAttributeName
    /// An attribute name over 65,535 bytes.
    case attributeNameTooLong

    // Requests
    /// A parameter lies outside its range; the text names both.
    case constraint(value: String, parameter: String, constraint: String)
    /// An ExclusiveStartKey whose attributes are not those of a LastEvaluatedKey.
    case invalidStartKey
    /// An ExclusiveStartKey with too few or too many attributes.
    case startKeyCount
    /// An ExclusiveStartKey of another item collection than the query's.
    case startKeyOutsideCollection
    /// An ExclusiveStartKey whose sort key the query's condition excludes.
    case startKeyOutsideRange
    /// An ExclusiveStartKey that another segment of the scan returned.
    case startKeyOfOtherSegment(Int, total: Int)
    /// A `Select` that does not go with the other parameters.
    case select(String)
    /// A query with more conditions than its key has attributes.
    case keyConditionCount(Int, schema: Int)
    /// A value of a key condition that has another type than its key attribute.
    case keyConditionType
    /// An ExclusiveStartKey of another item collection, whose sort key the query's condition allows.
    case startKeyOfOtherCollection
    /// A path that leads into an attribute of a key, which is a scalar.
    case keyPath(attribute: String, isIndexKey: Bool)
    /// A filter of a query on attributes that its index does not hold.
    case filterNotProjected(index: String, attributes: [String])
    /// A filter that names an attribute of the primary key.
    case filterOnKey(attribute: String)
    /// A strongly consistent read of a global index, which DynamoDB does not have.
    case consistentReadOnGlobalIndex
    /// The table has no index of that name.
    case noSuchIndex(table: String, index: String)
    /// The same item twice in a batch.
    case duplicateKeys
    /// The same item twice in a transaction.
    case duplicateTransactionItems
    /// A batch with no requests or too many.
    case batchCount(parameter: String, text: String)
    /// The items of a transaction add up to more than 4 MB.
    case transactionTooLarge
    /// A `ReturnValues` that this operation does not have.
    case returnValues(String)
    /// A transaction's condition check without a condition.
    case missingCondition
    /// A segment without a total, or past it.
    case segment(Int, total: Int)
    /// Placeholders without an expression to use them; of `expressions` one would have to be there.
    case placeholdersWithoutExpression(parameter: String, expressions: [String])

    // Tables
    /// A definition that cannot be; the text says why.
    case definition(String)
}

extension ValidationError: CustomStringConvertible {
    /// DynamoDB's text.
    public var description: String {
        switch self {
        case .missingKey(let name):
            "\(Self.invalid)Missing the key \(name) in the item"
        case .keyTypeMismatch(let name, let expected, let actual):
            "\(Self.invalid)Type mismatch for key \(name) expected: \(expected.kind.code) "
                + "actual: \(actual.code)"
        case .keyDoesNotMatchSchema: "The provided key element does not match the schema"
        case .emptyKey(let name, let type):
            "One or more parameter values are not valid. The AttributeValue for a key attribute "
                + "cannot contain an empty \(type.noun) value. Key: \(name)"
        case .partitionKeyTooLong:
            "\(Self.invalid)Size of hashkey has exceeded the maximum size limit of2048 bytes"
        case .sortKeyTooLong:
            "\(Self.invalid)Aggregated size of all range keys has exceeded the size limit of "
                + "1024 bytes"
        case .indexKeyTypeMismatch(let index, let name, let expected, let actual):
            "\(Self.invalid)Type mismatch for Index Key \(name) Expected: \(expected.kind.code) "
                + "Actual: \(actual.code) IndexName: \(index)"
        case .emptyIndexKey(let index, let name, let type):
            "One or more parameter values are not valid. A value specified for a secondary index "
                + "key is not supported. The AttributeValue for a key attribute cannot contain an "
                + "empty \(type.noun) value. IndexName: \(index), IndexKey: \(name)"
        case .indexKeyTooLong(let index, let name, let limit):
            "\(Self.invalid)Size of index key has exceeded the maximum size limit of \(limit) "
                + "bytes. IndexName: \(index), IndexKey: \(name)"
        case .updatesKey(let name):
            "\(Self.invalid)Cannot update attribute \(name). This attribute is part of the key"
        case .updatesIndexKeyType:
            "The update expression attempted to update the secondary index key to unsupported type"
        case .updatesIndexKeyTooLong:
            "The update expression attempted to update the secondary index key beyond allowed size "
                + "limits"
        case .updatesIndexKeyEmpty(let type):
            "One or more parameter values are not valid. The update expression attempted to update "
                + "a secondary index key to a value that is not supported. The AttributeValue for a "
                + "key attribute cannot contain an empty \(type.noun) value."
        case .itemTooLarge: "Item size has exceeded the maximum allowed size"
        case .updatedItemTooLarge: "Item size to update has exceeded the maximum allowed size"
        case .nestingTooDeep:
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested "
                + "levels beyond supported limit"
        case .emptySet(.binarySet): "\(Self.invalid)Binary sets should not be empty"
        case .emptySet(.numberSet): "\(Self.invalid)An number set  may not be empty"
        case .emptySet: "\(Self.invalid)An string set  may not be empty"
        case .emptyAttributeName: "Empty attribute name"
        case .attributeNameTooLong:
            "Attribute name is too large, must be less than 65536 bytes"
        default: requestDescription
        }
    }

    private var requestDescription: String {
        switch self {
        case .constraint(let value, let parameter, let constraint):
            "1 validation error detected: Value '\(value)' at '\(parameter)' failed to satisfy "
                + "constraint: \(constraint)"
        case .invalidStartKey: "The provided starting key is invalid"
        case .startKeyCount: "Exclusive Start Key must have same size as table's key schema"
        case .startKeyOutsideCollection:
            "The provided starting key is outside query boundaries based on provided conditions"
        case .startKeyOutsideRange:
            "The provided starting key does not match the range key predicate"
        case .startKeyOfOtherCollection:
            "The query can return at most one row and cannot be restarted"
        case .keyPath(let name, let isIndexKey):
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
                + "allowed: \(isIndexKey ? "IndexKey" : "Key"): \(name)"
        case .filterNotProjected(let index, let names):
            "\(Self.invalid)Secondary index \(index) does not project one or more filter "
                + "attributes: [\(names.joined(separator: ", "))]"
        case .startKeyOfOtherSegment(let segment, let total):
            "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
                + "ExclusiveStartKey with correct Segment. TotalSegments: \(total) "
                + "Segment: \(segment)"
        case .select(let text), .returnValues(let text), .definition(let text): text
        case .keyConditionCount(let count, let schema):
            "The number of query conditions (\(count)) exceeds the number of key attributes defined "
                + "in the schema (\(schema))"
        case .keyConditionType:
            "\(Self.invalid)Condition parameter type does not match schema type"
        case .filterOnKey(let name):
            "Filter Expression can only contain non-primary key attributes: Primary key "
                + "attribute: \(name)"
        case .consistentReadOnGlobalIndex:
            "Consistent reads are not supported on global secondary indexes"
        case .noSuchIndex(_, let index):
            "The table does not have the specified index: \(index)"
        case .duplicateKeys: "Provided list of item keys contains duplicates"
        case .duplicateTransactionItems:
            "Transaction request cannot include multiple operations on one item"
        case .batchCount(let parameter, let text):
            "1 validation error detected: Value at '\(parameter)' failed to satisfy constraint: "
                + text
        case .transactionTooLarge:
            "Collection size of Transaction cannot exceed 4 MB"
        case .missingCondition:
            "1 validation error detected: Value null at 'conditionExpression' failed to satisfy "
                + "constraint: Member must not be null"
        case .segment(let segment, let total):
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                + "Segment: \(segment) is not less than TotalSegments: \(total)"
        case .placeholdersWithoutExpression(let parameter, let expressions):
            "\(parameter) can only be specified when using expressions\(Self.absent(expressions))"
        default: ""
        }
    }

    private static let invalid = "One or more parameter values were invalid: "

    /// The end of a sentence that says which expressions are missing.
    private static func absent(_ expressions: [String]) -> String {
        if expressions.isEmpty { return "" }
        let verb = expressions.count > 1 ? "are" : "is"
        return ": \(expressions.joined(separator: " and ")) \(verb) null"
    }
}

extension KeyType {
    /// DynamoDB's word for the type in prose.
    fileprivate var noun: String {
        switch self {
        case .string: "string"
        case .number: "number"
        case .binary: "binary"
        }
    }
}

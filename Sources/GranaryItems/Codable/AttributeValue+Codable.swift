/// In any other format than an item's, a value is coded as DynamoDB JSON: one member, named for the
/// datatype. ``ItemEncoder`` and ``ItemDecoder`` take values as they are.
extension AttributeValue: Codable {
    /// Reads DynamoDB JSON.
    ///
    /// - Throws: `DecodingError`, for what the service refuses too: several datatypes, a false
    ///   NULL,
    ///   sets that are empty or have duplicates.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AttributeCodingKey.self)
        guard let key = container.allKeys.first, container.allKeys.count == 1,
            let kind = AttributeKind(code: key.stringValue)
        else {
            throw container.corrupted("expected one of the datatypes S, N, B, BOOL, NULL, ...")
        }
        switch kind {
        case .string: self = .string(try container.decode(String.self, forKey: key))
        case .number: self = .number(try container.decode(Number.self, forKey: key))
        case .binary: self = .binary(try container.base64(key))
        case .bool: self = .bool(try container.decode(Bool.self, forKey: key))
        case .null:
            guard try container.decode(Bool.self, forKey: key) else {
                throw container.corrupted("\(JSONError.Reason.nullIsNotTrue)")
            }
            self = .null
        case .list: self = .list(try container.decode([AttributeValue].self, forKey: key))
        case .map: self = .map(try container.decode(AttributeMap.self, forKey: key))
        case .stringSet: self = .stringSet(try container.set(of: String.self, key))
        case .numberSet: self = .numberSet(try container.set(of: Number.self, key))
        case .binarySet:
            let texts = try container.decode([String].self, forKey: key)
            let elements = try texts.map { text in
                guard let bytes = Base64.decode(text) else {
                    throw container.corrupted("\(JSONError.Reason.invalidBase64)")
                }
                return bytes
            }
            self = .binarySet(try container.set(elements, key))
        }
    }

    /// Writes DynamoDB JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AttributeCodingKey.self)
        let key = AttributeCodingKey(stringValue: kind.code)
        switch self {
        case .string(let value): try container.encode(value, forKey: key)
        case .number(let value): try container.encode(value, forKey: key)
        case .binary(let value): try container.encode(Base64.encode(value), forKey: key)
        case .bool(let value): try container.encode(value, forKey: key)
        case .null: try container.encode(true, forKey: key)
        case .list(let value): try container.encode(value, forKey: key)
        case .map(let value): try container.encode(value, forKey: key)
        case .stringSet(let value): try container.encode(Array(value), forKey: key)
        case .numberSet(let value): try container.encode(Array(value), forKey: key)
        case .binarySet(let value): try container.encode(value.map(Base64.encode), forKey: key)
        }
    }
}

extension KeyedDecodingContainer<AttributeCodingKey> {
    fileprivate func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: reason))
    }

    fileprivate func base64(_ key: AttributeCodingKey) throws -> [UInt8] {
        guard let bytes = Base64.decode(try decode(String.self, forKey: key)) else {
            throw corrupted("\(JSONError.Reason.invalidBase64)")
        }
        return bytes
    }

    fileprivate func set<Member: AttributeSetElement & Decodable>(
        of type: Member.Type, _ key: AttributeCodingKey
    ) throws -> AttributeSet<Member> {
        try set(try decode([Member].self, forKey: key), key)
    }

    fileprivate func set<Member>(
        _ elements: [Member], _ key: AttributeCodingKey
    ) throws -> AttributeSet<Member> {
        let set = AttributeSet(elements)
        guard !set.isEmpty, set.count == elements.count else {
            throw corrupted("a set has no element, or one twice")
        }
        return set
    }
}

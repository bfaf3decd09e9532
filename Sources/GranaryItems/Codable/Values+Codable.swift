extension Number: Codable {
    /// Reads the text of a number.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try Number(text)
        } catch {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(error)")
        }
    }

    /// Writes the text of the number: most formats would round a number to a `Double`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension AttributeSet: Decodable where Member: Decodable {
    /// Reads an array; what stands there twice counts once.
    public init(from decoder: any Decoder) throws { self.init(try [Member](from: decoder)) }
}

extension AttributeSet: Encodable where Member: Encodable {
    /// Writes an array, in the order of the set.
    public func encode(to encoder: any Encoder) throws { try Array(self).encode(to: encoder) }
}

extension AttributeMap: Codable {
    /// Reads values by name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AttributeCodingKey.self)
        self.init(
            try container.allKeys.map { key in
                (key.stringValue, try container.decode(AttributeValue.self, forKey: key))
            })
    }

    /// Writes values by name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AttributeCodingKey.self)
        for (name, value) in self {
            try container.encode(value, forKey: AttributeCodingKey(stringValue: name))
        }
    }
}

extension Item: Codable {
    /// Reads attributes by name.
    public init(from decoder: any Decoder) throws { self.init(try AttributeMap(from: decoder)) }

    /// Writes attributes by name.
    public func encode(to encoder: any Encoder) throws { try attributes.encode(to: encoder) }
}

internal import GranaryExpressions
internal import GranaryItems

/// A 128-bit FNV-1a hash over the parts of a request.
///
/// Tells whether a token comes back with the same request; it guards against mistakes, not malice.
struct RequestDigest {
    private(set) var value: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    mutating func add(_ bytes: some Collection<UInt8>) {
        // The length first, so that parts cannot run into each other.
        var length = UInt64(bytes.count)
        for _ in 0..<8 {
            add(UInt8(truncatingIfNeeded: length))
            length >>= 8
        }
        for byte in bytes { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
    }

    mutating func add(_ text: String?) {
        add(Array((text ?? "\u{0}").utf8))
    }

    mutating func add(names: [String: String]?, values: [String: AttributeValue]?) {
        for (name, attribute) in (names ?? [:]).sorted(by: { $0.key < $1.key }) {
            add(name)
            add(attribute)
        }
        for (name, value) in (values ?? [:]).sorted(by: { $0.key < $1.key }) {
            add(name)
            add(EncodedValue(value).bytes)
        }
    }

    mutating func add<Built>(_ expression: Expression<Built>?) {
        switch expression {
        case nil: add(nil as String?)
        case .text(let text): add(text)
        case .built(let built): add(String(describing: built))
        }
    }
}

extension TransactWriteItems {
    /// What tells this request from another with the same token.
    var digest: UInt128 {
        var digest = RequestDigest()
        for action in transactItems {
            switch action {
            case .put(let put):
                digest.add("put \(put.tableName)")
                digest.add(put.item.encodedBytes)
                digest.add(put.conditionExpression)
                digest.add(
                    names: put.expressionAttributeNames, values: put.expressionAttributeValues)
            case .update(let update):
                digest.add("update \(update.tableName)")
                digest.add(update.key.encodedBytes)
                digest.add(update.updateExpression)
                digest.add(update.conditionExpression)
                digest.add(
                    names: update.expressionAttributeNames,
                    values: update.expressionAttributeValues)
            case .delete(let delete):
                digest.add("delete \(delete.tableName)")
                digest.add(delete.key.encodedBytes)
                digest.add(delete.conditionExpression)
                digest.add(
                    names: delete.expressionAttributeNames,
                    values: delete.expressionAttributeValues)
            case .conditionCheck(let check):
                digest.add("check \(check.tableName)")
                digest.add(check.key.encodedBytes)
                digest.add(check.conditionExpression)
                digest.add(
                    names: check.expressionAttributeNames, values: check.expressionAttributeValues)
            }
        }
        return digest.value
    }
}

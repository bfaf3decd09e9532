/// What the names in a schema are made of.
enum SchemaNames {
    /// Whether a type of Swift can have this name: `StartupActivity`.
    static func isTypeName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x41...0x5A).contains(first) else { return false }
        return name.utf8.count <= 100 && name.utf8.allSatisfy(isAlphanumeric)
    }

    /// Whether a function of Swift can have this name: `byIndustry`.
    static func isFunctionName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return name.utf8.count <= 100 && name.utf8.allSatisfy(isAlphanumeric)
    }

    /// Whether a table or an index can have this name, by DynamoDB's rule.
    static func isTableName(_ name: String) -> Bool {
        guard (3...255).contains(name.utf8.count) else { return false }
        return name.utf8.allSatisfy { isAlphanumeric($0) || [0x5F, 0x2E, 0x2D].contains($0) }
    }

    /// Whether an attribute can have this name: 1 to 255 bytes without control characters.
    static func isAttributeName(_ name: String) -> Bool {
        (1...255).contains(name.utf8.count)
            && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

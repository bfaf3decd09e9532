extension JSONReader {
    /// Reads `true` or `false`.
    package mutating func readBool() throws(JSONError) -> Bool {
        try expect(.bool)
        if bytes[offset] == UInt8(ascii: "t") {
            try readLiteral("true")
            return true
        }
        try readLiteral("false")
        return false
    }

    /// Reads `null`.
    package mutating func readNull() throws(JSONError) {
        try expect(.null)
        try readLiteral("null")
    }

    private mutating func readLiteral(_ literal: StaticString) throws(JSONError) {
        for byte in literal.description.utf8 {
            let found = try currentByte()
            guard found == byte else { throw error(.unexpectedByte(found)) }
            offset &+= 1
        }
    }

    /// Reads a number, and returns where its text stands: no digit is lost.
    package mutating func readNumber() throws(JSONError) -> Range<Int> {
        try expect(.number)
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") { offset &+= 1 }
        if try currentByte() == UInt8(ascii: "0") {
            offset &+= 1
        } else {
            try skipDigits()
        }
        if nextIs(UInt8(ascii: ".")) {
            offset &+= 1
            try skipDigits()
        }
        if nextIs(UInt8(ascii: "e")) || nextIs(UInt8(ascii: "E")) {
            offset &+= 1
            if nextIs(UInt8(ascii: "+")) || nextIs(UInt8(ascii: "-")) { offset &+= 1 }
            try skipDigits()
        }
        return start..<offset
    }

    /// Skips one digit or more.
    private mutating func skipDigits() throws(JSONError) {
        let first = try currentByte()
        guard Self.isDigit(first) else { throw error(.unexpectedByte(first)) }
        while offset < bytes.count, Self.isDigit(bytes[offset]) { offset &+= 1 }
    }

    private func nextIs(_ byte: UInt8) -> Bool {
        offset < bytes.count && bytes[offset] == byte
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Returns the next byte without skipping white space.
    func currentByte() throws(JSONError) -> UInt8 {
        guard offset < bytes.count else { throw error(.unexpectedEnd) }
        return bytes[offset]
    }
}

/// Reads JSON text one token at a time, in a single pass and without a tree.
///
/// A pull reader: each mapping to values is a short recursive function over it, and holds no state
/// of its own. The grammar is RFC 8259 and nothing more: no comments, no trailing commas, no byte
/// order mark.
///
/// Objects and arrays are read by
/// ```swift
/// try reader.beginObject()
/// var isFirst = true
/// while let name = try reader.nextName(&isFirst) { ... }
/// ```
package struct JSONReader: ~Escapable {
    /// How deep objects and arrays may be nested, so that no text can exhaust the stack.
    ///
    /// An item of 32 levels takes 64 in DynamoDB JSON, and requests wrap items.
    static let depthLimit = 128

    package let bytes: Span<UInt8>

    /// The next byte to read.
    package var offset = 0

    private var depth = 0

    @_lifetime(copy bytes)
    package init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    /// The name of a member, and where it stands.
    package struct Name {
        package let text: String
        package let offset: Int
    }

    /// Skips white space, and returns the byte after it without consuming it.
    @inline(__always)
    mutating func peek() throws(JSONError) -> UInt8 {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            offset &+= 1
        }
        throw error(.unexpectedEnd)
    }

    /// Returns the type of the value that comes next.
    package mutating func peekType() throws(JSONError) -> JSONType {
        let byte = try peek()
        switch byte {
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        default: throw error(.unexpectedByte(byte))
        }
    }

    /// Throws unless a value of `type` comes next.
    package mutating func expect(_ type: JSONType) throws(JSONError) {
        let found = try peekType()
        if found != type { throw error(.unexpectedType(expected: type, found: found)) }
    }

    /// Throws unless only white space is left.
    package mutating func finish() throws(JSONError) {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
                throw error(.trailingData)
            }
            offset &+= 1
        }
    }

    /// An error at the byte that would be read next.
    package func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(offset: offset, reason: reason)
    }
}

extension JSONReader {
    /// Enters the object that comes next.
    package mutating func beginObject() throws(JSONError) {
        try expect(.object)
        try enter()
    }

    /// Enters the array that comes next.
    package mutating func beginArray() throws(JSONError) {
        try expect(.array)
        try enter()
    }

    /// Reads the name of the next member and its colon; `nil` once the object has ended.
    package mutating func nextName(_ isFirst: inout Bool) throws(JSONError) -> Name? {
        guard try advance(&isFirst, end: UInt8(ascii: "}")) else { return nil }
        let byte = try peek()
        guard byte == UInt8(ascii: "\"") else { throw error(.unexpectedByte(byte)) }
        let start = offset
        let text = try readString()
        let colon = try peek()
        guard colon == UInt8(ascii: ":") else { throw error(.unexpectedByte(colon)) }
        offset &+= 1
        return Name(text: text, offset: start)
    }

    /// Moves to the next element; `false` once the array has ended.
    package mutating func nextElement(_ isFirst: inout Bool) throws(JSONError) -> Bool {
        try advance(&isFirst, end: UInt8(ascii: "]"))
    }

    private mutating func enter() throws(JSONError) {
        guard depth < Self.depthLimit else { throw error(.tooDeep(limit: Self.depthLimit)) }
        depth &+= 1
        offset &+= 1
    }

    private mutating func advance(_ isFirst: inout Bool, end: UInt8) throws(JSONError) -> Bool {
        let byte = try peek()
        if byte == end {
            offset &+= 1
            depth &-= 1
            return false
        }
        if !isFirst {
            guard byte == UInt8(ascii: ",") else { throw error(.unexpectedByte(byte)) }
            offset &+= 1
        }
        isFirst = false
        return true
    }
}

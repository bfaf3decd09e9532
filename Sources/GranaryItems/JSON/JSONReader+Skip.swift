extension JSONReader {
    /// Reads a value and forgets it, whatever it is; it must be well formed.
    ///
    /// - Complexity: O(*n*) in its bytes; nesting is bounded as in any reading.
    package mutating func skipValue() throws(JSONError) {
        switch try peekType() {
        case .string: _ = try readString()
        case .number: _ = try readNumber()
        case .bool: _ = try readBool()
        case .null: try readNull()
        case .array:
            var isFirst = true
            try beginArray()
            while try nextElement(&isFirst) { try skipValue() }
        case .object:
            var isFirst = true
            try beginObject()
            while try nextName(&isFirst) != nil { try skipValue() }
        }
    }
}

extension ItemView {
    /// Checks every byte: that this is exactly what the encoder writes for some item.
    ///
    /// - Throws: ``CodingError``, with the offset of the first thing found wrong.
    /// - Complexity: O(*n*).
    public func validate() throws(CodingError) {
        let header = ItemEncoding.headerByteCount
        guard bytes.byteCount >= header else {
            throw .truncated(expected: header, actual: bytes.byteCount)
        }
        guard let version = bytes.byte(at: 0), version == ItemEncoding.formatVersion else {
            throw .unknownFormat(version: bytes.byte(at: 0) ?? 0)
        }
        guard bytes.byte(at: 1) == 0 else { throw .malformed(offset: 1) }
        let validator = Validator(bytes: bytes)
        let sum = try validator.validateMap(header..<bytes.byteCount, depth: 0)
        guard sum == size else { throw .malformed(offset: 4) }
    }
}

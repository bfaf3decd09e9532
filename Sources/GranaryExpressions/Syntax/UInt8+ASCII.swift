extension UInt8 {
    /// Whether this is the ASCII code of a digit.
    var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// Whether this is the ASCII code of a letter.
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether a name or a placeholder may go on with this byte.
    var isWordByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }

    /// The capital letter, if this is a small one; itself otherwise.
    var asciiUppercased: UInt8 { self &- 0x61 < 26 ? self &- 0x20 : self }
}

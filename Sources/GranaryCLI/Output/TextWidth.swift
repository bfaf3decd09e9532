/// How many columns text takes on a terminal, nearly enough.
enum TextWidth {
    /// The columns of a character: 2 for East Asian wide ones and emoji, 0 for invisible ones.
    static func of(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.isASCII { return 1 }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// The columns of text.
    static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

    /// Text of at most `width` columns; what is cut off leaves an ellipsis.
    static func cut(_ text: String, to width: Int) -> String {
        var result = ""
        var columns = 0
        /// Where to cut when there is no room for all: one column is kept for the ellipsis.
        var shorter = ""
        for character in text {
            let next = of(character)
            if columns + next > width { return width > 0 ? shorter + "…" : "" }
            result.append(character)
            columns += next
            if columns < width { shorter = result }
        }
        return result
    }

    /// Text filled with spaces to `width` columns.
    static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// The blocks whose characters are wide (Unicode's EastAsianWidth, W and F, by block).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}

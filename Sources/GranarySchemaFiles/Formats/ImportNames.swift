/// Names of other tools as names of a schema.
enum ImportNames {
    /// The name as one of a type: its words joined, each with a capital letter.
    ///
    /// - Returns: The name; `fallback` when no letter is left at its front.
    static func typeName(_ name: String, or fallback: String) -> String {
        var result = ""
        var startsWord = true
        for character in name.unicodeScalars {
            guard character.isASCII, character.properties.isAlphabetic || isDigit(character) else {
                startsWord = true
                continue
            }
            result += startsWord ? character.properties.uppercaseMapping : String(character)
            startsWord = false
        }
        guard let first = result.utf8.first, first >= 0x41, first <= 0x5A,
            result.utf8.count <= 100
        else { return fallback }
        return result
    }

    /// The name as one of a table: 3 to 255 letters, digits, `_`, `-` and `.`.
    ///
    /// - Returns: The name with `-` for all that cannot be in one; `fallback` when it is too short.
    static func tableName(_ name: String, or fallback: String) -> String {
        var result = ""
        for character in name.unicodeScalars {
            let isPlain =
                character.isASCII && character.properties.isAlphabetic || isDigit(character)
                || character == "_" || character == "-" || character == "."
            result += isPlain ? String(character) : "-"
        }
        return (3...255).contains(result.utf8.count) ? result : fallback
    }

    private static func isDigit(_ character: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(character)
    }
}

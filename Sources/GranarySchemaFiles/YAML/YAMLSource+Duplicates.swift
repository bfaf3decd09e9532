extension YAMLSource {
    /// What is written behind a key that is there already, so that the text can be read without it: a
    /// character of private use, which no key has.
    static let duplicateMark = "\u{E0D0}"

    /// The place of a key that is the same as the one at a place, in the same map; `nil` when it cannot be
    /// told where it is.
    func secondKey(
        _ name: String, afterLine line: Int, column: Int
    ) -> (line: Int, column: Int)? {
        guard line > 0, column > 0, line <= lineCount else { return nil }
        let front = scalars(ofLine: line).prefix(column - 1)
        return front.allSatisfy { $0 == " " || $0 == "-" }
            ? secondKeyOfBlock(name, afterLine: line, column: column)
            : secondKeyInBraces(name, line: line, column: column)
    }

    /// The next line of a block with the key, before one that is further to the left.
    private func secondKeyOfBlock(
        _ name: String, afterLine line: Int, column: Int
    ) -> (line: Int, column: Int)? {
        var next = line + 1
        while next <= lineCount {
            let scalars = scalars(ofLine: next)
            let indentation = scalars.prefix { $0 == " " }.count
            let isEmpty = indentation == scalars.count || scalars[indentation] == "#"
            if !isEmpty, indentation < column - 1 { return nil }
            if indentation == column - 1, isKey(name, scalars[indentation...]) {
                return (next, column)
            }
            next += 1
        }
        return nil
    }

    /// The next key on the line that is between the same braces.
    private func secondKeyInBraces(
        _ name: String, line: Int, column: Int
    ) -> (line: Int, column: Int)? {
        let scalars = scalars(ofLine: line)
        var depth = 0
        var quote: Unicode.Scalar?
        var position = column - 1
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            if let open = quote {
                if scalar == open { quote = nil }
                continue
            }
            switch scalar {
            case "\"", "'": quote = scalar
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            case "," where depth == 0:
                while position < scalars.count, scalars[position] == " " { position += 1 }
                if isKey(name, scalars[position...]) { return (line, position + 1) }
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    /// Whether a key stands at the beginning, with its colon.
    private func isKey(_ name: String, _ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = Array(name.unicodeScalars)
        guard scalars.starts(with: name) else { return false }
        return scalars.dropFirst(name.count).first { $0 != " " } == ":"
    }

    /// Writes the mark of duplicates behind a key.
    mutating func renameKey(_ name: String, atLine line: Int, column: Int) {
        var scalars = scalars(ofLine: line)
        scalars.insert(
            contentsOf: Self.duplicateMark.unicodeScalars,
            at: column - 1 + name.unicodeScalars.count)
        replace(line: line, with: scalars)
    }
}

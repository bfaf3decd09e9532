internal import GranarySchema

/// Regular expressions as OneTable writes them: between slashes, matching any part of a string.
enum OneTablePattern {
    /// The pattern for a whole string; `nil` when there is none that says the same.
    static func pattern(of text: String) -> String? {
        var body = text
        if text.hasPrefix("/") {
            guard let end = text.lastIndex(of: "/"), end > text.startIndex,
                text.index(after: end) == text.endIndex
            else { return nil }
            body = String(text[text.index(after: text.startIndex)..<end])
        }
        body = body.replacing("\\/", with: "/")
        let isAnchored = body.hasPrefix("^") && body.hasSuffix("$") && !body.hasSuffix("\\$")
        if isAnchored {
            body = String(body.dropFirst().dropLast())
            // Without a group, `^a|b$` is two expressions, each with one anchor.
            if let inner = groupContent(of: body) {
                body = inner
            } else if body.contains("|"), !isOneBranch(body) {
                return nil
            }
        } else {
            let start = body.hasPrefix("^") ? "" : ".*"
            let end = body.hasSuffix("$") && !body.hasSuffix("\\$") ? "" : ".*"
            if start.isEmpty { body.removeFirst() }
            if end.isEmpty { body.removeLast() }
            body = "\(start)(\(body))\(end)"
        }
        return (try? Pattern(body)) == nil ? nil : body
    }

    /// The expression for a pattern.
    static func expression(for pattern: String) -> String {
        let isOneBranch = !pattern.contains("|")
        let body = isOneBranch ? pattern : "(?:\(pattern))"
        let plain = body.replacing("\\/", with: "/")
        return "/^\(plain.replacing("/", with: "\\/"))$/"
    }

    /// What stands in `(?:...)` when that is all there is.
    private static func groupContent(of text: String) -> String? {
        guard text.hasPrefix("(?:"), text.hasSuffix(")") else { return nil }
        let inner = String(text.dropFirst(3).dropLast())
        return depthsStayPositive(in: inner) ? inner : nil
    }

    /// Whether every `|` stands within parentheses or brackets.
    private static func isOneBranch(_ text: String) -> Bool {
        var isOne = true
        forEachSign(of: text) { sign, depth in if sign == "|", depth == 0 { isOne = false } }
        return isOne
    }

    private static func depthsStayPositive(in text: String) -> Bool {
        var isPositive = true
        let last = forEachSign(of: text) { _, depth in if depth < 0 { isPositive = false } }
        return isPositive && last == 0
    }

    /// Visits what is neither escaped nor in a class, with the number of groups it stands in.
    @discardableResult
    private static func forEachSign(
        of text: String, _ visit: (Character, _ depth: Int) -> Void
    ) -> Int {
        var depth = 0
        var isEscaped = false
        var isInClass = false
        for character in text {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "[" || isInClass {
                isInClass = character != "]"
            } else {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                visit(character, depth)
            }
        }
        return depth
    }
}

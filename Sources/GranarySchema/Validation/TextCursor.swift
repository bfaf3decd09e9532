internal import GranaryItems

/// Walks along a text that is compared with the parts it should be made of.
struct TextCursor: ~Escapable {
    private let text: Span<UInt8>
    private var position = 0

    @_lifetime(copy text)
    init(_ text: Span<UInt8>) { self.text = text }

    var isAtEnd: Bool { position == text.count }

    /// Moves past a part, if it stands here.
    @_lifetime(self: copy self)
    mutating func take(_ part: Span<UInt8>) -> Bool {
        guard part.count <= text.count &- position else { return false }
        for index in part.indices where text[position &+ index] != part[index] { return false }
        position &+= part.count
        return true
    }

    /// Moves past a part, if it stands here.
    mutating func take(_ part: [UInt8]) -> Bool { take(part.span) }

    /// Moves past a value as text, if it stands here; `nil` when it has no text.
    mutating func take(
        _ value: borrowing ValueView, padding: TextPadding?
    ) -> Bool? {
        switch value.kind {
        case .string:
            let bytes = value.payloadBytes
            if let padding {
                takePadding(padding, for: String(copying: bytes).count)
            }
            return take(bytes)
        case .number:
            if let int = value.int() { return take(int, padding: padding) }
            guard let text = value.number()?.description else { return nil }
            if let padding { takePadding(padding, for: text.utf8.count) }
            return take(text.utf8Span.span)
        case .bool:
            guard let value = value.bool() else { return nil }
            if let padding { takePadding(padding, for: value ? 4 : 5) }
            return value ? take("true".utf8Span.span) : take("false".utf8Span.span)
        default: return nil
        }
    }

    /// The digits of a whole number, without a string for them.
    private mutating func take(_ value: Int, padding: TextPadding?) -> Bool {
        var digits: InlineArray<20, UInt8> = .init(repeating: 0)
        var first = 20
        var rest = value.magnitude
        repeat {
            first &-= 1
            digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest != 0
        if value < 0 {
            first &-= 1
            digits[first] = UInt8(ascii: "-")
        }
        if let padding { takePadding(padding, for: 20 &- first) }
        return take(digits.span.extracting(first..<20))
    }

    /// Moves past padding; what is missing of it is found when the value does not stand here.
    private mutating func takePadding(_ padding: TextPadding, for count: Int) {
        var missing = padding.width &- count
        while missing > 0, position < text.count, text[position] == padding.byte {
            position &+= 1
            missing &-= 1
        }
        // Too little padding: nothing fits any more.
        if missing > 0 { position = text.count &+ 1 }
    }

    /// Moves to where `end` stands, or to the end of the text when `end` is empty, over at least one
    /// byte and over no separator.
    mutating func skip(to end: [UInt8], without separator: [UInt8]) -> Bool {
        let start = position
        while position < text.count {
            if position > start, !end.isEmpty, text.holds(end.span, at: position) { return true }
            if !separator.isEmpty, text.holds(separator.span, at: position) { return false }
            position &+= 1
        }
        return end.isEmpty && position > start
    }
}

extension Span<UInt8> {
    /// Whether `part` stands at `position`.
    func holds(_ part: Span<UInt8>, at position: Int) -> Bool {
        guard part.count <= count &- position else { return false }
        for index in part.indices where self[position &+ index] != part[index] { return false }
        return true
    }

    /// Whether `part`, which is not empty, stands anywhere.
    func holds(_ part: Span<UInt8>) -> Bool {
        guard let first = part.isEmpty ? nil : part[0] else { return false }
        for index in indices where self[index] == first && holds(part, at: index) { return true }
        return false
    }
}

internal import GranaryItems

/// A part of a sort key that is padded, so that its text sorts as its number does: up to its width.
///
/// A wider value would come before narrower ones, and a read of a range would pass over it without a word.
struct PaddedPart: Sendable {
    private let place: AttributePlace
    private let width: Int
    private let text: String

    /// The padded parts of a template.
    static func parts(of template: KeyTemplate, slots: [String]) -> [PaddedPart] {
        template.parts.compactMap { part in
            guard case .variable(let name, let padding?) = part else { return nil }
            return PaddedPart(
                place: AttributePlace(name, slots: slots), width: padding.width,
                text: KeyTemplate(attribute: template.attribute, parts: [part]).text)
        }
    }

    /// Judges the value in an item, if it is there.
    @inline(__always)
    func check(
        _ item: borrowing ItemView, _ positions: AttributePositions, hiddenNames: Set<String>,
        _ found: inout [SchemaViolation]
    ) {
        guard let value = place.value(in: item, positions), isWide(value) else { return }
        var violation = SchemaViolation(
            .padding, value, "it is wider than \(text), and would not sort")
        violation.attribute = place.name
        if hiddenNames.contains(place.name) { violation.value = nil }
        found.append(violation)
    }

    private func isWide(_ value: borrowing ValueView) -> Bool {
        switch value.kind {
        case .string:
            // A string has no more characters than bytes.
            return value.count > width && String(copying: value.payloadBytes).count > width
        case .number:
            guard let int = value.int() else {
                return (value.number()?.description.utf8.count ?? 0) > width
            }
            var rest = int.magnitude / 10
            var count = int < 0 ? 2 : 1
            while rest > 0 {
                rest /= 10
                count += 1
            }
            return count > width
        default: return false
        }
    }
}

internal import Granary

extension AttributeValue {
    /// The value in one line for people: text as it is, anything else as JSON.
    var cellText: String {
        guard case .string(let text) = self else { return json }
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return text }
        // A control character could move the cursor: such text is shown as JSON shows it.
        return String(json.dropFirst().dropLast())
    }
}

import Granary
import Testing

@testable import GranaryCLI

/// What is asked of an attribute reads as a person would say it.
@Suite struct AttributeTextTests {
    @Test func use() {
        let attribute = ModelAttribute(
            "ratio", ValueShape(.number), isRequired: true, defaultValue: 1, isImmutable: true,
            uniqueness: Uniqueness(scope: ["year"]), isHidden: true, personal: .text,
            generator: .uuid, isVersion: true,
            reference: Reference(model: "User", isEnforced: true),
            derivation: Derivation(formula: .binary(.divide, .attribute("a"), .attribute("b"))),
            deprecation: Deprecation(message: "Use share."), renamedFrom: "quota")
        #expect(
            attribute.useText
                == "required, immutable, unique within year, made: uuid, version, references User, "
                + "enforced, = a / b, default 1, hidden, personal: text, was quota, deprecated")
        #expect(attribute.docText == "Use share.")
    }

    /// What is within objects and lists of them is shown with the path that leads to it.
    @Test func members() {
        let inner = ModelAttribute("amount", ValueShape(.number))
        let outer = ModelAttribute(
            "rounds", ValueShape(.list(ValueShape(.list(ValueShape(.object([inner])))))))
        #expect(outer.withMembers().map(\.path) == ["rounds", "rounds[][].amount"])
    }
}

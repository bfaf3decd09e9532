import Granary
import Testing

@testable import GranaryCLI

/// A type and its limits read as a person would say them.
@Suite struct ShapeTextTests {
    private static let shapes: [(ValueShape, String)] = [
        (ValueShape(.string), "string"),
        (ValueShape(.string, limits: ValueLimits(format: .email)), "string, email"),
        (
            ValueShape(.string, limits: ValueLimits(minimumLength: 1, maximumLength: 80)),
            "string, length 1 to 80"
        ),
        (ValueShape(.string, limits: ValueLimits(pattern: "[a-z]+")), "string, /[a-z]+/"),
        (ValueShape(.int, limits: ValueLimits(minimum: 0)), "int, 0 or more"),
        (ValueShape(.decimal, limits: ValueLimits(maximum: 5)), "exact number, 5 at most"),
        (ValueShape(.enumeration(["a", "b"])), "a | b"),
        (ValueShape(.date(.second)), "date to the second"),
        (ValueShape(.date(.day)), "day"), (ValueShape(.timeToLive), "expiry"),
        (
            ValueShape(
                .set(ValueShape(.int, limits: ValueLimits(minimum: 1, maximum: 17))),
                limits: ValueLimits(maximumCount: 17)),
            "set of int, 1 to 17, 17 elements at most"
        ),
        (ValueShape(.list(ValueShape(.document))), "list of any object"),
    ]

    @Test(arguments: shapes)
    func shape(shape: ValueShape, text: String) { #expect(shape.text == text) }

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

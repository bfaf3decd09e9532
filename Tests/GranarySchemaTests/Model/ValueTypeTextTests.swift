import GranaryItems
import GranarySchema
import Testing

/// A type and its limits read as a person would say them.
struct ValueTypeTextTests {
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
}

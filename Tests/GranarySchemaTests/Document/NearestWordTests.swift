import Testing

@testable import GranarySchema

/// A good guess saves a look into the reference, and a bad one costs more than none.
struct NearestWordTests {
    @Test(
        "What was probably meant",
        arguments: [
            ("requird", "required"), ("Required", "required"), ("reuqired", "required"),
            ("max_length", "maxLength"), ("mn", "min"), ("pattern", "pattern"),
        ])
    func near(word: String, expected: String) {
        #expect(["min", "maxLength", "required", "pattern"].nearest(to: word) == expected)
    }

    @Test("Nothing when nothing is near", arguments: ["", "x", "colour", "minimum value"])
    func far(word: String) {
        #expect(["min", "maxLength", "required", "pattern"].nearest(to: word) == nil)
    }

    @Test("The first of equals is taken, and long words cost no more than short ones")
    func ties() {
        #expect(["ab", "ac"].nearest(to: "ad") == "ab")
        let long = String(repeating: "a", count: 1_000_000)
        #expect([long].nearest(to: long + "b") == long)
    }
}

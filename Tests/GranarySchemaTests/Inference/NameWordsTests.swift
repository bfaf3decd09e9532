import Testing

@testable import GranarySchema

/// Names come in every style, and a model's name must come out of each.
struct NameWordsTests {
    @Test(arguments: [
        ("startup_id", ["startup", "id"]), ("startupID", ["startup", "id"]),
        ("STARTUP-PROFILE", ["startup", "profile"]), ("Startup", ["startup"]),
        ("call2Done", ["call2", "done"]), ("", []), ("--", []), ("été", ["été"]),
    ])
    func namesAreSplit(name: String, words: [String]) {
        #expect(NameWords.split(name) == words)
    }

    @Test func wordsAreJoined() {
        #expect(NameWords.upperCamelCase(["startup", "profile"]) == "StartupProfile")
        #expect(NameWords.upperCamelCase([]) == "")
    }

    @Test(arguments: [
        ("User", true), ("U", true), ("User2", true), ("user", false), ("2User", false),
        ("User Name", false), ("User_Name", false), ("Üser", false), ("", false),
    ])
    func typeNamesAreCapitalised(name: String, isTypeName: Bool) {
        #expect(NameWords.isTypeName(name) == isTypeName)
    }
}

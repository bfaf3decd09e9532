import Testing

@testable import GranarySchemaFiles

/// A name from elsewhere must become one that the rest of a schema accepts, or be given up.
struct ImportNamesTests {
    @Test(arguments: [
        ("blog", "Blog"), ("my blog", "MyBlog"), ("device-state_log", "DeviceStateLog"),
        ("orderItem", "OrderItem"), ("2nd", "?"), ("", "?"), ("über", "Ber"), ("A1b", "A1b"),
    ])
    func typesAreCapitalised(name: String, typeName: String) {
        #expect(ImportNames.typeName(name, or: "?") == typeName)
    }

    @Test(arguments: [
        ("blog", "blog"), ("My Blog", "My-Blog"), ("ab", "?"), ("", "?"), ("a.b_c-d", "a.b_c-d"),
        ("über", "-ber"),
    ])
    func tablesKeepWhatTheyCan(name: String, tableName: String) {
        #expect(ImportNames.tableName(name, or: "?") == tableName)
    }
}

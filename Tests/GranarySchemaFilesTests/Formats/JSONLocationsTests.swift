import GranaryItems
import GranarySchema
import Testing

@testable import GranarySchemaFiles

/// A place that is off by a line sends people to the wrong one.
struct JSONLocationsTests {
    private func places(_ text: String, skipping skipped: Set<String> = []) throws -> [String] {
        var places: [String] = []
        let value = try JSONValue(parsing: text)
        JSONLocations.visit(
            value, in: text, file: "f", elementNames: ["Name"], skipping: skipped
        ) { path, location in places.append("\(path) \(location.line):\(location.column)") }
        return places
    }

    @Test func everyMemberAndElement() throws {
        let text = """
            {"a": 1, "b\\"{" : [true, {"x": "]}"}],
              "ü": {"Name": "n"}, "é": [],
              "list": [ {"Name": "first", "y": -1.5e3},
                        {"Name": 5}, null ] }
            """
        #expect(
            try places(text) == [
                "a 1:2", "b\"{ 1:10", "b\"{.0 1:20", "b\"{.1 1:26", "b\"{.1.x 1:27", "ü 2:3",
                "ü.Name 2:9", "é 2:23", "list 3:3", "list.first 3:13", "list.first.Name 3:14",
                "list.first.y 3:31", "list.1 4:13", "list.1.Name 4:14", "list.2 4:26",
            ])
    }

    @Test func whatIsSkippedHasAPlaceAndNothingInIt() throws {
        #expect(
            try places(
                #"{"data": [{"a": "}"}, [1, "]"], "\\"], "b": 1}"#, skipping: ["data"])
                == ["data 1:2", "b 1:40"])
    }

    @Test func depthHasABound() throws {
        let depth = 100
        let text =
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(try places("{\"a\": \(text), \"b\": 1}").last == "b 1:\(depth * 2 + 9)")
    }
}

import GranaryItems
import Testing

/// DynamoDB JSON is the format of exports, imports and the wire: nothing may change on the way
/// through it, and what the service refuses is refused in its words.
@Suite("DynamoDB JSON")
struct DynamoDBJSONTests {
    static let golden: [(AttributeValue, String)] = [
        ("a\"é", "{\"S\":\"a\\\"é\"}"),
        ("", #"{"S":""}"#),
        (-1.5, #"{"N":"-1.5"}"#),
        (.binary([0, 255, 16]), #"{"B":"AP8Q"}"#),
        (.binary([]), #"{"B":""}"#),
        (true, #"{"BOOL":true}"#),
        (false, #"{"BOOL":false}"#),
        (nil, #"{"NULL":true}"#),
        ([], #"{"L":[]}"#),
        ([1, ["x"], nil], #"{"L":[{"N":"1"},{"L":[{"S":"x"}]},{"NULL":true}]}"#),
        ([:], #"{"M":{}}"#),
        (["S": "x", "M": ["N": 1]], #"{"M":{"M":{"M":{"N":{"N":"1"}}},"S":{"S":"x"}}}"#),
        (.stringSet(["b", "", "a"]), #"{"SS":["","a","b"]}"#),
        (.numberSet([10, 9, -1]), #"{"NS":["-1","9","10"]}"#),
        (.binarySet([[1], [0]]), #"{"BS":["AA==","AQ=="]}"#),
    ]

    @Test(arguments: golden)
    func textIsPinned(value: AttributeValue, text: String) throws {
        #expect(value.dynamoDBJSON == text)
        #expect(try AttributeValue(dynamoDBJSON: text) == value)
        let item: Item = ["x": value]
        #expect(item.dynamoDBJSON == #"{"x":"# + text + "}")
        #expect(try Item(dynamoDBJSON: item.dynamoDBJSON) == item)
    }

    @Test func readsWithWhiteSpaceAndAnyOrder() throws {
        let text = """
            { "SK" : { "S" : "b" } ,
              "tags": { "SS" : [ "y" , "x" ] },
              "PK" : { "S" : "a" } }
            """
        #expect(
            try Item(dynamoDBJSON: text)
                == ["PK": "a", "SK": "b", "tags": .stringSet(["x", "y"])])
    }

    static let refusals: [(String, Int, JSONError.Reason)] = [
        ("{}", 0, .noDatatype),
        (" { } ", 1, .noDatatype),
        (#"{"X":1}"#, 1, .unknownDatatype("X")),
        (#"{"s":"a"}"#, 1, .unknownDatatype("s")),
        (#"{"S":"a","N":"1"}"#, 9, .severalDatatypes),
        (#"{"S":"a","S":"a"}"#, 9, .severalDatatypes),
        (#"{"S":1}"#, 5, .unexpectedType(expected: .string, found: .number)),
        (#"{"N":1}"#, 5, .unexpectedType(expected: .string, found: .number)),
        (#"{"N":""}"#, 5, .number(.notANumber(""))),
        (#"{"N":"abc"}"#, 5, .number(.notANumber("abc"))),
        (#"{"N":"1e126"}"#, 5, .number(.overflow)),
        (#"{"N":"1e-131"}"#, 5, .number(.underflow)),
        (#"{"N":"123456789012345678901234567890123456789"}"#, 5, .number(.tooManyDigits)),
        (#"{"B":"Zg"}"#, 5, .invalidBase64),
        (#"{"BS":["AA==","AB=="]}"#, 14, .invalidBase64),
        (#"{"BOOL":"true"}"#, 8, .unexpectedType(expected: .bool, found: .string)),
        (#"{"NULL":false}"#, 8, .nullIsNotTrue),
        (#"{"NULL":null}"#, 8, .unexpectedType(expected: .bool, found: .null)),
        (#"{"SS":[]}"#, 6, .emptySet(.stringSet)),
        (#"{"NS":[]}"#, 6, .emptySet(.numberSet)),
        (#"{"BS": []}"#, 7, .emptySet(.binarySet)),
        (#"{"SS":["a","b","a"]}"#, 6, .duplicateElements(.stringSet, ["a", "b", "a"])),
        (#"{"NS":["1","1.0"]}"#, 6, .duplicateElements(.numberSet, ["1", "1"])),
        (#"{"BS":["Yg==","Yg=="]}"#, 6, .duplicateElements(.binarySet, ["Yg==", "Yg=="])),
        (#"{"SS":["a",1]}"#, 11, .unexpectedType(expected: .string, found: .number)),
        (#"{"L":["a"]}"#, 6, .unexpectedType(expected: .object, found: .string)),
        (#"{"L":{}}"#, 5, .unexpectedType(expected: .array, found: .object)),
        (#"{"M":[]}"#, 5, .unexpectedType(expected: .object, found: .array)),
        (#"{"M":{"":{"S":"a"}}}"#, 6, .emptyName),
        (#"{"M":{"a":{"S":"a"},"a":{"S":"b"}}}"#, 20, .duplicateName("a")),
        (#""S""#, 0, .unexpectedType(expected: .object, found: .string)),
    ]

    @Test(arguments: refusals)
    func refuses(text: String, offset: Int, reason: JSONError.Reason) {
        #expect(throws: JSONError(offset: offset, reason: reason)) {
            try AttributeValue(dynamoDBJSON: text)
        }
        #expect(throws: JSONError(offset: offset + 5, reason: reason)) {
            try Item(dynamoDBJSON: #"{"x":"# + text + "} trailing data")
        }
    }

    @Test func refusesWhatFollowsTheValue() {
        #expect(throws: JSONError(offset: 10, reason: .trailingData)) {
            try AttributeValue(dynamoDBJSON: #"{"S":"a"} x"#)
        }
        #expect(throws: JSONError(offset: 15, reason: .trailingData)) {
            try Item(dynamoDBJSON: #"{"x":{"S":"a"}}}"#)
        }
    }

    /// Clients match on these texts.
    @Test(
        arguments: [
            (
                .noDatatype,
                "Supplied AttributeValue is empty, "
                    + "must contain exactly one of the supported datatypes"
            ),
            (
                .severalDatatypes,
                "Supplied AttributeValue has more than one datatypes set, "
                    + "must contain exactly one of the supported datatypes"
            ),
            (
                .nullIsNotTrue,
                "One or more parameter values were invalid: "
                    + "Null attribute value types must have the value of true"
            ),
            (
                .emptySet(.stringSet),
                "One or more parameter values were invalid: An string set  may not be empty"
            ),
            (
                .emptySet(.numberSet),
                "One or more parameter values were invalid: An number set  may not be empty"
            ),
            (
                .emptySet(.binarySet),
                "One or more parameter values were invalid: Binary sets should not be empty"
            ),
            (
                .duplicateElements(.stringSet, ["a", "a"]),
                "One or more parameter values were invalid: "
                    + "Input collection [a, a] contains duplicates."
            ),
            (.duplicateElements(.numberSet, ["1", "1"]), "Input collection contains duplicates"),
            (
                .duplicateElements(.binarySet, ["Yg==", "Yg=="]),
                "One or more parameter values were invalid: "
                    + "Input collection [Yg==, Yg==]of type BS contains duplicates."
            ),
            (
                .nestingTooDeep(limit: 32),
                "Nesting Levels have exceeded supported limits: "
                    + "Attributes in the item have nested levels beyond supported limit"
            ),
            (
                .number(.tooManyDigits),
                "Attempting to store more than 38 significant digits in a Number"
            ),
        ] as [(JSONError.Reason, String)])
    func refusesInTheWordsOfTheService(reason: JSONError.Reason, text: String) {
        #expect(reason.description == text)
        #expect(JSONError(offset: 7, reason: reason).description == text + " (at byte 7)")
    }

    @Test func nestingHasALimit() throws {
        func text(levels: Int) -> String {
            String(repeating: #"{"L":["#, count: levels - 1) + #"{"N":"1"}"#
                + String(repeating: "]}", count: levels - 1)
        }
        #expect(try AttributeValue(dynamoDBJSON: text(levels: 32)).dynamoDBJSON == text(levels: 32))
        #expect(throws: JSONError(offset: 32 * 6, reason: .nestingTooDeep(limit: 32))) {
            try AttributeValue(dynamoDBJSON: text(levels: 33))
        }
    }

    @Test(arguments: UInt64(1)...50)
    func everyValueReadsBack(seed: UInt64) throws {
        var values = RandomJSONValues(seed: seed)
        for _ in 0..<20 {
            let item = Item(values.map())
            #expect(try Item(dynamoDBJSON: item.dynamoDBJSON) == item, "seed \(seed)")
            let value = values.value()
            let text = value.dynamoDBJSON
            #expect(try AttributeValue(dynamoDBJSON: text) == value, "seed \(seed)")
            #expect(try JSONValue(parsing: text).text == text, "seed \(seed)")
        }
    }
}

import GranarySchema
import Testing

/// What is said of an attribute must go with its type: the engine and generated code rely on it.
struct AttributeDecodingTests {
    private func messages(_ attribute: String) -> [String] {
        let document = """
            {"format":"granary:1","schema":"S","version":"1.0.0","table":"tab",
            "indexes":{"primary":{"hash":"id"}},
            "models":{"M":{"attributes":{"id":"string","n":"number","a":\(attribute)}}}}
            """
        do {
            _ = try Schema(document: document)
            return []
        } catch SchemaDocumentError.schema(let diagnostics) {
            return diagnostics.map { $0.description.replacing("M.attributes.a", with: "@") }
        } catch {
            return ["\(error)"]
        }
    }

    @Test(
        "Slips in types and limits",
        arguments: [
            (#""strng""#, "@.type: error: strng is no type; did you mean string?"),
            (
                #""uuid""#,
                "@.type: error: uuid is no type; "
                    + "the types are string, int, number, boolean, date, binary, object, list, set"
            ),
            ("{}", "@: error: type is missing; write type: string"),
            ("[]", "@: error: an attribute is a map, and here is a list"),
            (
                #"{"type":"int","tpe":1}"#,
                "@.tpe: error: an attribute has no key tpe; "
                    + "did you mean type?"
            ),
            (
                #"{"type":"int","pattern":"a"}"#,
                "@.pattern: error: a int has no pattern; "
                    + "pattern is for string"
            ),
            (
                #"{"type":"string","min":1}"#,
                "@.min: error: a string has no min; "
                    + "min is for int, number, list, set"
            ),
            (
                #"{"type":"int","exact":true}"#,
                "@.exact: error: a int has no exact; "
                    + "exact is for number"
            ),
            (
                #"{"type":"int","min":5,"max":4}"#,
                "@.min: error: min 5 is over max 4: no value fits"
            ),
            (
                #"{"type":"int","min":"5"}"#,
                "@.min: error: min is a number, and here is the text "
                    + "\"5\""
            ),
            (
                #"{"type":"int","min":0.5}"#,
                "@.min: error: min of an int is an int, and here is 0.5"
            ),
            (
                #"{"type":"string","minLength":-1}"#,
                "@.minLength: error: minLength is a whole number "
                    + "at least 0, and here is -1"
            ),
            (
                #"{"type":"string","minLength":3,"maxLength":2}"#,
                "@.minLength: error: minLength 3 is "
                    + "over maxLength 2: no value fits"
            ),
            (#"{"type":"string","enum":[]}"#, "@.enum: error: an enum without a word has no value"),
            (#"{"type":"string","enum":["a","a"]}"#, "@.enum.1: error: a is twice in enum"),
            (
                #"{"type":"string","enum":["a"],"pattern":"b"}"#,
                "@.pattern: error: an enum says all "
                    + "there is to say; remove pattern"
            ),
            (
                #"{"type":"string","pattern":"(a"}"#,
                "@.pattern: error: the pattern (a cannot be read: "
                    + "at offset 2: expected a closing parenthesis"
            ),
            (
                #"{"type":"string","format":"mail"}"#,
                "@.format: error: format cannot be mail; "
                    + "did you mean email?"
            ),
            (#"{"type":"list"}"#, "@: error: items is missing; say what is in it: items: string"),
            (
                #"{"type":"set","items":"date"}"#,
                "@.items: error: a set cannot hold a date; "
                    + "sets are of strings, numbers or binaries; use a list"
            ),
            (
                #"{"type":"list","items":"string","min":1}"#,
                "@.min: error: a list of string values "
                    + "has no min; min is for numbers; minItems and maxItems count elements"
            ),
            (
                #"{"type":"list","items":{"type":"int","max":1},"min":1}"#,
                "@.min: error: the "
                    + "elements have bounds of their own; remove min here"
            ),
            (
                #"{"type":"date","precision":"hour"}"#,
                "@.precision: error: precision cannot be hour; "
                    + "it is one of millisecond, second, day"
            ),
            (
                #"{"type":"object","schema":{"b":"strin"}}"#,
                "@.schema.b.type: error: strin is no "
                    + "type; did you mean string?"
            ),
            (
                #"{"type":"object","schema":{"b":{"type":"int","version":true}}}"#,
                "@.schema.b.version: "
                    + "error: version is for a model's own attributes, not for those of an object"
            ),
        ])
    func shapes(attribute: String, expected: String) {
        #expect(messages(attribute) == [expected])
    }

    @Test(
        "Slips in what else is said",
        arguments: [
            (
                #"{"type":"int","required":"yes"}"#,
                "@.required: error: required is true or false, "
                    + "and here is the text \"yes\"; write required: true"
            ),
            (
                #"{"type":"string","version":true}"#,
                "@.version: error: a version is an int; "
                    + "write type: int"
            ),
            (
                #"{"type":"int","ttl":true}"#,
                "@.ttl: error: only a date can be a ttl; "
                    + "write type: date"
            ),
            (
                #"{"type":"date","ttl":true,"precision":"day"}"#,
                "@.precision: error: a ttl is stored "
                    + "as seconds and has no precision; remove precision"
            ),
            (
                #"{"type":"int","generate":"ulid"}"#,
                "@.generate: error: only a string can be "
                    + "generated; write type: string"
            ),
            (
                #"{"type":"string","generate":"ulid","default":"x"}"#,
                "@.default: error: generate and "
                    + "default exclude each other"
            ),
            (
                #"{"type":"string","derived":"n"}"#,
                "@.derived: error: only a number can be derived; "
                    + "write type: number"
            ),
            (
                #"{"type":"number","derived":"n +"}"#,
                "@.derived: error: n + is no formula: at "
                    + "character 4 is expected a number, a name or '('; "
                    + "use names, numbers, + - * / and parentheses"
            ),
            (
                #"{"type":"number","derived":"n * 1e200"}"#,
                "@.derived: error: n * 1e200 is no formula: at character 5 is expected a number of "
                    + "at most 38 digits, from 1e-130 to below 1e126; use names, numbers, + - * / "
                    + "and parentheses"
            ),
            (
                #"{"type":"number","derived":"1e125+1e125+1e125+1e125+1e125+1e125+1e125+1e125*n"}"#,
                "@.derived: error: 1e125+1e125+1e125+1e125+1e125+1e125+1e125+1e125*n is too long with "
                    + "its numbers written out"
            ),
            (
                #"{"type":"number","tolerance":0.1}"#,
                "@.tolerance: error: tolerance says nothing "
                    + "without derived"
            ),
            (
                #"{"type":"number","derived":"n","tolerance":-1}"#,
                "@.tolerance: error: tolerance "
                    + "cannot be negative"
            ),
            (
                #"{"type":"string","scope":["id"]}"#,
                "@.scope: error: scope says nothing without "
                    + "unique"
            ),
            (
                #"{"type":"string","unique":true,"scope":["id","n","b"]}"#,
                "@.scope: error: a scope of "
                    + "3 attributes is too wide; give at most two: a unique index has four "
                    + "attributes, of which one is the type"
            ),
            (
                #"{"type":"boolean","unique":true}"#,
                "@.unique: error: a boolean cannot be in a key; "
                    + "unique is for strings, numbers, dates and binaries"
            ),
            (
                #"{"type":"string","enforce":true}"#,
                "@.enforce: error: enforce says nothing without "
                    + "references"
            ),
            (
                #"{"type":"string","personal":"mail"}"#,
                "@.personal: error: personal cannot be mail; "
                    + "did you mean email?"
            ),
            (
                #"{"type":"string","renamedFrom":"a"}"#,
                "@.renamedFrom: error: a is the name it has "
                    + "now"
            ),
            (
                #"{"type":"int","weight":11}"#,
                "@.weight: error: weight is a whole number from 0 to "
                    + "10, and here is 11"
            ),
        ])
    func uses(attribute: String, expected: String) {
        #expect(messages(attribute) == [expected])
    }

    @Test(
        "A default is a value of the attribute",
        arguments: [
            (
                #"{"type":"string","enum":["open","done"],"default":"opn"}"#,
                "@.default: error: default "
                    + "opn is not in the enum; did you mean open?"
            ),
            (
                #"{"type":"int","default":0.5}"#,
                "@.default: error: default is a whole number, not "
                    + "0.5"
            ),
            (#"{"type":"int","min":1,"default":0}"#, "@.default: error: default 0 is under min 1"),
            (#"{"type":"int","max":1,"default":2}"#, "@.default: error: default 2 is over max 1"),
            (
                #"{"type":"boolean","default":"true"}"#,
                "@.default: error: default is true or false, "
                    + "not the text \"true\""
            ),
            (
                #"{"type":"date","default":"2025-11-06"}"#,
                "@.default: error: default 2025-11-06 is no "
                    + "date of this precision; write it as 2025-11-06T09:30:00.000Z"
            ),
            (
                #"{"type":"date","precision":"day","default":"2025-02-29"}"#,
                "@.default: error: "
                    + "default 2025-02-29 is no date of this precision; write it as 2025-11-06"
            ),
            (
                #"{"type":"binary","default":"?"}"#,
                "@.default: error: default of a binary is base64"
            ),
            (
                #"{"type":"list","items":"int","default":["x"]}"#,
                "@.default.0: error: an element of "
                    + "default is a number, not the text \"x\""
            ),
            (
                #"{"type":"object","schema":{"b":"int"},"default":{"c":1}}"#,
                "@.default.c: error: "
                    + "default has no key c; did you mean b?"
            ),
            (
                #"{"type":"string","default":null}"#,
                "@.default: error: default is a text, and here is "
                    + "nothing"
            ),
        ])
    func defaults(attribute: String, expected: String) {
        #expect(messages(attribute) == [expected])
    }

    @Test("Sixteen levels of objects are read, and the seventeenth is refused")
    func depth() {
        func nested(_ levels: Int) -> String {
            (1..<levels).reduce(#""int""#) { inner, _ in
                #"{"type":"object","schema":{"b":\#(inner)}}"#
            }
        }
        #expect(messages(nested(16)) == [])
        #expect(messages(nested(17)).count == 1)
        #expect(messages(nested(17)).first?.hasSuffix("nested deeper than 16 levels") == true)
        func lists(_ levels: Int) -> String {
            (1..<levels).reduce(#""int""#) { inner, _ in #"{"type":"list","items":\#(inner)}"# }
        }
        #expect(messages(lists(16)) == [])
        #expect(messages(lists(60)).count == 1)
    }

    @Test("A map has at most 1,000 entries, and a list as many elements")
    func counts() {
        func object(_ count: Int) -> String {
            let attributes = (0..<count).map { "\"b\($0)\":\"int\"" }.joined(separator: ",")
            return "{\"type\":\"object\",\"schema\":{\(attributes)}}"
        }
        func words(_ count: Int) -> String {
            let words = (0..<count).map { "\"w\($0)\"" }.joined(separator: ",")
            return "{\"type\":\"string\",\"enum\":[\(words)]}"
        }
        #expect(messages(object(1000)) == [])
        #expect(
            messages(object(1001)) == [
                "@.schema: error: the attributes has more than 1000 entries"
            ])
        #expect(messages(words(1000)) == [])
        #expect(messages(words(1001)) == ["@.enum: error: enum has more than 1000 elements"])
    }

    @Test("Of many slips the first 200 are told")
    func many() {
        let keys = (0..<300).map { "\"b\($0)\":1" }.joined(separator: ",")
        #expect(messages("{\"type\":\"int\",\(keys)}").count == 200)
    }

    @Test("All slips are told at once, and a name that was not read is not missed as well")
    func together() {
        let document = """
            {"format":"granary:1","schema":"S","version":"1.0.0","table":"tab",
            "indexes":{"primary":{"hash":"PK"},"two":{"hsh":"x"}},
            "models":{"A":{"keys":{"PK":"A#${b}"},"attributes":{"b":"strin"},
            "queries":{"q":{"index":"two","where":{"b":"eq"}}}},"B":5,
            "C":{"keys":{"PK":"C#${b}"},"attributes":{"b":{"type":"string","references":"B"}}}}}
            """
        #expect(throws: SchemaDocumentError.self) { try Schema(document: document) }
        do {
            _ = try Schema(document: document)
        } catch {
            #expect(
                "\(error)" == """
                    A.attributes.b.type: error: strin is no type; did you mean string?
                    B: error: a model is a map, and here is 5
                    indexes.two.hsh: error: an index has no key hsh; did you mean hash?
                    indexes.two: error: the index two has no key; \
                    give one of hash, unique, multi and local
                    """)
        }
    }

    @Test("No mutilation of a document ends the process")
    func mutilations() throws {
        let bytes = Array(SampleDocument.everything.utf8)
        for end in stride(from: 0, through: bytes.count, by: 211) {
            _ = try? Schema(document: String(decoding: bytes.prefix(end), as: UTF8.self))
        }
        for position in stride(from: 0, to: bytes.count, by: 89) {
            for byte in "x\"0[{".utf8 {
                var changed = bytes
                changed[position] = byte
                let schema = try? Schema(document: String(decoding: changed, as: UTF8.self))
                if let schema {
                    #expect(try Schema(document: schema.document) == schema)
                    _ = schema.check()
                }
            }
        }
    }
}

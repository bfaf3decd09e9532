import GranaryExpressions
import GranaryItems
import Testing

/// Every refusal of an update before it meets an item, with DynamoDB's exact words.
@Suite("Refused updates")
struct UpdateRejectionTests {
    static let values: [String: AttributeValue] = [
        ":s": "s", ":n": 1, ":b": .binary([1]), ":bool": true, ":null": nil, ":l": [1],
        ":m": ["a": 1], ":ss": .stringSet(["a"]), ":ns": .numberSet([1]), ":bs": .binarySet([[1]]),
    ]
    static let names = ["#a": "a", "#c": "c", "#d": "[3]"]

    @Test("Message", arguments: Refusal.updates)
    func message(refusal: Refusal) {
        let error = errorMessage { () throws(ExpressionError) in
            try Request(refusal.text, Self.values, names: Self.names).update()
        }
        #expect(error == "Invalid UpdateExpression: \(refusal.message)")
    }

    @Test(
        "Accepted",
        arguments: [
            "SET a = :s", "set a = :s remove b add c :n delete d :ss", "DELETE a :ns ADD b :bs",
            "SET a = b, c.d = :s, e[0] = f.g[1]", "SET a = (b)", "SET a = (b + c)",
            "SET a = (b) + (c)", "SET a = ((b) - (c))", "SET a = if_not_exists(a, :n) + :n",
            "SET a = :n - if_not_exists(b, :n)", "SET a = list_append(if_not_exists(a, :l), :l)",
            "SET a = if_not_exists(b, if_not_exists(c, :n))", "SET a = list_append(a, a)",
            "SET a = a", "SET a = b + b", "SET a = list_append((a), (:l)) REMOVE b[0], b[1]",
            "SET #a.#d = :s, #c = :n", "ADD a.b :n", "DELETE a[0] :ss", "SET a.b = :s, a.c = :s",
            "SET a[0].b = :s, a[0].c = :s, a[1] = :s",
        ])
    func accepted(text: String) {
        #expect(
            errorMessage { () throws(ExpressionError) in
                try Request(text, Self.values, names: Self.names).update()
            } == nil)
    }
}

extension Refusal {
    static let updates: [Refusal] = [
        Refusal("", "The expression can not be empty;"),
        Refusal("SET a = ((b))", "The expression has redundant parentheses;"),
        Refusal("SET a = ((b + c))", "The expression has redundant parentheses;"),
        Refusal("SET a = list_append(((b)), c)", "The expression has redundant parentheses;"),
        Refusal("SET a = :s SET b = :s", section("SET")),
        Refusal("REMOVE a SET b = :s REMOVE c", section("REMOVE")),
        Refusal("ADD a :n SET b = :s ADD c :n", section("ADD")),
        Refusal("DELETE a :ss DELETE c :ss", section("DELETE")),
        Refusal(
            " set #c = :s set abOrt = b ",
            "Attribute name is a reserved keyword; reserved keyword: abOrt"),
        Refusal(
            " remove Absolute ",
            "Attribute name is a reserved keyword; reserved keyword: Absolute"),
        Refusal(
            "SET a = b, c = name",
            "Attribute name is a reserved keyword; reserved keyword: name"),
        Refusal("SET #c = foo(:s) SET c = d", "Invalid function name; function: foo"),
        Refusal("SET a = size(b)", notInUpdate("size")),
        Refusal("SET a = contains(b, c)", notInUpdate("contains")),
        Refusal("SET a[2147483648] = :s", index("[2147483648]")),
        Refusal("SET #x = :s", undefinedName("#x")),
        Refusal("SET a = #x", undefinedName("#x")),
        Refusal("SET a = if_not_exists(#x, :s)", undefinedName("#x")),
        Refusal("SET a = :x", undefinedValue(":x")),
        Refusal("SET a = if_not_exists(:x)", undefinedValue(":x")),
        Refusal("ADD a :x", undefinedValue(":x")),
        Refusal("SET a = if_not_exists(c)", count("if_not_exists", 1)),
        Refusal("SET a = list_append(c)", count("list_append", 1)),
        Refusal("SET a = list_append(c, d, e)", count("list_append", 3)),
        Refusal("SET a = if_not_exists(:s, c)", needsPath("if_not_exists")),
        Refusal("SET a = if_not_exists(if_not_exists(a, b), c)", needsPath("if_not_exists")),
        Refusal("SET a = if_not_exists(b, b)", distinct("if_not_exists", "[b]")),
        Refusal("SET a = list_append(:s, a)", type("list_append", "S")),
        Refusal("SET a = list_append(a, :n)", type("list_append", "N")),
        Refusal("SET a = list_append(a, :ss)", type("list_append", "SS")),
        Refusal("SET a = list_append(:m, a)", type("list_append", "M")),
        Refusal("SET a = a + :s", type("+", "S")),
        Refusal("SET a = :b + a", type("+", "B")),
        Refusal("SET a = :n - :bool", type("-", "BOOL")),
        Refusal("SET a = a - :null", type("-", "NULL")),
        Refusal("SET a = a - :ns", type("-", "NS")),
        Refusal("SET a = a + :l", type("+", "L")),
        Refusal("SET a = (:m + a)", type("+", "M")),
        Refusal("ADD a :s", operand("ADD", "STRING")),
        Refusal("ADD a.b :b", operand("ADD", "BINARY")),
        Refusal("SET c = :s ADD a :bool", operand("ADD", "BOOL")),
        Refusal("ADD a :null", operand("ADD", "NULL")),
        Refusal("ADD a :l", operand("ADD", "LIST")),
        Refusal("ADD a :m", operand("ADD", "MAP")),
        Refusal("DELETE a :n", operand("DELETE", "NUMBER")),
        Refusal("DELETE a :s", operand("DELETE", "STRING")),
        Refusal("DELETE a :m", operand("DELETE", "MAP")),
        Refusal("SET a = :s, a = :n", overlap("[a]", "[a]")),
        Refusal("SET a.b = :s REMOVE a", overlap("[a, b]", "[a]")),
        Refusal("REMOVE a SET #a.b[1] = :s", overlap("[a]", "[a, b, [1]]")),
        Refusal("SET l[0] = :s REMOVE l[0]", overlap("[l, [0]]", "[l, [0]]")),
        Refusal(
            "SET d[1] = a, d.b = a, c[1].a = a, #c = if_not_exists(a)",
            overlap("[c, [1], a]", "[c]")),
        Refusal("SET #c[3].#d = a, #c[3] = a", overlap("[c, [3], [3]]", "[c, [3]]")),
        Refusal(
            "SET #c[3].#d = a, #c.#d[3] = if_not_exists(a)",
            conflict("[c, [3], [3]]", "[c, [3], [3]]")),
        Refusal("REMOVE a.#c SET a[1] = #d", conflict("[a, c]", "[a, [1]]")),
        // The last action's errors come first, its names before all values.
        Refusal("SET a = :x, b = :y", undefinedValue(":y")),
        Refusal("SET a = #x, b = :y", undefinedName("#x")),
        Refusal("SET a = :x, a = :y", overlap("[a]", "[a]")),
    ]

    static func section(_ name: String) -> String {
        "The \"\(name)\" section can only be used once in an update expression;"
    }

    static func notInUpdate(_ function: String) -> String {
        "The function is not allowed in an update expression; function: \(function)"
    }

    static func operand(_ section: String, _ type: String) -> String {
        "Incorrect operand type for operator or function; operator: \(section), "
            + "operand type: \(type), typeSet: ALLOWED_FOR_\(section)_OPERAND"
    }

    static func overlap(_ one: String, _ two: String) -> String {
        "Two document paths overlap with each other; must remove or rewrite one of these paths; "
            + "path one: \(one), path two: \(two)"
    }

    static func conflict(_ one: String, _ two: String) -> String {
        "Two document paths conflict with each other; must remove or rewrite one of these paths; "
            + "path one: \(one), path two: \(two)"
    }
}

import Granary
import GranaryExpressions
import GranaryItems
import Testing

@testable import DynamoDBWire

/// A statement is read as DynamoDB reads it, and refused with its words.
@Suite("PartiQL statements")
struct PartiQLParserTests {
    private static func parse(
        _ text: String, _ parameters: [AttributeValue] = []
    ) throws -> PartiQLStatement {
        try PartiQLParser.parse(text, parameters: parameters)
    }

    private static let notWellFormed = "Statement wasn't well formed, can't be processed: "

    private static let malformed: [(String, String)] = [
        ("", "Expected data manipulation"), ("SLECT * FROM t", "Expected data manipulation"),
        ("NOT A STATEMENT", "Expected data manipulation"),
        ("UPDATE Payment-x SET a=1 WHERE k=1", "Expected data manipulation"),
        ("SELECT * FROM t WHERE pk = 1 foo", "Unexpected token after expression"),
        ("SELECT * FROM t WHERE pk = 1 e5", "Unexpected token after expression"),
        ("INSERT INTO t VALUE {'pk': 1} foo", "Unexpected token after expression"),
        ("INSERT INTO t u VALUE {'pk': 1}", "Unexpected token after expression"),
        ("INSERT INTO t (key) VALUES (1)", "Unexpected keyword"),
        ("UPDATE t SET a = 9 WHERE pk = 1 foo", "Unexpected token after expression"),
        ("DELETE FROM t WHERE pk = 1 ORDER BY pk", "Unexpected token after expression"),
        ("SELECT * FROM t ORDER BY pk WHERE pk = 1", "Unexpected token after expression"),
        ("SELECT * FROM t WHERE pk = 1)", "Unexpected token after expression"),
        ("SELECT * FROM t WHERE pk = 1e2147483648", ""),
        ("SELECT * FROM t WHERE pk = 1 # note", ""),
        ("SELECT * FROM t WHERE pk = 1 /* note", ""), ("SELECT * FROM \"t", ""),
        ("SELECT * FROM t WHERE a = 'x", ""), ("SELECT * FROM t WHERE", "Unexpected term"),
        ("SELECT * FROM t WHERE;", "Unexpected term"),
        ("SELECT * FROM t WHERE NOT", "Unexpected term"),
        ("SELECT * FROM t WHERE (", "Unexpected term"), ("SELECT * FROM", "Unexpected term"),
        ("DELETE FROM;", "Expected identifier for simple path"),
        ("DELETE FROM WHERE pk = 'a'", "Expected identifier for simple path"),
        (
            "SELECT * FROM t WHERE pk = 1 AND",
            "Missing right-hand side expression of infix operator"
        ),
        (
            "SELECT * FROM t WHERE pk = 1 OR",
            "Missing right-hand side expression of infix operator"
        ),
        ("SELECT * FROM t WHERE ORDER BY pk", "Unexpected keyword"),
        ("SELECT * FROM t WHERE IS NULL", "Unexpected operator"),
        ("SELECT * FROM t WHERE pk = LIKE", "Unexpected operator"),
        ("SELECT * FROM t WHERE x IS FOO", "Expected type name"),
        ("SELECT * FROM t WHERE attribute_exists(m.inner)", "Invalid path dot component"),
        ("SELECT * FROM t WHERE (a = 1", "Expected RIGHT_PAREN"),
        ("SELECT * FROM t WHERE date = 1", "Unexpected keyword"),
    ]

    @Test("What is no statement is refused with the part that is missing", arguments: malformed)
    func refusesMalformed(text: String, detail: String) {
        #expect(throws: WireError("ValidationException", Self.notWellFormed + detail)) {
            try Self.parse(text)
        }
    }

    private static let refused: [(String, String)] = [
        ("SELECT COUNT(*) FROM t", "Unexpected path component at 1:8:5"),
        ("SELECT attribute_exists(a) FROM t", "Unexpected path component at 1:8:16"),
        (
            "SELECT *, a FROM t",
            "Other attributes should not be present in the projection when '*' is used."
        ),
        ("SELECT a, x.a FROM t", "Duplicate identifiers in select clause: a"),
        ("SELECT * FROM t u", "Aliasing is not supported"),
        ("SELECT * FROM t AS u", "Aliasing is not supported"),
        ("UPDATE t u SET a = 1", "Aliasing is not supported"),
        ("DELETE FROM t u", "Aliasing is not supported"),
        ("SELECT * FROM t, u", "Only select from a single table or index is supported."),
        ("SELECT * FROM a.b.c", "A path may contain at most 2 components in the FROM clause"),
        ("SELECT * FROM \"\"", "Path component cannot be an empty string"),
        ("SELECT * FROM t LIMIT 1", "Unsupported clause: LIMIT at 1:17:5"),
        ("SELECT * FROM t WHERE EXISTS(a)", "Unrecognized function: exists at 1:23:6"),
        ("SELECT * FROM t\nWHERE upper(a) = 'A'", "Unrecognized function: upper at 2:7:5"),
        (
            "SELECT * FROM t WHERE attribute_exists('a')",
            """
            Operator or function requires a document path; operator or function: attribute_exists
            """
        ),
        (
            "SELECT * FROM t WHERE attribute_exists()",
            """
            Incorrect number of operands for operator or function; operator or function: \
            attribute_exists, number of operands: 0
            """
        ),
        (
            "SELECT * FROM t WHERE a < true",
            """
            Incorrect operand type for operator or function; operator or function: <, operand \
            type: BOOL
            """
        ),
        (
            "SELECT * FROM t WHERE a",
            "WHERE clause must contain an expression that resolves to a boolean"
        ),
        ("SELECT * FROM t WHERE a = MISSING", "MISSING must be compared using IS operator"),
        (
            "SELECT * FROM t WHERE a = 1e126",
            "Number overflow. Attempting to store a number with magnitude larger than supported "
                + "range under root"
        ),
        (
            "INSERT INTO t VALUE {'pk': 1, 'm': {'x': 1e126}}",
            "Number overflow. Attempting to store a number with magnitude larger than supported "
                + "range under root.x"
        ),
        (
            "INSERT INTO t VALUE {'pk': 1, 'l': [1, 1e-131]}",
            "Number underflow. Attempting to store a number with magnitude smaller than supported "
                + "range under root[1]"
        ),
        ("INSERT INTO t VALUE {'a': <<>>}", "Empty bags are not supported"),
        (
            "INSERT INTO t VALUE {'a': <<'x', 'x'>>}",
            "One or more parameter values were invalid: Input collection [x, x] contains duplicates."
        ),
        (
            "INSERT INTO t VALUE {'a': <<'x', 1>>}",
            "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags"
        ),
        ("INSERT INTO t VALUE {'a': 1, 'a': 2}", "Duplicate keys in tuple. Key: a under root"),
        (
            "UPDATE t SET b = set_add(a, <<'x'>>) WHERE k = 1",
            "The first argument to SET_ADD must equal the assignment value at 1:18:7"
        ),
        (
            "UPDATE t SET a = set_add(a, 'x') WHERE k = 1",
            "The second argument to SET_ADD must be a value with type SET at 1:26:1"
        ),
        (
            "UPDATE t SET a = set_delete(a) WHERE k = 1",
            "SET_DELETE must have exactly two arguments at 1:18:10"
        ),
        (
            "DELETE FROM t WHERE k = 1 RETURNING MODIFIED OLD *",
            "Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is "
                + "allowed in DELETE statements."
        ),
        (
            "SELECT * FROM t WHERE a = ?",
            "Number of parameters in request and statement don't match."
        ),
    ]

    @Test("What the service does not do is refused with its own text", arguments: refused)
    func refuses(text: String, message: String) {
        #expect(throws: WireError("ValidationException", message)) { try Self.parse(text) }
    }

    @Test("One parameter too many is refused")
    func parameterTooMany() {
        let message = "Number of parameters in request and statement don't match."
        #expect(throws: WireError("ValidationException", message)) {
            try Self.parse("SELECT * FROM t WHERE a = ?", [1, 2])
        }
    }

    @Test("Literals of every kind, comments and quotes")
    func literals() throws {
        let statement = try Self.parse(
            """
            insert into "my.table" -- a note
            value {'s': 'it''s', 'n': -1.50, 'e': 1e2, 't': TRUE, 'f': false, 'z': null,
                   'l': [1, 'x', [], {}], 'm': {'a': {'b': 1}}, 'ss': <<'b', 'a'>>,
                   'ns': <<2, 1>>, 'p': ?} /* the end */ ;
            """, [.binary([1])])
        guard case .insert(let source, let item) = statement else {
            Issue.record("\(statement)")
            return
        }
        #expect(source == PartiQLSource(table: "my.table"))
        #expect(
            item == [
                "s": "it's", "n": -1.5, "e": 100, "t": true, "f": false, "z": nil,
                "l": [1, "x", [], [:]], "m": ["a": ["b": 1]], "ss": .stringSet(["a", "b"]),
                "ns": .numberSet([1, 2]), "p": .binary([1]),
            ])
    }

    @Test("Conditions become the engine's, AND before OR")
    func conditions() throws {
        let statement = try Self.parse(
            """
            SELECT a, "select".b[2].c FROM t."i" WHERE 3 < a AND NOT (b IN [1, 2] OR c IS MISSING)
            OR size(d) >= 2 AND e NOT BETWEEN 1 AND 2 ORDER BY k DESC, l
            """)
        guard case .select(let select) = statement else {
            Issue.record("\(statement)")
            return
        }
        #expect(select.source == PartiQLSource(table: "t", index: "i"))
        #expect(select.columns?.map(\.name) == ["a", "c"])
        #expect(
            select.columns?.last?.path
                == DocumentPath("select", [.name("b"), .index(2), .name("c")]))
        #expect(select.order.map(\.attribute) == ["k", "l"])
        #expect(select.order.map(\.isDescending) == [true, false])
        let condition = Condition(try #require(select.filter).program)
        let holds = { (map: AttributeMap) in condition.evaluate(Item(map).view) }
        #expect(holds(["a": 4, "b": 3, "c": 1]))
        #expect(!holds(["a": 4, "b": 2, "c": 1]))
        #expect(!holds(["a": 4, "b": 3]))
        #expect(holds(["d": "xyz", "e": 3]))
        #expect(!holds(["d": "xyz", "e": 2]))
    }

    @Test("The budgets hold at their edges")
    func budgets() throws {
        let open = String(repeating: "(", count: PartiQLLimits.depth - 1)
        let close = String(repeating: ")", count: PartiQLLimits.depth - 1)
        _ = try Self.parse("SELECT * FROM t WHERE \(open)a = 1\(close)")
        #expect(throws: WireError.self) {
            try Self.parse("SELECT * FROM t WHERE (\(open)a = 1\(close))")
        }
        // One test has one operator, and each more has two: its own and the one before it.
        let terms = { (count: Int) in
            Array(repeating: "a=1", count: count).joined(separator: " OR ")
        }
        _ = try Self.parse("SELECT * FROM t WHERE NOT \(terms(150))")
        #expect(
            throws: WireError(
                "ValidationException",
                "The expression contains too many operators; operator count: 301")
        ) { try Self.parse("SELECT * FROM t WHERE \(terms(151))") }
        #expect(throws: WireError.self) {
            try Self.parse(
                "SELECT * FROM t" + String(repeating: " ", count: PartiQLLimits.characterCount))
        }
    }
}

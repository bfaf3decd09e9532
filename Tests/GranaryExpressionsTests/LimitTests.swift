import GranaryExpressions
import GranaryItems
import Testing

/// Each limit, at its edge: the last thing that is accepted and the first that is not.
@Suite("Limits")
struct LimitTests {
    @Test func expressionsHave4096Bytes() throws {
        let rest = " = :v"
        let longest = String(repeating: "a", count: 4_096 - rest.utf8.count) + rest
        _ = try Request(longest, [":v": 1]).condition()
        #expect(throws: ExpressionError(.condition, .tooLong(byteCount: 4_097))) {
            try Request("a" + longest, [":v": 1]).condition()
        }
        #expect(throws: ExpressionError(.keyCondition, .tooLong(byteCount: 4_097))) {
            try Request("a" + longest, [":v": 1]).keyCondition()
        }
        let projection = String(repeating: "a", count: 4_096)
        _ = try Request(projection).projection()
        #expect(throws: ExpressionError(.projection, .tooLong(byteCount: 4_097))) {
            try Request(projection + " ").projection()
        }
        let update = "REMOVE " + String(repeating: "a", count: 4_096 - 7)
        _ = try Request(update).update()
        #expect(throws: ExpressionError(.update, .tooLong(byteCount: 4_098))) {
            try Request(update + "é").update()
        }
        #expect(
            errorMessage { () throws(ExpressionError) in try Request(projection + "b").projection()
            }
                == "Invalid ProjectionExpression: Expression size has exceeded the maximum allowed "
                + "size; expression size: 4097")
    }

    @Test func expressionsHave300Operators() throws {
        let tests = Array(repeating: "a<b", count: 150).joined(separator: " OR ")
        #expect(try Request(tests).condition().operatorCount == 299)
        #expect(try Request("NOT " + tests).condition().operatorCount == 300)
        #expect(throws: ExpressionError(.filter, .tooManyOperators(count: 301))) {
            try Request("NOT NOT " + tests).condition(as: .filter)
        }
        // Parentheses do not count, and nest as deeply as operators allow.
        let nested =
            String(repeating: "a<b or (", count: 149) + "a<b" + String(repeating: ")", count: 149)
        #expect(try Request(nested).condition().operatorCount == 299)
        #expect(
            errorMessage { () throws(ExpressionError) in
                try Request("NOT NOT \(nested)").condition()
            } == "Invalid ConditionExpression: The expression contains too many operators; "
                + "operator count: 301")
        // Functions count, in conditions and updates.
        let names = Array(repeating: "contains(a,b)", count: 150)
        #expect(
            throws: ExpressionError(.condition, .tooManyOperators(count: 301))
        ) { try Request("NOT NOT " + names.joined(separator: " OR ")).condition() }
        let sums = (0..<300).map { "a\($0)=b+c" }
        _ = try Request("SET " + sums.joined(separator: ",")).update()
        #expect(throws: ExpressionError(.update, .tooManyOperators(count: 301))) {
            try Request("SET " + (sums + ["d=b-c"]).joined(separator: ",")).update()
        }
    }

    @Test func anInHas100Operands() throws {
        let values = Dictionary(
            uniqueKeysWithValues: (0...100).map { (":v\($0)", AttributeValue($0)) })
        func request(_ count: Int) -> Request {
            let names = (0..<count).map { ":v\($0)" }
            return Request("a IN (\(names.joined(separator: ",")))", values)
        }
        #expect(try request(100).holds(for: ["a": 99]))
        #expect(throws: ExpressionError(.condition, .tooManyOperands(count: 101))) {
            try request(101).condition()
        }
        #expect(
            errorMessage { () throws(ExpressionError) in try request(101).condition() }
                == "Invalid ConditionExpression: The IN operator is provided with too many "
                + "operands; number of operands: 101")
    }

    @Test func pathsHave32Elements() throws {
        let deepest = "a" + String(repeating: ".b", count: 15) + String(repeating: "[0]", count: 16)
        let tooDeep = ExpressionError.Reason.pathTooDeep(elementCount: 33)
        _ = try Request("attribute_exists(\(deepest))").condition()
        _ = try Request(deepest).projection()
        _ = try Request("REMOVE \(deepest)").update()
        _ = try Request("SET x = \(deepest)").update()
        #expect(throws: ExpressionError(.condition, tooDeep)) {
            try Request("attribute_exists(\(deepest).b)").condition()
        }
        #expect(throws: ExpressionError(.projection, tooDeep)) {
            try Request("\(deepest)[0]").projection()
        }
        #expect(throws: ExpressionError(.update, tooDeep)) {
            try Request("REMOVE \(deepest)[0]").update()
        }
        #expect(throws: ExpressionError(.update, tooDeep)) {
            try Request("SET x = \(deepest)[0]").update()
        }
        #expect(
            errorMessage { () throws(ExpressionError) in
                try Request(deepest + ".b").projection()
            } == "Invalid ProjectionExpression: The document path has too many nesting levels; "
                + "nesting levels: 33")
        let path = DocumentPath("a", Array(repeating: .index(0), count: 32))
        #expect(throws: ExpressionError(.projection, tooDeep)) { try Projection(paths: [path]) }
        #expect(throws: ExpressionError(.update, tooDeep)) {
            try Update().remove(path).apply(to: Item().view).item
        }
    }

    @Test func placeholdersHave255Bytes() throws {
        let longest = "#" + String(repeating: "a", count: 254)
        _ = try Placeholders(names: [longest: "a"])
        #expect(throws: ExpressionError(nil, .placeholderTooLong(.names, byteCount: 256))) {
            try Placeholders(names: [longest + "a": "a"]).checkNoneGiven()
        }
        let value = ":" + String(repeating: "a", count: 255)
        #expect(throws: ExpressionError(nil, .placeholderTooLong(.values, byteCount: 256))) {
            try Placeholders(values: [value: 1]).checkNoneGiven()
        }
    }

    @Test func attributeNamesHave65535Bytes() throws {
        let longest = String(repeating: "a", count: 65_535)
        _ = try Placeholders(names: ["#a": longest])
        #expect(throws: ExpressionError(nil, .attributeNameTooLong(key: "#a"))) {
            try Placeholders(names: ["#a": longest + "a"]).checkNoneGiven()
        }
    }
}

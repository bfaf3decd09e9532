internal import GranaryExpressions
internal import GranaryItems

extension PartiQLParser {
    mutating func select() throws(WireError) -> PartiQLSelect {
        position += 1
        let columns = try columns()
        try expect(keyword: "FROM")
        let source = try source()
        try checkNoAlias()
        switch token.kind {
        case .symbol(","), .keyword("JOIN"), .keyword("INNER"), .keyword("LEFT"),
            .keyword("RIGHT"), .keyword("CROSS"), .keyword("FULL"):
            throw .validation("Only select from a single table or index is supported.")
        default: break
        }
        var select = PartiQLSelect(columns: columns, source: source)
        select.filter = try whereClause()
        if take(keyword: "ORDER") {
            try expect(keyword: "BY")
            repeat { select.order.append(try orderTerm()) } while take(symbol: ",")
        }
        switch token.kind {
        case .keyword("LIMIT"), .keyword("GROUP"), .keyword("HAVING"):
            guard case .keyword(let word) = token.kind else { break }
            throw .unsupported("Unsupported clause: \(word)", at: token)
        default: break
        }
        return select
    }

    private mutating func columns() throws(WireError) -> [PartiQLColumn]? {
        let several = WireError.validation(
            "Other attributes should not be present in the projection when '*' is used.")
        if take(symbol: "*") {
            guard token.kind != .symbol(",") else { throw several }
            return nil
        }
        var columns: [PartiQLColumn] = []
        var names: ExactNames = []
        repeat {
            switch token.kind {
            case .symbol("*"): throw several
            case .name, .keyword:
                if following == .symbol("(") {
                    throw .unsupported("Unexpected path component", at: token)
                }
                if token.kind == .keyword("DISTINCT") {
                    throw .unsupported("Unsupported clause: DISTINCT", at: token)
                }
            default: break
            }
            let column = PartiQLColumn(path: try path())
            try checkNoAlias()
            guard names.insert(column.name) else {
                throw .validation("Duplicate identifiers in select clause: \(column.name)")
            }
            columns.append(column)
        } while take(symbol: ",")
        return columns
    }

    private mutating func orderTerm() throws(WireError) -> PartiQLOrder {
        let path = try path()
        guard path.steps.isEmpty else {
            throw .validation("Argument to ORDER BY must be of type VariableReference. Type: Path")
        }
        var order = PartiQLOrder(attribute: path.root)
        if take(keyword: "DESC") {
            order.isDescending = true
        } else {
            _ = take(keyword: "ASC")
        }
        return order
    }

    mutating func insert() throws(WireError) -> PartiQLStatement {
        position += 1
        try expect(keyword: "INTO")
        let source = try source(missing: .malformed("Expected identifier for simple path"))
        if token.kind == .keyword("VALUES") {
            throw .validation(
                "Unsupported operation: Inserting multiple items in a single statement is not "
                    + "supported, use \"INSERT INTO tableName VALUE item\" instead")
        }
        if take(symbol: "(") { throw unexpected }
        guard take(keyword: "VALUE") else {
            throw .malformed("Unexpected token after expression")
        }
        guard token.kind == .symbol("{"), case .map(let item) = try literal(at: "root") else {
            throw .validation(
                "Unsupported format in item expression. Please use struct format {...} to express "
                    + "item values for insert statement.")
        }
        if token.kind == .keyword("RETURNING") {
            throw .validation("RETURNING is not supported in INSERT")
        }
        return .insert(source, item)
    }

    mutating func update() throws(WireError) -> PartiQLUpdate {
        position += 1
        let source = try source(missing: .malformed("Expected identifier for simple path"))
        try checkNoAlias()
        let actions = try changes()
        let filter = try whereClause()
        return PartiQLUpdate(
            source: source, actions: actions, filter: filter, returning: try returning())
    }

    /// Reads the form of `UPDATE` that begins with the table and its condition.
    mutating func updateFrom() throws(WireError) -> PartiQLUpdate {
        position += 1
        let source = try source(missing: .malformed("Expected identifier for simple path"))
        try checkNoAlias()
        let filter = try whereClause()
        let actions = try changes()
        return PartiQLUpdate(
            source: source, actions: actions, filter: filter, returning: try returning())
    }

    mutating func delete() throws(WireError) -> PartiQLDelete {
        position += 1
        try expect(keyword: "FROM")
        let source = try source(missing: .malformed("Expected identifier for simple path"))
        try checkNoAlias()
        let filter = try whereClause()
        let returning = try returning()
        if let returning, returning != .allOld {
            throw .validation(
                "Invalid returning clause: RETURNING \(returning.partiQL) *. Only RETURNING ALL "
                    + "OLD * is allowed in DELETE statements.")
        }
        return PartiQLDelete(source: source, filter: filter, returning: returning)
    }

    private mutating func whereClause() throws(WireError) -> PartiQLCondition? {
        guard take(keyword: "WHERE") else { return nil }
        return try condition()
    }

    private mutating func returning() throws(WireError) -> ReturnValues? {
        guard take(keyword: "RETURNING") else { return nil }
        let isWhole = take(word: "ALL")
        guard isWhole || take(word: "MODIFIED") else { throw Self.returningSyntax }
        let isOld = take(word: "OLD")
        guard isOld || take(word: "NEW"), take(symbol: "*") else { throw Self.returningSyntax }
        if token.kind == .symbol(",") {
            throw .validation("Invalid syntax with multiple returning elements in RETURNING clause")
        }
        return switch (isWhole, isOld) {
        case (true, true): .allOld
        case (true, false): .allNew
        case (false, true): .updatedOld
        case (false, false): .updatedNew
        }
    }

    private static let returningSyntax = WireError.malformed(
        "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause")
}

extension ReturnValues {
    /// The words of a `RETURNING` clause.
    fileprivate var partiQL: String {
        switch self {
        case .none: ""
        case .allOld: "ALL OLD"
        case .allNew: "ALL NEW"
        case .updatedOld: "MODIFIED OLD"
        case .updatedNew: "MODIFIED NEW"
        }
    }
}

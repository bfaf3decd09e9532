internal import GranaryExpressions
internal import GranaryItems

extension PartiQLPlanner {
    /// What a read goes through: the table or an index.
    private struct Access {
        var index: IndexDefinition?
        var partition: [KeyAttribute]
        var sort: [KeyAttribute]
    }

    func plan(_ select: PartiQLSelect) throws(WireError) -> PartiQLPlan {
        let access = try access(select.source)
        try checkKeyPaths(select.filter, access)
        var rest = select.filter?.conjuncts ?? []
        let pinned = try partitions(&rest, access)
        try checkOrder(select, access, pinned)
        guard var partitions = pinned else { return .scan(try scan(select, access)) }
        let sortCount =
            access.sort.first.flatMap { sort in
                rest.lazy.compactMap { $0.values(of: sort.name) }.first
            }?
            .count ?? 1
        try PartiQLLimits.check(readCount: partitions.count * sortCount)
        let sort = try sortTerms(&rest, access)
        if let descending = select.order.first(where: { $0.attribute == access.partition[0].name })
            .map(\.isDescending)
        {
            partitions.sort { left, right in
                let order =
                    EncodedValue(left[0]).view.compare(EncodedValue(right[0]).view) ?? 0
                return descending ? order > 0 : order < 0
            }
        }
        if access.index == nil, partitions.count == 1, rest.isEmpty,
            sort.count == access.sort.count, sort.allSatisfy({ $0.comparison.isEquality })
        {
            return .get(try get(select, partitions[0], sort, access))
        }
        let projection = try projection(select)
        let filter = rest.first.map { first in
            Condition(rest.dropFirst().reduce(first.program) { $0.and($1.program) })
        }
        let sortNames = Set(access.sort.map(\.name))
        let isReversed = select.order.first { sortNames.contains($0.attribute) }?.isDescending
        return .query(
            partitions.map { values in
                let terms = zip(access.partition, values).map { attribute, value in
                    KeyCondition.Term(attribute.name, .equal(value))
                }
                var query = Query(
                    tableName: table.tableName, indexName: select.source.index,
                    keyConditionExpression: .built(KeyCondition(terms: terms + sort)),
                    filterExpression: filter.map { .built($0) },
                    projectionExpression: projection, scanIndexForward: isReversed != true)
                query.consistentRead = consistentRead
                query.filtersKeys = true
                return query
            })
    }

    private func access(_ source: PartiQLSource) throws(WireError) -> Access {
        guard let name = source.index else {
            return Access(
                partition: [table.keySchema.partitionKey],
                sort: table.keySchema.sortKey.map { [$0] } ?? [])
        }
        guard let index = table.indexes.first(where: { $0.definition.name == name })?.definition
        else { throw .validation("The table does not have the specified index") }
        if consistentRead, index.kind != .local {
            throw .validation(
                "Strongly consistent read is not supported on Global Secondary Indexes")
        }
        return Access(index: index, partition: index.partitionKey, sort: index.sortKey)
    }

    private func checkKeyPaths(_ filter: PartiQLCondition?, _ access: Access) throws(WireError) {
        let keys = ExactNames((access.partition + access.sort).map(\.name))
        if access.index?.kind == .multiValue { return }
        for path in filter?.paths ?? [] where !path.steps.isEmpty && keys.contains(path.root) {
            throw .validation(
                "Key attributes must be scalars; list random access '[]' and map lookup '.' are "
                    + "not allowed: Key \(path.root)")
        }
    }

    /// Takes what pins the partition key out of the conditions.
    ///
    /// - Returns: The values of the partition key's attributes, once for each collection to read;
    ///   `nil` when they are not pinned.
    private func partitions(
        _ conditions: inout [PartiQLCondition], _ access: Access
    ) throws(WireError) -> [[AttributeValue]]? {
        var used: [Int] = []
        var partitions: [[AttributeValue]] = [[]]
        for attribute in access.partition {
            guard
                let place = conditions.firstIndex(where: { $0.values(of: attribute.name) != nil }),
                let values = conditions[place].values(of: attribute.name),
                values.count == 1 || access.partition.count == 1
            else { return nil }
            var distinct: [AttributeValue] = []
            var seen: Set<AttributeValue> = []
            for value in values {
                try check(value, of: attribute)
                if seen.insert(value).inserted { distinct.append(value) }
            }
            try PartiQLLimits.check(readCount: distinct.count)
            partitions = partitions.flatMap { known in distinct.map { known + [$0] } }
            used.append(place)
        }
        for place in used.sorted().reversed() { conditions.remove(at: place) }
        return partitions
    }

    /// Takes what can be asked of the sort key out of the conditions.
    private func sortTerms(
        _ conditions: inout [PartiQLCondition], _ access: Access
    ) throws(WireError) -> [KeyCondition.Term] {
        var terms: [KeyCondition.Term] = []
        for attribute in access.sort {
            let equal = conditions.firstIndex {
                $0.range(of: attribute.name)?.isEquality == true
            }
            guard
                let place = equal
                    ?? conditions.firstIndex(where: { $0.range(of: attribute.name) != nil }),
                let comparison = conditions[place].range(of: attribute.name)
            else { break }
            for value in comparison.values { try check(value, of: attribute) }
            if case .beginsWith = comparison, attribute.type == .number { break }
            conditions.remove(at: place)
            terms.append(KeyCondition.Term(attribute.name, comparison))
            guard comparison.isEquality else { break }
        }
        return terms
    }

    private func checkOrder(
        _ select: PartiQLSelect, _ access: Access, _ pinned: [[AttributeValue]]?
    ) throws(WireError) {
        guard !select.order.isEmpty else { return }
        guard select.filter != nil else {
            throw .validation(
                "Must have WHERE clause in the statement when using ORDER BY clause.")
        }
        let partition = Set(access.partition.map(\.name))
        let keys = partition.union(access.sort.map(\.name))
        for order in select.order where !keys.contains(order.attribute) {
            throw .validation(
                "Attribute \(order.attribute) in ORDER BY clause must be part of the primary key")
        }
        guard let pinned else {
            throw .validation(
                "Must have at least one non-optional hash key condition in WHERE clause when "
                    + "using ORDER BY clause.")
        }
        if pinned.count > 1, !select.order.contains(where: { partition.contains($0.attribute) }) {
            throw .validation(
                "Must have hash key in ORDER BY clause when more than one hash key condition "
                    + "specified in WHERE clause.")
        }
    }

    private func scan(_ select: PartiQLSelect, _ access: Access) throws(WireError) -> Scan {
        var scan = Scan(
            tableName: table.tableName, indexName: select.source.index,
            filterExpression: select.filter.map { .built(Condition($0.program)) },
            projectionExpression: try projection(select))
        scan.consistentRead = consistentRead
        return scan
    }

    private func get(
        _ select: PartiQLSelect, _ partition: [AttributeValue], _ sort: [KeyCondition.Term],
        _ access: Access
    ) throws(WireError) -> GetItem {
        var key = AttributeMap()
        for (attribute, value) in zip(access.partition, partition) { key[attribute.name] = value }
        for term in sort { key[term.attribute] = term.comparison.values.first }
        var get = GetItem(
            tableName: table.tableName, key: Item(key),
            projectionExpression: try projection(select))
        get.consistentRead = consistentRead
        return get
    }

    /// The attributes to read; what lies inside them is taken out of the answer.
    private func projection(_ select: PartiQLSelect) throws(WireError) -> Expression<Projection>? {
        guard let columns = select.columns else { return nil }
        var roots: [DocumentPath] = []
        for column in columns {
            let root = DocumentPath(column.path.root)
            if !roots.contains(root) { roots.append(root) }
        }
        do throws(ExpressionError) {
            return .built(try Projection(paths: roots))
        } catch {
            throw WireError(.expression(error))
        }
    }
}

extension KeyCondition.Comparison {
    /// Whether one value is asked for.
    var isEquality: Bool { if case .equal = self { true } else { false } }
}

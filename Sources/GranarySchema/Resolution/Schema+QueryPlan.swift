internal import GranaryItems

extension Schema {
    /// Finds out how a named query reads its index.
    ///
    /// Every condition of `where` must be of use for the key; see docs/schema-files.md for what the
    /// conditions mean. When the part of the index that is read can hold items of other models, a
    /// filter on the type attribute is added.
    public func plan(
        _ query: NamedQuery, of model: Model
    ) throws(QueryPlanError) -> QueryPlan {
        guard let index = index(named: query.index) else {
            throw .unknownIndex(query.index)
        }
        if let missing = index.keyAttributes.first(where: { name in
            name != typeField && model.key(named: name) == nil
                && model.attribute(named: name) == nil
        }) {
            throw .notInIndex(index: index.name, keyAttribute: missing)
        }
        var planner = QueryPlanner(schema: self, model: model, index: index)
        for condition in query.conditions { try planner.bind(condition) }
        try planner.resolvePartition()
        try planner.resolveSort()
        try planner.checkAllUsed()
        try planner.addTypeFilter()
        for condition in query.filters { try planner.filter(condition) }
        try checkProjection(of: index, model: model, filters: planner.filters)
        return QueryPlan(
            index: index, parameters: planner.parameters, partition: planner.partition,
            sortEquals: planner.sortEquals, sortRange: planner.sortRange,
            filters: planner.filters, isReversed: query.isReversed, limit: query.limit)
    }

    /// Refuses an index that has not what it takes to filter its entries, which happens before they
    /// are followed, or to read a whole item of the model.
    private func checkProjection(
        of index: SchemaIndex, model: Model, filters: [QueryPlan.Filter]
    ) throws(QueryPlanError) {
        var stored = Set(index.keyAttributes + (primaryIndex?.keyAttributes ?? []))
        switch index.projection {
        case .all: return
        case .keys: break
        case .include(let names): stored.formUnion(names)
        }
        let needed =
            filters.map(\.attribute) + (index.followsToItem ? [] : model.attributes.map(\.name))
        for name in needed where !stored.contains(name) {
            throw .notProjected(index: index.name, attribute: name)
        }
    }
}

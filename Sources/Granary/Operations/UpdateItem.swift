public import GranaryExpressions
public import GranaryItems

/// Changes attributes of one item, if its condition holds; an absent item is created.
///
/// DynamoDB's `UpdateItem`. An update that only removes or deletes does not create an item.
public struct UpdateItem: Sendable {
    /// The table's name.
    public var tableName: String
    /// The key attributes and nothing more.
    public var key: Item
    /// What to change; `nil` only makes sure that the item is there.
    public var updateExpression: Expression<Update>?
    /// What must be true of the item.
    public var conditionExpression: Expression<Condition>?
    /// Names for the `#` placeholders of both expressions.
    public var expressionAttributeNames: [String: String]?
    /// Values for the `:` placeholders of both expressions.
    public var expressionAttributeValues: [String: AttributeValue]?
    /// What to return, in any of the five forms.
    public var returnValues = ReturnValues.none
    /// Whether a failed condition gives back the item.
    public var returnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.none
    /// How much of the consumed capacity to report.
    public var returnConsumedCapacity = ReturnConsumedCapacity.none
    /// Whether to report the item collection's size.
    public var returnItemCollectionMetrics = ReturnItemCollectionMetrics.none
    /// Whether the size of what the expression writes is limited too, as no statement of PartiQL's is.
    package var limitsWrittenSize = true

    /// Creates the operation; what is not given here can be set on the value.
    public init(
        tableName: String, key: Item, updateExpression: Expression<Update>? = nil,
        conditionExpression: Expression<Condition>? = nil,
        expressionAttributeNames: [String: String]? = nil,
        expressionAttributeValues: [String: AttributeValue]? = nil,
        returnValues: ReturnValues = .none
    ) {
        self.tableName = tableName
        self.key = key
        self.updateExpression = updateExpression
        self.conditionExpression = conditionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.returnValues = returnValues
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// The attributes that ``UpdateItem/returnValues`` asked for.
        public var attributes: Item?
        /// What DynamoDB would have charged, if it was asked for.
        public var consumedCapacity: ConsumedCapacity?
        /// The size of the item collection, if it was asked for.
        public var itemCollectionMetrics: ItemCollectionMetrics?
    }
}

extension UpdateItem: WriteOperation {
    func validated() throws(StoreError) -> UpdatePlan {
        var expressions = try RequestExpressions(
            names: expressionAttributeNames, values: expressionAttributeValues)
        let update = try expressions.update(updateExpression)
        let condition = try expressions.condition(conditionExpression)
        try expressions.finish("UpdateExpression", "ConditionExpression")
        return UpdatePlan(
            tableName: tableName, key: key, update: update, condition: condition,
            returnsItemOnFailure: returnValuesOnConditionCheckFailure == .allOld,
            limitsWrittenSize: limitsWrittenSize)
    }

    func run(
        _ plan: UpdatePlan, in transaction: inout Transaction
    ) throws(StoreError) -> Output {
        let effect = try plan.run(in: &transaction)
        return Output(
            attributes: attributes(of: effect, update: plan.update),
            consumedCapacity: ConsumedCapacity(of: effect, returnConsumedCapacity),
            itemCollectionMetrics: try transaction.itemCollectionMetrics(
                of: effect, returnItemCollectionMetrics))
    }

    /// The attributes to return; DynamoDB leaves them out when there are none.
    private func attributes(of effect: WriteEffect, update: Update?) -> Item? {
        let paths = update?.writtenPaths ?? []
        switch returnValues {
        case .none: return nil
        case .allOld: return effect.old
        case .allNew: return effect.new
        case .updatedOld:
            return effect.old.flatMap { Self.selecting(paths, from: $0) }
        case .updatedNew:
            return effect.new.flatMap { Self.selecting(paths, from: $0) }
        }
    }
}

extension UpdateItem {
    /// The written paths of one state of the item; `nil` when it has none of them.
    private static func selecting(_ paths: [DocumentPath], from item: Item) -> Item? {
        // The paths of an update never overlap, so they always make a projection.
        guard let selected = try? Projection(paths: paths).project(item.view) else { return nil }
        return selected.count == 0 ? nil : selected
    }
}

/// An update that is bound and checked, alone or as a part of a transaction.
struct UpdatePlan: ItemWritePlan {
    let tableName: String
    let key: Item
    var update: Update?
    var condition: Condition?
    var returnsItemOnFailure = false
    /// See ``UpdateItem/limitsWrittenSize``.
    var limitsWrittenSize = true

    var changesExisting: Bool { true }

    func key(in table: CatalogTable) throws(ValidationError) -> ItemKey {
        try table.key(key.view)
    }

    func check(against table: CatalogTable) throws(StoreError) {
        guard let update else { return }
        let roots = update.writtenRoots
        for name in table.keySchema.names where roots.contains(where: name.hasSameBytes) {
            throw .validation(.updatesKey(attribute: name))
        }
        try validating { () throws(ValidationError) in
            try table.checkIndexKeys(in: update)
            try table.checkKeyPaths(in: update)
        }
    }

    func newItem(from existing: Item?, in table: CatalogTable) throws(StoreError) -> Item? {
        guard let update else { return existing ?? key }
        let new = try result(of: update, on: existing ?? key)
        if existing == nil, update.writingActionCount == 0 { return nil }
        try validating { () throws(ValidationError) in
            try ItemRules.check(new.view, tooLarge: .updatedItemTooLarge)
            guard !limitsWrittenSize || update.writtenSize(in: new) <= Limits.itemByteCount else {
                throw .updatedItemTooLarge
            }
        }
        return new
    }

    private func result(of update: Update, on item: Item) throws(StoreError) -> Item {
        do throws(ExpressionError) {
            return try update.apply(to: item.view).item
        } catch {
            throw .expression(error)
        }
    }

    func refusal(_ error: ValidationError) -> ValidationError {
        switch error {
        case .indexKeyTypeMismatch(let index, let attribute, _, _):
            .updatesIndexKeyType(index: index, attribute: attribute)
        case .indexKeyTooLong(let index, let attribute, _):
            .updatesIndexKeyTooLong(index: index, attribute: attribute)
        case .emptyIndexKey(_, _, let type): .updatesIndexKeyEmpty(type)
        default: error
        }
    }
}

extension Update {
    /// DynamoDB's size of what an update writes.
    ///
    /// The attributes that it names, as they are in the new item, and each action: an item that a put may
    /// store can be too large for one.
    fileprivate func writtenSize(in new: Item) -> Int {
        let actions = 3 + 19 * writingActionCount + 2 * clearingActionCount + listElementCount
        // What is written is no more than all of it.
        guard new.size + actions > Limits.itemByteCount else { return 0 }
        let view = new.view
        return writtenRoots.reduce(actions) { size, name in
            guard let value = view.value(named: name) else { return size }
            return size + name.utf8.count + value.size
        }
    }
}

public import GranaryItems

extension Store {
    /// Registers rules in Swift for a table whose schema names them, without giving the schema anew.
    ///
    /// For programs that open any store, and have the rules of some schemas. A rule of the same model
    /// and name as one that is registered takes its place.
    public func register(_ rules: [BusinessRule], forTable name: String) {
        ruleBook.rules(ofTable: name).register(rules)
    }
}

extension ReadSnapshot {
    /// What a rule in Swift finds wrong with a stored item, as if it were written again as it is;
    /// `nil` when nothing is.
    ///
    /// - Throws: ``StoreError``, from what the rule reads.
    public func violation(
        of rule: BusinessRule, by item: Item, in table: String
    ) throws(StoreError) -> RuleViolation? {
        try rule.violation(of: RuleWrite(new: item, old: item, table: table, reader: reader))
    }
}

public import GranaryEntities
public import GranarySamples

extension Platform {
    /// Makes up an item that both the schema and the rules in Swift allow.
    ///
    /// - Parameters:
    ///   - model: What it is an item of.
    ///   - filling: Which attributes it has.
    ///   - fixed: Values that are taken as they are, unless a rule does not allow them.
    ///   - random: What decides.
    /// - Returns: The item, with keys that agree with its attributes.
    public func item(
        of model: Model, _ filling: SampleItem.Filling, setting fixed: AttributeMap = [:],
        using random: inout SampleRandom
    ) -> Item {
        let draft = SampleItem.make(
            model, in: schema, using: &random, filling: filling, setting: fixed)
        let keys = Set(model.keys.map(\.attribute) + [schema.typeField])
        let drafted = draft.attributes.filtered { !keys.contains($0) }
        var values = drafted
        mend(model, &values)
        guard values != drafted else { return draft }
        // Once more, so that the keys agree with what was mended.
        return SampleItem.make(
            model, in: schema, using: &random, filling: .requiredOnly, setting: values)
    }
}

extension AttributeMap {
    /// The entries whose names pass a test.
    func filtered(_ isIncluded: (String) -> Bool) -> AttributeMap {
        AttributeMap(filter { isIncluded($0.name) })
    }
}

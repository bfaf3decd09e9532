public import GranaryItems
public import GranarySchema

/// Items that are made up so that their model allows them.
///
/// They are for tests and for trying a schema out: every type, limit, enumeration, pattern, format,
/// key template and derivation of the model is kept to. What the model cannot say, such as a rule in
/// Swift or that a referenced item is there, is not; nor is a pattern with more in it than classes,
/// groups, `|` and repetitions.
///
/// ```swift
/// var random = SampleRandom(seed: 7)
/// let item = SampleItem.make(model, in: schema, using: &random)
/// ```
public enum SampleItem {
    /// Which attributes an item has.
    public enum Filling: Sendable, Hashable, CaseIterable {
        /// All that the model declares, and all that is in its objects.
        case everything
        /// Those without which it would be refused, and the version when it counts its writes.
        case requiredOnly
        /// Those, the ones with a default, and the times that a typed write keeps by itself: what is
        /// stored of an entity that was given no more than it must.
        case requiredAndDefaults
    }

    /// Makes an item: its type attribute, attributes, version 1, derived values and keys.
    ///
    /// It depends on the schema, on where `random` stands and on nothing else. A template one of
    /// whose attributes is missing is left out, as an index leaves out such an item.
    ///
    /// - Parameters:
    ///   - model: What it is an item of.
    ///   - schema: The schema that the model belongs to.
    ///   - random: What decides.
    ///   - filling: Which attributes it has.
    ///   - fixed: Values that are taken as they are; derived values and keys are made from them.
    /// - Returns: The item, without a schema version in its header.
    public static func make(
        _ model: Model, in schema: Schema, using random: inout SampleRandom,
        filling: Filling = .everything, setting fixed: AttributeMap = AttributeMap()
    ) -> Item {
        var filler = ItemFiller(
            plan: ItemPlan(model, in: schema), filling: filling, random: random)
        let item = filler.item(setting: fixed)
        random = filler.random
        return item
    }
}

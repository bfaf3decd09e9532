extension Item {
    /// The item with some attributes set and others, those with `nil`, removed.
    ///
    /// Untouched attributes are copied as bytes. Of several changes to one name, the last counts.
    ///
    /// - Complexity: O(*n*) in the encoded length.
    public func replacing(_ changes: [(name: String, value: AttributeValue?)]) -> Item {
        var attributes = self.attributes
        for change in changes { attributes[change.name] = change.value }
        return Item(attributes)
    }
}

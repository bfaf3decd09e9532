extension Model {
    /// Whether an item's primary key tells of which one item of another model it is a part.
    ///
    /// All that the other's key is made of must be in this one's, or several items of the other would
    /// have one part.
    package func determinesPrimaryKey(of other: Model, by index: SchemaIndex?) -> Bool {
        Set(primaryKeyAttributes(index)).isSuperset(of: other.primaryKeyAttributes(index))
    }

    /// The attributes that the primary key is made of.
    private func primaryKeyAttributes(_ index: SchemaIndex?) -> [String] {
        (index?.keyAttributes ?? []).flatMap { name in
            key(named: name)?.variables ?? [name]
        }
    }
}

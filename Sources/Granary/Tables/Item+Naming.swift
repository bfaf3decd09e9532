package import GranaryItems

extension Item {
    /// The attributes that name an item, as an item of no revision: equal for one and the same item,
    /// whatever schema it was written with.
    ///
    /// - Parameter names: The key attributes of its table.
    /// - Returns: Those of them that it has.
    package func naming(_ names: [String]) -> Item {
        var key = selecting(names: names)
        key.schemaVersion = 0
        return key
    }
}

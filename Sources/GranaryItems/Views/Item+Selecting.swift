extension Item {
    /// The attributes called `names`, as an item.
    public func selecting(names: [String]) -> Item { Self.selecting(names: names, from: view) }

    /// The attributes of `view` called `names`, as an item; missing names are skipped.
    public static func selecting(names: [String], from view: borrowing ItemView) -> Item {
        var attributes = AttributeMap()
        for name in names { attributes[name] = view[name] }
        return Item(attributes)
    }
}

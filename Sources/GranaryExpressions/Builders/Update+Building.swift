public import GranaryItems

/// Updates written in Swift.
///
/// ```swift
/// Update()
///     .set("stage", to: "Seed")
///     .set("logins", to: .ifNotExists("logins", 0) + 1)
///     .append(["a note"], to: "notes")
///     .remove("draft")
///     .add(1, to: "version")
/// ```
///
/// Paths are read as `DocumentPath.init(parsing:)` does. What cannot be applied, such as two changes
/// of one attribute, is thrown by `apply(to:)`.
extension Update {
    /// Also sets the attribute at `path`.
    public func set(_ path: DocumentPath, to value: UpdateValue) -> Update {
        appending(.set(path, value))
    }

    /// Also removes the attribute at `path`, or the element of a list.
    public func remove(_ path: DocumentPath) -> Update { appending(.remove(path)) }

    /// Also adds a number to the number at `path`, or elements to the set there.
    ///
    /// What is missing counts as zero, or as an empty set.
    public func add(_ value: AttributeValue, to path: DocumentPath) -> Update {
        appending(.add(path, value))
    }

    /// Also deletes elements from the set at `path`.
    public func delete(_ value: AttributeValue, from path: DocumentPath) -> Update {
        appending(.delete(path, value))
    }

    /// Also puts `elements` at the end of the list at `path`, which is made if it is missing.
    public func append(_ elements: [AttributeValue], to path: DocumentPath) -> Update {
        set(path, to: .listAppend(.ifNotExists(path, []), .value(.list(elements))))
    }

    private func appending(_ action: UpdateAction) -> Update { Update(actions: actions + [action]) }
}

extension Update {
    /// Also sets the attribute at `path`.
    public func set(_ path: String, to value: UpdateValue) -> Update {
        set(DocumentPath(parsing: path), to: value)
    }

    /// Also sets the attribute at `path` to a constant.
    public func set(_ path: String, to value: some AttributeValueConvertible) -> Update {
        set(DocumentPath(parsing: path), to: .value(value.attributeValue))
    }

    /// Also removes the attribute at `path`, or the element of a list.
    public func remove(_ path: String) -> Update { remove(DocumentPath(parsing: path)) }

    /// Also adds a number to the number at `path`, or elements to the set there.
    public func add(_ value: AttributeValue, to path: String) -> Update {
        add(value, to: DocumentPath(parsing: path))
    }

    /// Also deletes elements from the set at `path`.
    public func delete(_ value: AttributeValue, from path: String) -> Update {
        delete(value, from: DocumentPath(parsing: path))
    }

    /// Also puts `elements` at the end of the list at `path`, which is made if it is missing.
    public func append(_ elements: [AttributeValue], to path: String) -> Update {
        append(elements, to: DocumentPath(parsing: path))
    }
}

internal import GranaryExpressions
internal import GranaryItems

/// Changes to attributes of one entity, made without reading it first.
///
/// ```swift
/// try store.update(key) { update in
///     update.set(\.activityType, to: "pitch_deck_uploaded")
///     update.add(1, to: \.auxTokensEarned)
///     update.remove(\.activityValue)
/// }
/// ```
///
/// Key attributes of indexes and derived attributes that are made of what changes are set too. When
/// that takes an attribute that the update does not set, the update is refused:
/// ``EntityError/halfResolved(model:attribute:missing:)``.
public struct EntityUpdate<Model: Entity>: Sendable {
    /// What is known of an attribute after the update.
    enum Change: Sendable {
        case set(AttributeValue)
        case removed
        /// It depends on what is stored.
        case unknown
    }

    private(set) var changes: [(name: String, change: Change)] = []
    private(set) var update = Update()
    private(set) var failure: AttributeError?

    init() {}

    /// Sets an attribute; an optional one that is set to `nil` is removed.
    public mutating func set<Value>(
        _ field: KeyPath<Model.Fields, Field<Model, Value>>, to value: Value
    ) {
        let field = Model.fields[keyPath: field]
        do throws(AttributeError) {
            if let stored = try field.stored(value) {
                set(field.name, to: stored)
            } else {
                remove(field.name)
            }
        } catch {
            failure = failure ?? error.within(field.name)
        }
    }

    /// Removes an attribute.
    public mutating func remove<Value>(_ field: KeyPath<Model.Fields, Field<Model, Value?>>) {
        remove(Model.fields[keyPath: field].name)
    }

    mutating func set(_ name: String, to value: AttributeValue) {
        changes.append((name, .set(value)))
        update = update.set(DocumentPath(name), to: .value(value))
    }

    mutating func remove(_ name: String) {
        changes.append((name, .removed))
        update = update.remove(DocumentPath(name))
    }

    mutating func add(_ value: AttributeValue, to name: String) {
        changes.append((name, .unknown))
        update = update.add(value, to: DocumentPath(name))
    }

    mutating func append(_ elements: [AttributeValue], to name: String) {
        changes.append((name, .unknown))
        update = update.append(elements, to: DocumentPath(name))
    }

    mutating func delete(_ value: AttributeValue, from name: String) {
        changes.append((name, .unknown))
        update = update.delete(value, from: DocumentPath(name))
    }

    /// Converts a value, and notes the failure when it cannot be stored.
    func converted(
        _ value: some StoredValue, for name: String
    ) -> Result<AttributeValue, AttributeError> {
        do throws(AttributeError) {
            return .success(try value.storedForm())
        } catch {
            return .failure(error.within(name))
        }
    }

    mutating func fail(_ error: AttributeError) { failure = failure ?? error }
}

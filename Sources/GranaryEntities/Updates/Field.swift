internal import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An attribute of a model that an update may change.
public struct Field<Model: Entity, Value: Sendable>: Sendable {
    /// The name it is stored under.
    public let name: String

    /// The stored form of a value; `nil` when the attribute is then absent.
    let stored: @Sendable (Value) throws(AttributeError) -> AttributeValue?
}

extension Field where Value: StoredValue {
    /// An attribute that is always stored.
    public init(_ name: String) {
        self.init(name: name) { value throws(AttributeError) in try value.storedForm() }
    }
}

extension Field {
    /// An attribute that may be absent.
    public init<Wrapped: StoredValue>(_ name: String) where Value == Wrapped? {
        self.init(name: name) { value throws(AttributeError) in
            guard let value else { return nil }
            return try value.storedForm()
        }
    }
}

extension Field where Value: StoredValue & Collection {
    /// A list or set that is not stored when it is empty.
    public init(elements name: String) {
        self.init(name: name) { value throws(AttributeError) in
            // Not a ternary: `nil` there would be taken for the literal of a null value.
            if value.isEmpty { return nil }
            return try value.storedForm()
        }
    }
}

extension Field where Value == Date {
    /// A date that is always stored.
    public init(_ name: String, _ form: DateForm) {
        self.init(name: name) { value throws(AttributeError) in
            try value.storedForm(as: form)
        }
    }
}

extension Field where Value == Date? {
    /// A date that may be absent.
    public init(_ name: String, _ form: DateForm) {
        self.init(name: name) { value throws(AttributeError) in
            guard let value else { return nil }
            return try value.storedForm(as: form)
        }
    }
}

extension Date {
    fileprivate func storedForm(as form: DateForm) throws(AttributeError) -> AttributeValue {
        let value = attributeValue(as: form)
        guard !value.isNull else {
            throw AttributeError(.notStorable("the date is outside the years 0000 to 9999"))
        }
        return value
    }
}

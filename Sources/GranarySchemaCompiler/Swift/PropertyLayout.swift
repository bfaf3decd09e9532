internal import GranaryItems
internal import GranarySchema

/// An attribute as a property in Swift.
struct PropertyLayout {
    /// Whether a value is always there.
    enum Presence: Hashable {
        /// It must be given.
        case required
        /// It may be `nil`.
        case optional
        /// It is this when it is not given, and when it is not stored.
        case defaulted(AttributeValue)
        /// It is empty when it is not given, and not stored when it is empty.
        case collection
    }

    /// What keeps the value.
    enum Keeper: Hashable {
        /// The program.
        case program
        /// The initialiser: when the item was made.
        case creation
        /// Every write: when the item was changed.
        case update
        /// Every write: how many there were.
        case version
    }

    /// What it is made from.
    let attribute: ModelAttribute
    /// Its name, without backticks.
    let name: String
    /// The type of its value.
    let type: SwiftType
    /// Whether a value is always there.
    let presence: Presence
    /// What keeps it.
    let keeper: Keeper
    /// Whether it is part of the primary key.
    let isKey: Bool

    /// The name in Swift text.
    var quotedName: String { SwiftNames.quoted(name) }

    /// The name under which the value is stored in the struct: hidden away when it is deprecated,
    /// so that the codec can use it without a warning.
    var storageName: String { attribute.deprecation == nil ? quotedName : "_\(name)" }

    /// The name of a constant with the value, where a reader is at hand.
    var localName: String { storageName == "reader" ? "reader_" : storageName }

    /// The type as it is declared.
    var typeName: String { presence == .optional ? type.name + "?" : type.name }

    /// Whether a program may change it.
    var isSettable: Bool { !isKey && !attribute.isImmutable && keeper == .program }
}

/// A property of a key, with what makes a value of it when none is given.
extension PropertyLayout {
    /// Whether the initialiser has a parameter for it.
    var isParameter: Bool { keeper == .program || keeper == .creation }

    /// Whether Foundation's dates are in its declaration, or in what it is when it is not given.
    func usesDates(in nested: NestedTypes) -> Bool {
        if type.isDate || keeper == .creation { return true }
        guard case .defaulted(let value) = presence else { return false }
        return SwiftLiteral.hasMoments(value, as: type, in: nested)
    }

    /// Whether that parameter may be left out.
    var hasDefaultArgument: Bool {
        presence != .required || attribute.generator != nil || keeper == .creation
    }
}

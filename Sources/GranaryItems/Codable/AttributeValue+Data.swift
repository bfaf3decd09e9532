#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension AttributeValue {
    /// A run of bytes.
    public init(_ data: Data) { self = .binary([UInt8](data)) }

    /// The bytes of a binary; `nil` when the value is of another kind.
    public var dataValue: Data? { binaryValue.map { Data($0) } }
}

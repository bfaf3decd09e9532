/// A DynamoDB set: unique elements of one scalar kind, kept in order.
///
/// The order is that of the encoding, so that equal sets have equal bytes.
public struct AttributeSet<Member: AttributeSetElement>: Sendable {
    var elements: [Member]

    /// An empty set, which DynamoDB does not store.
    public init() { elements = [] }

    /// A set of the unique elements of `elements`.
    ///
    /// - Complexity: O(*n*) when the elements already ascend, O(*n* log *n*) otherwise.
    public init(_ elements: some Sequence<Member>) {
        let all = Array(elements)
        if Self.ascends(all) {
            self.elements = all
        } else {
            self.elements = []
            for element in all.sorted(by: { $0.compareAttribute(to: $1) < 0 }) {
                if let last = self.elements.last, last.compareAttribute(to: element) == 0 {
                    continue
                }
                self.elements.append(element)
            }
        }
    }

    /// Takes elements that are known to ascend.
    init(ascending elements: [Member]) { self.elements = elements }

    private static func ascends(_ elements: [Member]) -> Bool {
        for index in elements.indices.dropFirst()
        where elements[index - 1].compareAttribute(to: elements[index]) >= 0 {
            return false
        }
        return true
    }

    /// Whether `element` is in the set.
    ///
    /// - Complexity: O(log *n*).
    public func contains(_ element: Member) -> Bool { position(of: element).found }

    /// Adds `element`; returns whether it was new.
    @discardableResult
    public mutating func insert(_ element: Member) -> Bool {
        let (index, found) = position(of: element)
        guard !found else { return false }
        elements.insert(element, at: index)
        return true
    }

    /// Removes `element`; returns whether it was there.
    @discardableResult
    public mutating func remove(_ element: Member) -> Bool {
        let (index, found) = position(of: element)
        guard found else { return false }
        elements.remove(at: index)
        return true
    }

    /// The elements that are in either set: what `ADD` leaves.
    ///
    /// - Complexity: O(*n* + *m*).
    public func union(_ other: AttributeSet) -> AttributeSet {
        var merged: [Member] = []
        merged.reserveCapacity(count + other.count)
        var (left, right) = (0, 0)
        while left < count && right < other.count {
            let comparison = elements[left].compareAttribute(to: other.elements[right])
            merged.append(comparison <= 0 ? elements[left] : other.elements[right])
            if comparison <= 0 { left += 1 }
            if comparison >= 0 { right += 1 }
        }
        merged += elements[left...]
        merged += other.elements[right...]
        return AttributeSet(ascending: merged)
    }

    /// The elements that are not in `other`: what `DELETE` leaves.
    ///
    /// - Complexity: O(*n* log *m*).
    public func subtracting(_ other: AttributeSet) -> AttributeSet {
        AttributeSet(ascending: elements.filter { !other.contains($0) })
    }

    private func position(of element: Member) -> (index: Int, found: Bool) {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = low + (high - low) / 2
            let comparison = elements[middle].compareAttribute(to: element)
            if comparison == 0 { return (middle, true) }
            if comparison < 0 { low = middle + 1 } else { high = middle }
        }
        return (low, false)
    }
}

extension AttributeSet: RandomAccessCollection {
    /// The position of the first element.
    public var startIndex: Int { 0 }

    /// The position past the last element.
    public var endIndex: Int { elements.count }

    /// The element at a position, in order.
    public subscript(position: Int) -> Member { elements[position] }
}

extension AttributeSet: Hashable {
    /// Whether both sets have the same elements; strings by their UTF-8 bytes.
    public static func == (left: AttributeSet, right: AttributeSet) -> Bool {
        left.elements.elementsEqual(right.elements) { $0.compareAttribute(to: $1) == 0 }
    }

    /// Feeds every element to the hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(elements.count)
        for element in elements { element.hashAttribute(into: &hasher) }
    }
}

extension AttributeSet: ExpressibleByArrayLiteral {
    /// A set of the unique elements.
    public init(arrayLiteral elements: Member...) { self.init(elements) }
}

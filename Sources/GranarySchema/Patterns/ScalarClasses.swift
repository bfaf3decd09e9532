/// The scalars in classes that a pattern treats alike, so that its automaton has few columns.
struct ScalarClasses: Sendable {
    /// The class of each ASCII character.
    private(set) var ascii: [UInt16]

    /// The first scalar of each class beyond ASCII, ascending, and the classes.
    private let bounds: [UInt32]
    private let boundClasses: [UInt16]

    /// How many classes there are.
    let count: Int

    /// For each set, whether it has the scalars of each class.
    let members: [[Bool]]

    init(_ sets: [ScalarSet]) {
        var cuts: Set<UInt32> = [0]
        for set in sets {
            for range in set.ranges {
                cuts.insert(range.lowerBound)
                if range.upperBound < ScalarSet.last { cuts.insert(range.upperBound + 1) }
            }
        }
        let starts = cuts.sorted()
        // Intervals that the same sets contain are one class.
        var classes: [[Bool]: UInt16] = [:]
        var signatures: [[Bool]] = []
        let numbers = starts.map { start in
            let signature = sets.map { $0.contains(start) }
            if let known = classes[signature] { return known }
            let number = UInt16(truncatingIfNeeded: signatures.count)
            classes[signature] = number
            signatures.append(signature)
            return number
        }
        bounds = starts
        boundClasses = numbers
        count = signatures.count
        members = sets.indices.map { set in signatures.map { $0[set] } }
        ascii = []
        ascii = (0..<128).map { value in
            numbers[(starts.lastIndex { $0 <= value }) ?? 0]
        }
    }

    /// The class of a scalar.
    func number(of scalar: UInt32) -> UInt16 {
        var low = 0
        var high = bounds.count
        while high &- low > 1 {
            let middle = (low &+ high) >> 1
            if bounds[middle] <= scalar { low = middle } else { high = middle }
        }
        return boundClasses[low]
    }
}

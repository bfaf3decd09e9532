@testable import GranaryItems

/// A slow and obvious decimal: one cell for each digit from 10^-170 to 10^149.
struct DecimalGrid: Equatable {
    var digits = [Int](repeating: 0, count: 320)

    static let origin = 170

    init(_ number: Number) {
        var rest = number.coefficient
        var cell = Self.origin + Int(number.exponent)
        while rest != 0 {
            digits[cell] = Int(rest % 10) * (number.isNegative ? -1 : 1)
            rest /= 10
            cell += 1
        }
    }

    /// The sum, with every digit of the sum's sign.
    static func + (left: DecimalGrid, right: DecimalGrid) -> DecimalGrid {
        var sum = left
        for cell in sum.digits.indices { sum.digits[cell] += right.digits[cell] }
        let isNegative = (sum.digits.last { $0 != 0 } ?? 0) < 0
        let sign = isNegative ? -1 : 1
        for cell in 0..<319 {
            while sum.digits[cell] * sign >= 10 {
                sum.digits[cell] -= 10 * sign
                sum.digits[cell + 1] += sign
            }
            while sum.digits[cell] * sign < 0 {
                sum.digits[cell] += 10 * sign
                sum.digits[cell + 1] -= sign
            }
        }
        return sum
    }

    /// The number of significant digits.
    var digitCount: Int { (lastCell ?? 0) - (firstCell ?? 1) + 1 }

    /// The power of ten of the first significant digit.
    var magnitude: Int { (lastCell ?? 0) - Self.origin }

    private var firstCell: Int? { digits.firstIndex { $0 != 0 } }
    private var lastCell: Int? { digits.lastIndex { $0 != 0 } }
}

@testable import GranaryItems

/// Numbers in ascending order, by construction and not by the code under test: ten mantissas from
/// 1 up to below 10, at each of eighteen exponents, mirrored around zero.
enum EdgeNumbers {
    static let ascending: [Number] = {
        let mantissas = [
            "1", "1.0000000000000000000000000000000000001", "1.01", "1.1", "1.5", "2", "9", "9.9",
            "9.99", "9.9999999999999999999999999999999999999",
        ]
        let exponents = [
            -130, -129, -128, -65, -38, -3, -2, -1, 0, 1, 2, 3, 18, 19, 37, 38, 124, 125,
        ]
        let positive = exponents.flatMap { exponent in
            mantissas.compactMap { try? Number("\($0)E\(exponent)") }
        }
        return positive.reversed().map(\.negated) + [.zero] + positive
    }()
}

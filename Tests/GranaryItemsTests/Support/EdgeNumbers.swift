@testable import GranaryItems

/// Numbers in ascending order, by construction and not by the code under test: eight mantissas from
/// 1 up to below 10, at each of twelve exponents, mirrored around zero.
enum EdgeNumbers {
    static let ascending: [Number] = {
        let mantissas = [
            "1", "1.0000000000000000000000000000000000001", "1.01", "1.1", "2", "9", "9.9",
            "9.9999999999999999999999999999999999999",
        ]
        let exponents = [
            -130, -129, -65, -38, -1, 0, 1, 2, 19, 38, 124, 125,
        ]
        let positive = exponents.flatMap { exponent in
            mantissas.compactMap { try? Number("\($0)E\(exponent)") }
        }
        return positive.reversed().map(\.negated) + [.zero] + positive
    }()
}

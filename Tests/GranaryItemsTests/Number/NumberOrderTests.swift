import Testing

@testable import GranaryItems

/// Numbers are sort keys: their order, in memory and as bytes, is the order of query results.
@Suite("Number order")
struct NumberOrderTests {
    /// Every pair of edge numbers, against the order of their list.
    @Test("Values and bytes sort as the numbers do")
    func valuesAndBytesSort() {
        let numbers = EdgeNumbers.ascending
        #expect(numbers.count == 193)
        let encodings = numbers.map { number in
            var bytes: [UInt8] = []
            NumberEncoding.append(number, to: &bytes)
            return bytes
        }
        for left in numbers.indices {
            for right in numbers.indices {
                let expected = (left - right).signum()
                let (first, second) = (encodings[left], encodings[right])
                guard numbers[left].compare(to: numbers[right]).signum() == expected,
                    first.rawSpan.compare(to: second.rawSpan).signum() == expected,
                    (numbers[left] == numbers[right]) == (expected == 0)
                else {
                    Issue.record("\(numbers[left]) and \(numbers[right]) sort wrongly")
                    return
                }
            }
        }
    }

    /// A key goes on after a number, so no number's bytes may be the beginning of another's.
    @Test("No encoding is a prefix of another")
    func noEncodingIsAPrefix() {
        let encodings = EdgeNumbers.ascending.map { number in
            var bytes: [UInt8] = []
            NumberEncoding.append(number, to: &bytes)
            return bytes
        }
        for (left, right) in zip(encodings, encodings.dropFirst()) {
            #expect(!left.starts(with: right) && !right.starts(with: left))
        }
    }

    /// Equal numbers are one value, however they were written.
    @Test(
        "Spelling does not matter",
        arguments: [["1", "1.0", "1E0", "+1", "0.1e1", "100e-2"], ["0", "-0", "0.0", "0e9"]])
    func spellingDoesNotMatter(spellings: [String]) throws {
        let numbers = try spellings.map { try Number($0) }
        #expect(Set(numbers).count == 1)
        #expect(Set(numbers.map { EncodedValue(.number($0)) }).count == 1)
    }
}

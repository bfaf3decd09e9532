extension Sequence<String> {
    /// The word that `word` was probably meant to be; `nil` when none is near.
    ///
    /// Near is a third of the letters or fewer wrong, of which one is always allowed; a swap of
    /// neighbours counts as one. Capitals do not count, nor what comes after 40 letters, nor words
    /// after the first 1,000.
    func nearest(to word: String) -> String? {
        let wanted = Array(word.prefix(40).lowercased())
        var best: (word: String, distance: Int)?
        for candidate in prefix(1000) {
            let letters = Array(candidate.prefix(40).lowercased())
            let distance = editDistance(wanted, letters)
            let allowed = Swift.max(1, Swift.max(wanted.count, letters.count) / 3)
            if distance <= allowed, distance < best?.distance ?? Int.max {
                best = (candidate, distance)
            }
        }
        return best?.word
    }

    /// The remedy for a word that is none of these; `nil` when none is near.
    package func didYouMean(_ word: String) -> String? {
        nearest(to: word).map { "did you mean \($0)?" }
    }
}

/// The fewest insertions, removals, replacements and swaps of neighbours that lead from one word
/// to the other (optimal string alignment).
///
/// - Complexity: O(*nm*); callers bound both.
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in first.indices {
        var current = [row + 1]
        for column in second.indices {
            let isSame = first[row] == second[column]
            var distance = Swift.min(
                last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, first[row] == second[column - 1],
                first[row - 1] == second[column]
            {
                distance = Swift.min(distance, beforeLast[column - 1] + 1)
            }
            current.append(distance)
        }
        beforeLast = last
        last = current
    }
    return last[second.count]
}

internal import GranaryEntities

extension DreamSeed.Rules {
    /// The count of words is that of the text, to one in twenty.
    static func wordCountMatchesText(
        _ transcript: Transcript, _ write: RuleContext<Transcript>
    ) throws(StoreError) -> RuleViolation? {
        guard let text = transcript.text, let stored = transcript.wordCount else { return nil }
        let counted = text.split(whereSeparator: \.isWhitespace).count
        guard abs(stored - counted) * 20 > counted else { return nil }
        return RuleViolation(
            "word_count", value: write.newItem["word_count"],
            "\(stored) is not the number of words in the text, \(counted)")
    }
}

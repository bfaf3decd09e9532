internal import GranaryEntities

extension DreamSeed.Rules {
    /// What a DNA says of its business in the four core fields is not blank.
    static func coreFieldsAreFilled(
        _ dna: DreamDNA, _ write: RuleContext<DreamDNA>
    ) throws(StoreError) -> RuleViolation? {
        let core = [
            ("what_problem", dna.whatProblem), ("who_serves", dna.whoServes),
            ("how_different", dna.howDifferent), ("primary_service", dna.primaryService),
        ]
        for (name, text) in core where text?.allSatisfy(\.isWhitespace) ?? true {
            return RuleViolation(
                name, value: write.newItem[name], "is blank: the DNA is drawn up from it")
        }
        return nil
    }
}

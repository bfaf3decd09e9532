extension Schema {
    /// Warns of attributes that DynamoDB's expressions cannot name as they are.
    ///
    /// Not part of ``check(locations:)``: names such as `status` and `name` are reserved and good,
    /// typed queries write the `#name` that they need, and only who writes expressions by hand has
    /// to know.
    ///
    /// - Parameters:
    ///   - words: The reserved words in capitals; the library of expressions has them.
    ///   - locations: Where the schema was written down.
    /// - Returns: A warning for each name, at the first model that has it.
    public func reservedNames(
        among words: Set<String>, locations: SchemaLocations = SchemaLocations()
    ) -> [SchemaDiagnostic] {
        var report = SchemaReport(locations: locations)
        var seen: Set<String> = []
        for model in models {
            for attribute in model.attributes
            where words.contains(attribute.name.uppercased())
                && seen.insert(attribute.name).inserted
            {
                report.warning(
                    SchemaPath.model(model.name).appending("attributes", attribute.name),
                    "\(attribute.name) is a word that DynamoDB reserves",
                    "write #\(attribute.name) in expressions")
            }
        }
        return report.diagnostics.sortedByLocation()
    }
}

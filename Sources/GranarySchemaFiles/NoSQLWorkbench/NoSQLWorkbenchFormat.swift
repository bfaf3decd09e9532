public import GranaryItems
public import GranarySchema

/// The data models of NoSQL Workbench for Amazon DynamoDB, as it exports and imports them.
///
/// A facet of a table is a model here, and the aliases of its keys are templates. A data model says
/// little more of an attribute than its type in DynamoDB, so that much of a schema has no place in
/// one: reading gives a draft, and writing warns of what is left out.
///
/// | in a data model | here |
/// | --- | --- |
/// | `TableName`, `KeyAttributes` | the table, its primary index |
/// | `GlobalSecondaryIndexes`, `LocalSecondaryIndexes` | indexes of one or two attributes |
/// | `TableFacets`: `FacetName`, `KeyAttributeAlias`, `NonKeyAttributes` | models |
/// | `TableData` | sample items; without facets, the models too are drafted from them |
///
/// Source: the data model schema in the NoSQL Workbench part of DynamoDB's developer guide.
public enum NoSQLWorkbenchFormat {
    /// Reads one table of a data model.
    ///
    /// - Parameters:
    ///   - text: The JSON.
    ///   - file: The file's name, for diagnostics.
    ///   - table: The table to read; the first when not given.
    /// - Returns: The schema unless something is wrong with it, the sample items, and what could
    ///   not be taken over.
    public static func read(
        _ text: String, file: String = "model.json", table: String? = nil
    ) -> ImportedSchema {
        var reader = WorkbenchReader()
        return reader.read(text, file: file, table: table)
    }

    /// A schema as a data model.
    public static func text(of schema: Schema, items: [Item] = []) -> String {
        write(schema, items: items).text
    }

    /// A schema as a data model, with warnings of what has no place in one.
    ///
    /// - Parameters:
    ///   - schema: The schema.
    ///   - items: Sample items to put into its table.
    ///   - date: When the model was made and changed, in the words of NoSQL Workbench.
    /// - Returns: The text and the warnings.
    public static func write(
        _ schema: Schema, items: [Item] = [], date: String = "Jan 01, 2025, 12:00 AM"
    ) -> ExportedSchema {
        var writer = WorkbenchWriter()
        return writer.write(schema, items: items, date: date)
    }
}

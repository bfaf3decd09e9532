internal import GranaryItems
public import GranarySchema

/// The schema format of DynamoDB OneTable: `onetable:1.1.0`.
///
/// What a schema here has and OneTable has not is kept where OneTable looks away: in a member
/// `granary` of a field, and for models and the whole in `extensions`, which the format reserves
/// for such things. So a schema written and read again is the same schema, also after other tools
/// have changed what they understand.
///
/// | in OneTable | here |
/// | --- | --- |
/// | `indexes`: `hash`, `sort`, `project`, `follow`, `type: local` | the same; `local` |
/// | `params`: `typeField`, `separator`, `timestamps`, `isoDates` | header; types of dates |
/// | a field of a key with `value` | a template under `keys` |
/// | `array`, `validate`, `reference`, `map` | `list`, `pattern`, `references`, the stored name |
/// | `crypt`, `encode`, computed values, saved queries | a warning |
///
/// Source: the OneTable schema specification 1.1.0 and the schema types of its library, 2.7.
public enum OneTableFormat {
    /// What `format` says.
    public static let format = "onetable:1.1.0"

    /// Reads a OneTable schema.
    ///
    /// - Parameters:
    ///   - text: The JSON.
    ///   - file: The file's name, for diagnostics.
    ///   - table: The table's name, which OneTable does not write down; made of the schema's name
    ///     when not given.
    /// - Returns: The schema unless something is wrong with it, its sample items, and what could
    ///   not be taken over.
    public static func read(
        _ text: String, file: String = "schema.json", table: String? = nil
    ) -> ImportedSchema {
        var reader = OneTableReader()
        return reader.read(text, file: file, table: table)
    }

    /// A schema as OneTable JSON.
    public static func text(of schema: Schema) -> String { write(schema).text }

    /// A schema as OneTable JSON, with warnings of what only this library reads of it.
    public static func write(_ schema: Schema) -> ExportedSchema {
        var writer = OneTableWriter()
        return writer.write(schema)
    }
}

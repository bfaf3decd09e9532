public import GranarySchema

/// JSON Schema, draft 2020-12: what items must look like, for tools in other languages.
///
/// It describes items in plain JSON as they are stored: with their keys and type attribute, dates
/// as text, sets as arrays of different elements, binaries as base64. There is one definition for
/// each model under `$defs`, and the whole is any one of them. Rules across attributes, templates
/// beyond their form, references and uniqueness have no words in JSON Schema.
///
/// | here | in JSON Schema |
/// | --- | --- |
/// | `int`, `ttl` | `integer` |
/// | `min`, `max` | `minimum`, `maximum`, of elements too |
/// | `pattern`, templates of keys | `pattern` with `^` and `$` |
/// | `format` | the standard one where there is one, and else a `pattern` |
/// | `unknown: reject` | `additionalProperties: false` |
public enum JSONSchemaFormat {
    /// What `$schema` says.
    public static let dialect = "https://json-schema.org/draft/2020-12/schema"

    /// A schema as JSON Schema.
    public static func text(of schema: Schema) -> String {
        JSONSchemaWriter(schema: schema.canonical).document.indentedText
    }
}

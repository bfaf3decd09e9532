public import GranaryEntities

extension Workload {
    /// A schema of the activities, of the kinds of rule that schemas are made of: types, presence,
    /// patterns, enumerations, ranges and lengths.
    public static func schema() throws -> Schema { try Schema(document: document) }

    private static let document = """
        {
          "format": "granary:1", "schema": "Workload", "version": "1.0.0", "table": "app",
          "indexes": { "primary": { "hash": "PK", "sort": "SK" } },
          "models": {
            "Activity": {
              "doc": "One thing a startup did.",
              "attributes": {
                "PK": { "type": "string", "required": true, "pattern": "STARTUP#[0-9a-f-]{36}" },
                "SK": { "type": "string", "required": true, "pattern": "ACTIVITY#[0-9TZ:.-]{24}" },
                "actor": { "type": "string", "required": true, "maxLength": 40 },
                "category": {
                  "type": "string", "required": true,
                  "enum": ["growth", "fundraising", "product", "team"]
                },
                "note": { "type": "string", "maxLength": 200 },
                "source": { "type": "string", "enum": ["web", "api", "import"] },
                "stage": { "type": "string", "enum": ["seed", "idea", "series-a"] },
                "title": { "type": "string", "required": true, "minLength": 1, "maxLength": 80 },
                "tokens": { "type": "int", "required": true, "min": 0, "max": 100000 },
                "type": {
                  "type": "string", "required": true,
                  "enum": ["metric_update", "document_upload", "milestone"]
                },
                "value": { "type": "int", "min": 0 },
                "verified": { "type": "boolean", "required": true }
              }
            }
          }
        }
        """
}

import GranaryItems
import GranarySchema

/// Schemas that the tests of several formats share.
enum FormatFixtures {
    /// A document with every word of the vocabulary that an attribute, index or model can have.
    static let everything = #"""
        {
          "format": "granary:1", "schema": "Shop", "version": "1.4.0", "table": "shop-prod",
          "doc": "A shop.", "typeField": "kind", "separator": "|", "unknown": "keep",
          "indexes": {
            "primary": { "hash": "PK", "sort": "SK" },
            "byCity": { "hash": ["kind", "city"], "sort": "score", "doc": "Where it is." },
            "byEmail": { "hash": "email", "project": "keys", "follow": true },
            "byScore": { "local": "score" },
            "byTag": { "multi": "tags", "sort": "score" },
            "byTaxCode": { "unique": ["kind", "tax_code"], "models": ["Customer"] },
            "inverted": { "hash": "SK", "sort": "PK", "project": ["email"], "doc": "Backwards." }
          },
          "collections": {
            "customer": {
              "doc": "All of one.", "key": "CUSTOMER|${customer_id}",
              "models": ["Customer", "Order"]
            }
          },
          "models": {
            "Customer": {
              "doc": "Who buys.", "origin": "customers-v1", "status": "deprecated",
              "keys": { "PK": "CUSTOMER|${customer_id}", "SK": "PROFILE" },
              "attributes": {
                "customer_id": {
                  "type": "string", "required": true, "format": "id", "immutable": true,
                  "generate": "ulid", "doc": "Its number."
                },
                "email": {
                  "type": "string", "format": "email", "unique": true, "scope": ["city"],
                  "personal": "email", "maxLength": 254
                },
                "secret": { "type": "string", "hidden": true, "minLength": 8 },
                "tax_code": { "type": "string", "pattern": "[A-Z]{2}/?[0-9]+|none" },
                "city": { "type": "string", "default": "Rome", "weight": 5 },
                "score": { "type": "int", "min": 0, "max": 100 },
                "balance": { "type": "number", "exact": true },
                "rate": { "type": "number", "min": -1.5 },
                "active": { "type": "boolean", "default": false },
                "avatar": { "type": "binary", "maxLength": 1024 },
                "tags": {
                  "type": "set", "items": { "type": "int", "min": 1, "max": 17 }, "maxItems": 9
                },
                "words": { "type": "list", "items": { "type": "string", "enum": ["a", "b"] } },
                "tier": { "type": "string", "enum": ["gold", "silver"] },
                "address": {
                  "type": "object",
                  "schema": { "street": { "type": "string", "doc": "And number." }, "zip": "int" }
                },
                "anything": "object",
                "born": { "type": "date", "precision": "day" },
                "expires_at": { "type": "date", "ttl": true },
                "created_at": { "type": "date" },
                "rev": { "type": "int", "version": true },
                "yearly": { "type": "number", "derived": "rate * 12", "tolerance": 0.05 },
                "old": { "type": "string", "deprecated": "use tier" },
                "now": { "type": "string", "renamedFrom": "then" }
              },
              "queries": {
                "byCity": {
                  "index": "byCity", "where": { "city": "eq", "score": "gte" },
                  "filter": { "tier": { "is": "gold" } }, "reverse": true, "limit": 10,
                  "doc": "The best of a city."
                }
              },
              "rules": ["taxCodeOfCountry"], "warnings": ["balanceAddsUp"],
              "freshness": { "attribute": "created_at", "days": 30 },
              "timestamps": { "created": "created_at" }, "unknown": "drop"
            },
            "Order": {
              "doc": "What was bought.",
              "keys": { "PK": "CUSTOMER|${customer_id}", "SK": "ORDER|${number:8:0}" },
              "attributes": {
                "customer_id": {
                  "type": "string", "required": true, "references": "Customer", "enforce": true
                },
                "number": { "type": "int", "required": true },
                "after": {
                  "type": "int", "references": {
                    "model": "Order", "by": { "number": "after" }
                  }
                },
                "given_by": {
                  "type": "string", "references": {
                    "model": "Order", "by": { "customer_id": "given_by" }
                  }
                }
              }
            }
          }
        }
        """#

    /// The schema of ``everything``.
    static func schema() throws -> Schema { try Schema(document: everything) }
}

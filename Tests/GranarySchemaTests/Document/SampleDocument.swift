/// Texts of schemas for tests.
enum SampleDocument {
    /// A schema that uses every word of the vocabulary at least once.
    static let everything = """
        {
          "format": "granary:1", "schema": "Shop", "version": "1.2.3", "table": "shop",
          "doc": "What a shop knows.", "typeField": "kind", "separator": "|", "unknown": "keep",
          "indexes": {
            "primary": {"hash": "PK", "sort": "SK", "doc": "The table."},
            "byDay": {"local": "day", "project": ["total"]},
            "byEmail": {"unique": ["kind", "email"], "models": ["Customer"]},
            "byState": {"hash": ["kind", "state"], "sort": ["day", "total"], "project": "keys",
                        "follow": true},
            "byTag": {"multi": "tags", "sort": "total"}
          },
          "collections": {
            "customer": {"doc": "All of one.", "key": "C|${customer_id}",
                         "models": ["Customer", "Order"]}
          },
          "models": {
            "Customer": {
              "doc": "One who buys.", "origin": "people", "status": "proposed",
              "keys": {"PK": "C|${customer_id}", "SK": "PROFILE"},
              "attributes": {
                "customer_id": {"type": "string", "required": true, "format": "id",
                                "immutable": true, "generate": "ulid", "doc": "Who."},
                "email": {"type": "string", "required": true, "format": "email",
                          "personal": "email", "unique": true, "scope": ["country"]},
                "country": {"type": "string", "format": "country", "default": "DE"},
                "secret": {"type": "binary", "hidden": true, "maxLength": 32},
                "name": {"type": "string", "minLength": 1, "maxLength": 80,
                         "pattern": "[A-Z].*", "renamedFrom": "nom", "weight": 5},
                "nick": {"type": "string", "deprecated": true},
                "born": {"type": "date", "precision": "day", "default": "2000-02-29"},
                "made": {"type": "date"},
                "changed": {"type": "date", "precision": "second"},
                "address": {"type": "object", "schema": {
                  "city": {"type": "string", "required": true},
                  "zip": "string",
                  "lines": {"type": "list", "items": {"type": "object", "schema": {
                    "text": "string"}}, "minItems": 1, "maxItems": 3}}},
                "extra": {"type": "object", "default": {"a": [1, "1", null, true]}},
                "times_changed": {"type": "int", "version": true}
              },
              "rules": ["customerIsSane"], "warnings": ["nameIsLikely"],
              "freshness": {"attribute": "changed", "days": 90},
              "timestamps": {"created": "made", "updated": "changed"},
              "unknown": "drop"
            },
            "Order": {
              "doc": "What was bought.",
              "keys": {"PK": "C|${customer_id}", "SK": "ORDER|${number:8:0}"},
              "attributes": {
                "customer_id": {"type": "string", "required": true, "format": "id",
                                "references": "Customer", "enforce": true},
                "number": {"type": "int", "required": true, "min": 1, "max": 99999999},
                "state": {"type": "string", "enum": ["open", "paid", "yes"], "default": "open"},
                "day": {"type": "date", "precision": "day"},
                "total": {"type": "number", "exact": true, "min": -0.5, "weight": 0},
                "net": {"type": "number", "derived": "total / (1 + vat)", "tolerance": 0.001},
                "vat": {"type": "number", "default": 0.19},
                "tags": {"type": "set", "items": {"type": "int", "min": 1, "max": 17},
                         "default": [3, 1]},
                "gift_of": {"type": "string", "references": {
                  "model": "Order", "by": {"customer_id": "gift_of", "number": "number"}}},
                "notes": {"type": "list", "items": {"type": "string", "enum": ["a", "b"]}},
                "gift": {"type": "boolean", "default": false},
                "old": {"type": "string", "deprecated": "use state"},
                "gone_at": {"type": "date", "ttl": true}
              },
              "queries": {
                "of": {"doc": "Of a customer.", "where": {"customer_id": "eq"},
                       "filter": {"state": {"in": ["open", "paid"]}, "gift": {"not": true},
                                  "old": "absent", "day": "exists", "total": "ne",
                                  "tags": "contains"},
                       "reverse": true, "limit": 50},
                "numbered": {"where": {"customer_id": "eq", "number": "between"}},
                "open": {"index": "byState", "where": {"state": {"is": "open"}, "day": "gte"}},
                "tagged": {"index": "byTag", "where": {"tags": "eq", "total": "lt"}}
              }
            }
          }
        }
        """
}

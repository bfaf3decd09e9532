import GranarySchema
import Testing

/// A schema, edited versions of it, and what differs.
enum DifferenceSample {
    /// The version that others are made of, each thing in a line of its own.
    static let document = #"""
        {"format":"granary:1","schema":"Shop","version":"1.0.0","table":"shop","doc":"A shop.",
        "typeField":"_type","separator":"#","unknown":"reject",
        "indexes":{"primary":{"hash":"PK","sort":"SK"},
        "byState":{"hash":"state","sort":"placed"},
        "byGroup":{"hash":"GS1PK"}},
        "collections":{"customer":{"key":"C#${customer}","models":["Customer","Order"]}},
        "models":{
        "Log":{"keys":{"PK":"LOG#${day}","SK":"LOG"},"attributes":{"day":"string","text":"string"}},
        "Customer":{"keys":{"PK":"C#${customer}","SK":"PROFILE"},"attributes":{
        "customer":{"type":"string","required":true},
        "email":{"type":"string","format":"email","unique":true},
        "street":"string",
        "city":"string"}},
        "Order":{"status":"proposed","keys":{"PK":"C#${customer}","SK":"ORDER#${number:6:0}",
        "GS1PK":"G#${state}"},
        "attributes":{
        "customer":{"type":"string","required":true},
        "number":{"type":"int","required":true,"min":0},
        "state":{"type":"string","enum":["open","paid"],"default":"open"},
        "placed":{"type":"date","required":true},
        "amount":"string",
        "price":{"type":"number","min":0,"max":100},
        "code":{"type":"string","pattern":"[a-z]+","minLength":2},
        "tags":{"type":"list","items":"string"},
        "place":{"type":"object","schema":{"zip":"string","land":"string"}},
        "note":{"type":"string","doc":"A note."},
        "total":{"type":"number","derived":"price * 2"},
        "gone":{"type":"date","ttl":true},
        "seen":"int",
        "turn":{"type":"int","version":true},
        "payer":{"type":"string","references":{"model":"Customer","by":{"customer":"payer"}}}},
        "queries":{"of":{"where":{"customer":"eq"}}},
        "rules":["isSane"],"warnings":["isLikely"],
        "freshness":{"attribute":"placed","days":90},"timestamps":{"created":"placed"}}}}
        """#

    /// The schema with texts in it replaced, each of which must be there.
    static func schema(
        _ replacements: [(String, String)] = [],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Schema {
        var text = document
        for (old, new) in replacements {
            #expect(text.contains(old), "\(old)", sourceLocation: sourceLocation)
            text = text.replacing(old, with: new)
        }
        return try Schema(document: text)
    }

    /// What differs when texts are replaced: kind, class and change, a line for each.
    static func lines(
        _ replacements: [(String, String)],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> [String] {
        lines(from: try schema(), to: try schema(replacements, sourceLocation: sourceLocation))
    }

    static func lines(from source: Schema, to target: Schema) -> [String] {
        SchemaDifference(from: source, to: target).changes.map(\.line)
    }
}

extension SchemaChange {
    /// Its kind, its class and itself.
    var line: String { "\(kind.rawValue) \(effect.rawValue) \(self)" }
}

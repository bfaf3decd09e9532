import AuxeiraSchema
import DreamSeedSchema
import Foundation
import GranaryEntities
import GranarySamples
import GranaryTestSupport
import GranaryTransfer
import Testing

/// Nothing personal is left in an anonymous copy, and it is still a store that the schema accepts.
@Suite struct AnonymiserTests {
    private static let key = Array("a key that the tests know".utf8)

    private static func auxeira() throws -> (Schema, [Item]) {
        (
            try Auxeira.schema.schema(),
            try AuxeiraSample(scale: 2).prefix(3_000).map { try $0.item() }
        )
    }

    private static func dreamSeed() throws -> (Schema, [Item]) {
        (
            try DreamSeed.schema.schema(),
            try DreamSeedSample(scale: 2).prefix(1_200).map { try $0.item() }
        )
    }

    /// The texts in a value.
    private static func texts(_ value: AttributeValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .list(let elements): elements.flatMap(texts)
        case .map(let map): map.flatMap { texts($0.1) }
        case .stringSet(let elements): Array(elements)
        default: []
        }
    }

    /// The personal texts of an item by their kind, by what the schema marks.
    private static func personal(
        _ value: AttributeValue, _ attribute: ModelAttribute
    ) -> [(kind: PersonalData, text: String)] {
        if attribute.personal != nil || attribute.isHidden {
            if case .enumeration = attribute.shape.type { return [] }
            return texts(value).filter { !$0.isEmpty }.map { (attribute.personal ?? .text, $0) }
        }
        switch (value, attribute.shape.type) {
        case (.map(let map), .object(let attributes)):
            return attributes.flatMap { inner in map[inner.name].map { personal($0, inner) } ?? [] }
        case (.list(let elements), .list(let shape)):
            guard case .object = shape.type else { return [] }
            return elements.flatMap { personal($0, ModelAttribute("element", shape)) }
        default: return []
        }
    }

    private static func personal(
        _ items: [Item], _ schema: Schema
    ) -> [(kind: PersonalData, text: String)] {
        items.flatMap { item -> [(kind: PersonalData, text: String)] in
            let model = schema.model(named: item[schema.typeField]?.stringValue ?? "")
            return model?.attributes.flatMap { attribute in
                item[attribute.name].map { personal($0, attribute) } ?? []
            } ?? []
        }
    }

    /// No name, address or number of anybody stands anywhere in the copy, alone or inside another text;
    /// and nothing that was said stands where such is kept.
    @Test(arguments: ["Auxeira", "DreamSeed"])
    func nothingSurvives(platform: String) throws {
        let (schema, items) = try platform == "Auxeira" ? Self.auxeira() : Self.dreamSeed()
        let anonymiser = Anonymiser(schema, key: Self.key)
        let copies = try items.map { try anonymiser.anonymised($0) }
        let originals = Self.personal(items, schema)
        let named = Set(originals.filter { $0.kind != .text }.map(\.text))
        #expect(named.count > 100)
        let left = Set(copies.flatMap { copy in copy.attributes.flatMap { Self.texts($0.1) } })
        #expect(named.intersection(left) == [])
        let said = Set(originals.filter { $0.kind == .text }.map(\.text))
        #expect(said.count > 100)
        #expect(said.intersection(Self.personal(copies, schema).map(\.text)) == [])
        let text = copies.map(\.dynamoDBJSON).joined(separator: "\n")
        for original in named where original.contains("@") || original.hasPrefix("+") {
            #expect(!text.contains(original))
        }
    }

    /// Every item is still what its model asks for, keys included, and a store takes all of them.
    @Test(.temporaryStore, arguments: ["Auxeira", "DreamSeed"])
    func schemaAccepts(platform: String) throws {
        let (schema, items) = try platform == "Auxeira" ? Self.auxeira() : Self.dreamSeed()
        let anonymiser = Anonymiser(schema)
        let validator = SchemaValidator(schema)
        for item in items {
            let copy = try anonymiser.anonymised(item)
            let violations = validator.violations(in: copy.view)
            #expect(violations.isEmpty, "\(violations)")
            let required = item.attributeNames.filter { name in
                schema.model(named: item[schema.typeField]?.stringValue ?? "")?
                    .attribute(named: name)?.isRequired == true
            }
            #expect(required.allSatisfy { copy[$0] != nil })
        }
    }

    /// The same text becomes the same pseudonym in every attribute of its kind, and no two become one:
    /// what joined before joins after, and what was unique is.
    @Test func joins() throws {
        let (schema, items) = try Self.dreamSeed()
        let anonymiser = Anonymiser(schema, key: Self.key)
        var pseudonyms: [String: String] = [:]
        var users = 0
        for item in items {
            let copy = try anonymiser.anonymised(item)
            for name in ["email", "customer_email"] {
                guard let email = item[name]?.stringValue else { continue }
                let made = try #require(copy[name]?.stringValue)
                #expect(pseudonyms[email, default: made] == made)
                pseudonyms[email] = made
                users += 1
            }
            for name in ["user_id", "id"] { #expect(copy[name] == item[name]) }
        }
        #expect(Set(pseudonyms.values).count == pseudonyms.count)
        #expect(users > pseudonyms.count)
    }

    /// One key gives one copy, another key another; without a key no two runs agree.
    @Test func keys() throws {
        let (schema, items) = try Self.dreamSeed()
        let item = try #require(items.first { $0["customer_email"] != nil })
        func email(_ anonymiser: Anonymiser) throws -> AttributeValue? {
            try anonymiser.anonymised(item)["customer_email"]
        }
        let known = try email(Anonymiser(schema, key: Self.key))
        #expect(try email(Anonymiser(schema, key: Self.key)) == known)
        #expect(try email(Anonymiser(schema, key: Self.key + [1])) != known)
        #expect(try email(Anonymiser(schema)) != email(Anonymiser(schema)))
        #expect(known?.stringValue?.hasSuffix("@example.com") == true)
    }

    private static let document = """
        {"format": "granary:1", "schema": "Club", "version": "1.0.0", "table": "club",
         "indexes": {"primary": {"hash": "PK", "sort": "SK"}, "byMail": {"hash": "GSPK", "sort": "SK"}},
         "models": {
           "Member": {"doc": "A member.", "keys": {"PK": "MEMBER#${email}", "SK": "PROFILE", "GSPK": "MAIL#${email}"},
             "attributes": {
               "email": {"type": "string", "format": "email", "required": true, "personal": "email"},
               "handle": {"type": "string", "pattern": "@[a-z0-9]{4,8}", "personal": "name"},
               "born": {"type": "date", "precision": "day", "personal": "text"},
               "pin": {"type": "int", "min": 1000, "max": 9999, "hidden": true},
               "note": "string", "home": {"type": "object", "schema": {
                 "street": {"type": "string", "personal": "address"}, "country": "string"}}}},
           "Visit": {"doc": "A visit.", "unknown": "keep", "keys": {"PK": "MEMBER#${member}", "SK": "VISIT#${at}"},
             "attributes": {
               "member": {"type": "string", "required": true, "references": "Member"},
               "at": {"type": "date", "required": true}}}}}
        """

    /// Keys are made of pseudonyms, references follow, forms are kept, unknown attributes go, and a name
    /// that stands in a note is replaced there.
    @Test func formsAndKeys() throws {
        let schema = try Schema(document: Self.document)
        let anonymiser = Anonymiser(schema, key: Self.key)
        let member: Item = [
            "_type": "Member", "PK": "MEMBER#ada@club.org", "SK": "PROFILE",
            "GSPK": "MAIL#ada@club.org", "email": "ada@club.org", "handle": "@ada12",
            "born": "1815-12-10", "pin": 1815, "note": "call ada@club.org at 12 Main St",
            "home": ["street": "12 Main St", "country": "GB"],
        ]
        let copy = try anonymiser.anonymised(member)
        let email = try #require(copy["email"]?.stringValue)
        #expect(copy["PK"] == .string("MEMBER#" + email))
        #expect(copy["GSPK"] == .string("MAIL#" + email))
        #expect(copy["handle"]?.stringValue?.wholeMatch(of: /@[a-z0-9]{4,8}/) != nil)
        #expect(copy["born"] != member["born"] && copy["born"] != nil)
        #expect(copy["pin"] != member["pin"] && copy["pin"] != nil)
        #expect(copy["home"]?.mapValue?["country"] == "GB")
        let street = try #require(copy["home"]?.mapValue?["street"]?.stringValue)
        #expect(copy["note"] == .string("call \(email) at \(street)"))
        let visit: Item = [
            "_type": "Visit", "PK": "MEMBER#ada@club.org", "SK": "VISIT#2025-11-06T09:30:00.000Z",
            "member": "ada@club.org", "at": "2025-11-06T09:30:00.000Z", "phone": "+43123456789",
        ]
        let other = try anonymiser.anonymised(visit)
        #expect(other["member"]?.stringValue != "ada@club.org")
        #expect(other["phone"] == nil)
        #expect(SchemaValidator(schema).violations(in: other.view).isEmpty)
        #expect(throws: RecordProblem.self) {
            try anonymiser.anonymised(["PK": "x", "SK": "y", "_type": "Nothing"])
        }
    }
}

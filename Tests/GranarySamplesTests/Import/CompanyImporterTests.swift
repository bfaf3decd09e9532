import AuxeiraSchema
import Foundation
import GranaryEntities
import GranaryItems
import GranarySamples
import GranarySchema
import Testing

/// The example importer must be right to the attribute, and leave out what is not known.
@Suite("Company importer")
struct CompanyImporterTests {
    let lines: [String]
    let importer = CompanyImporter(importedAt: Date(timeIntervalSince1970: 1_762_421_400))

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(component: "companies.ndjson")
        lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(
            String.init)
    }

    private func company(_ id: Int) throws -> ImportedCompany {
        let line = try #require(lines.first { $0.hasPrefix("{\"id\":\(id),") })
        return try importer.company(fromLine: line)
    }

    @Test func fiftyLinesMakeItemsThatAreAllowed() throws {
        #expect(lines.count == 50)
        let validator = RealSchemas.auxeiraValidator
        for line in lines {
            for entity in try importer.company(fromLine: line).entities {
                let item = try entity.item()
                #expect(validator.violations(in: item.view) == [], "\(line)")
            }
        }
    }

    @Test func anActiveCompanyWithOneOffice() throws {
        let company = try company(5)
        #expect(
            company.profile
                == StartupProfile(
                    startupID: "yc-5", companyName: "CircuitHub", industry: "Industrials",
                    teamSize: 58, createdAt: Date(timeIntervalSince1970: 1_762_421_400),
                    headquartersAddress: "London, England, United Kingdom",
                    websiteURL: "https://circuithub.com", remotePolicy: .hybrid))
        #expect(
            company.launch
                == StartupActivity(
                    startupID: "yc-5", timestamp: Date(timeIntervalSince1970: 1_322_045_523),
                    activityType: "launched", description: "CircuitHub was launched.",
                    activityCategory: .other,
                    activityMetadata: [
                        "tags": [
                            "Hard Tech", "Hardware", "Robotics", "Manufacturing", "Automation",
                        ],
                        "batch": "Winter 2012",
                        "subindustry": "Industrials -> Manufacturing and Robotics",
                        "status": "Active", "nonprofit": false,
                    ]))
    }

    @Test func aRemoteCompanyWithAnotherNameBefore() throws {
        let company = try company(252)
        #expect(
            company.profile
                == StartupProfile(
                    startupID: "yc-252", companyName: "Tuxebo", industry: "PropTech", teamSize: 0,
                    createdAt: Date(timeIntervalSince1970: 1_762_421_400),
                    businessModel: .marketplace, remotePolicy: .fullyRemote))
        #expect(
            company.launch?.activityMetadata?["former_names"]
                == ["Tuxebo", "Souper", "Alga Mater", "SSuper", "Dibble", "Alphacare"])
    }

    @Test func aCompanyOfWhichLittleIsKnown() throws {
        let company = try company(1370)
        #expect(
            company.profile
                == StartupProfile(
                    startupID: "yc-1370", companyName: "Socrative", industry: "EdTech",
                    teamSize: 11, createdAt: Date(timeIntervalSince1970: 1_762_421_400),
                    headquartersAddress: "Cambridge, MA, USA"))
        #expect(company.launch?.activityMetadata?["tags"] == nil)
    }

    @Test func whatIsAmbiguousIsLeftOut() throws {
        // Marketplace and SaaS; six offices; an industry that is not specified.
        #expect(try company(10).profile.businessModel == nil)
        #expect(try company(640).profile.headquartersAddress == nil)
        #expect(try company(588).profile.industry == nil)
        #expect(try company(81).profile.teamSize == nil)
        #expect(try company(7).profile.headquartersAddress == "San Francisco, CA, USA")
    }

    /// A field that nobody decided about would vanish without a word.
    @Test func everyFieldIsDecidedOn() throws {
        var fields: Set<String> = []
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            fields.formUnion(try #require(object as? [String: Any]).keys)
        }
        #expect(Set(CompanyImporter.mappings.map(\.field)) == fields)
        #expect(CompanyImporter.mappings.count == fields.count)
    }

    /// The page shows the table that the code has.
    @Test func thePageHasEveryDecision() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/importing.md").standardizedFileURL
        let text = try String(contentsOf: page, encoding: .utf8)
        for mapping in CompanyImporter.mappings {
            let target = mapping.target.map { "`\($0)`" } ?? "—"
            #expect(text.contains("| `\(mapping.field)` | \(target) | \(mapping.reason) |"))
        }
    }

    @Test(arguments: [
        ("", "it is not JSON"), ("[1]", "it is no object"), ("{}", "id is missing"),
        ("{\"id\":1}", "name is missing"), ("{\"id\":1,\"name\":\"", "it is not JSON"),
        ("{\"id\":\"1\",\"name\":\"x\"}", "id is not a whole number"),
        ("{\"id\":1,\"name\":null}", "name is null"),
        ("{\"id\":1,\"name\":\"x\",\"tags\":[\"a\",2]}", "tags[1] is not a text"),
        ("{\"id\":1,\"name\":\"x\",\"tags\":1}", "tags is not a list"),
        ("{\"id\":1.5,\"name\":\"x\"}", "it has a number that is not whole, or too large"),
    ])
    func whatIsNoCompanyIsRefused(_ line: String, _ reason: String) {
        let error = #expect(throws: CompanyImportError.self) {
            try importer.company(fromLine: line)
        }
        #expect(error?.description == "the line is no company: \(reason)")
    }

    @Test func aNameIsNeeded() throws {
        let named = { (name: String) in "{\"id\":1,\"name\":\"\(name)\"}" }
        let long = String(repeating: "x", count: 200)
        #expect(throws: CompanyImportError.unusableName(id: 1)) {
            try importer.company(fromLine: named(""))
        }
        #expect(throws: CompanyImportError.unusableName(id: 1)) {
            try importer.company(fromLine: named(long + "x"))
        }
        let company = try importer.company(fromLine: named(long))
        #expect(company.profile.companyName == long)
        #expect(company.launch == nil)
        #expect(company.profile.industry == nil)
    }
}

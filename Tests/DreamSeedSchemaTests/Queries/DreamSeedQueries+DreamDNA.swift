internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let dreamDNA: [QueryCall] = [
        QueryCall("ofBusiness") { try DreamDNA.ofBusiness($0(0)) },
        QueryCall("current") { try DreamDNA.current($0(0)) },
        QueryCall("atVersion") { try DreamDNA.atVersion($0(0), $0(1)) },
        QueryCall("byID") { try DreamDNA.byID($0(0)) },
        QueryCall("withBrandVibe") { try DreamDNA.withBrandVibe($0(0)) },
        QueryCall("withBrandVibeAndPriceLevel") {
            try DreamDNA.withBrandVibeAndPriceLevel($0(0), $0(1))
        },
        QueryCall("createdSince") { try DreamDNA.createdSince($0(0)) },
    ]
}

internal import DreamSeedSchema
internal import PlatformTestSupport

extension DreamSeedQueries {
    static let domainSearch: [QueryCall] = [
        QueryCall("ofUser") { try DomainSearch.ofUser($0(0)) },
        QueryCall("latest") { try DomainSearch.latest($0(0)) },
        QueryCall("since") { try DomainSearch.since($0(0), $0(1)) },
        QueryCall("between") { try DomainSearch.between($0(0), from: $0(1), through: $0(2)) },
        QueryCall("availableOfUser") { try DomainSearch.availableOfUser($0(0)) },
        QueryCall("selectedByUser") { try DomainSearch.selectedByUser($0(0)) },
        QueryCall("forDreamDNA") { try DomainSearch.forDreamDNA($0(0)) },
        QueryCall("ofDomain") { try DomainSearch.ofDomain($0(0)) },
        QueryCall("ofDomainSince") { try DomainSearch.ofDomainSince($0(0), $0(1)) },
        QueryCall("available") { _ in DomainSearch.available() },
        QueryCall("withStatusSince") { try DomainSearch.withStatusSince($0(0), $0(1)) },
        QueryCall("byID") { try DomainSearch.byID($0(0)) },
        QueryCall("createdSince") { try DomainSearch.createdSince($0(0)) },
    ]
}

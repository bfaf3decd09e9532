internal import AuxeiraSchema
internal import PlatformTestSupport

extension AuxeiraQueries {
    static let event: [QueryCall] = [
        QueryCall("withID") { try Event.withID($0(0)) },
        QueryCall("from") { try Event.from($0(0)) },
        QueryCall("between") { try Event.between(from: $0(0), through: $0(1)) },
        QueryCall("featuredFrom") { try Event.featuredFrom($0(0)) },
        QueryCall("inCountry") { try Event.inCountry($0(0)) },
        QueryCall("inCity") { try Event.inCity($0(0), $0(1)) },
        QueryCall("inCityBetween") {
            try Event.inCityBetween($0(0), $0(1), from: $0(2), through: $0(3))
        },
        QueryCall("ofTypeFrom") { try Event.ofTypeFrom($0(0), $0(1)) },
        QueryCall("ofTypeBetween") { try Event.ofTypeBetween($0(0), from: $0(1), through: $0(2)) },
        QueryCall("ofPartner") { try Event.ofPartner($0(0)) },
        QueryCall("ofPartnerFrom") { try Event.ofPartnerFrom($0(0), $0(1)) },
    ]
}

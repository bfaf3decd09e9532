internal import AuxeiraSchema
internal import GranaryEntities
internal import GranaryItems

/// What the platform offers to all: activities that it rewards, and its partners' offerings.
enum Catalogue {
    /// A rewarded activity.
    struct Activity: Sendable {
        let id: String
        let name: String
        let category: ActivityDefinition.ActivityCategory
        let tokens: Int
        let proof: [String]
    }

    static let activities = [
        Activity(
            id: "upload-pitch-deck", name: "Upload a pitch deck", category: .bronze, tokens: 25,
            proof: ["document"]),
        Activity(
            id: "interview-customers", name: "Interview five customers", category: .bronze,
            tokens: 50, proof: ["notes", "recording"]),
        Activity(
            id: "publish-metrics", name: "Publish a month's metrics", category: .bronze, tokens: 30,
            proof: ["screenshot"]),
        Activity(
            id: "first-paying-customer", name: "Win the first paying customer", category: .silver,
            tokens: 150, proof: ["invoice"]),
        Activity(
            id: "close-pilot", name: "Sign a pilot", category: .silver, tokens: 200,
            proof: ["signed_contract"]),
        Activity(
            id: "hire-first-engineer", name: "Hire the first engineer", category: .silver,
            tokens: 120, proof: ["signed_contract"]),
        Activity(
            id: "measure-footprint", name: "Measure the carbon footprint", category: .silver,
            tokens: 140, proof: ["report"]),
        Activity(
            id: "audit-accounts", name: "Have the accounts audited", category: .gold, tokens: 400,
            proof: ["report", "signed_statement"]),
        Activity(
            id: "reach-profit", name: "Close a month with a profit", category: .gold, tokens: 500,
            proof: ["financial_statement"]),
        Activity(
            id: "mentor-startup", name: "Mentor another startup", category: .gold, tokens: 350,
            proof: ["letter"]),
    ]

    /// An offering of a partner.
    struct Offering: Sendable {
        let partnerID: String
        let id: String
        let partner: String
        let category: PartnerOffering.PartnerCategory
        let tier: PartnerOffering.PartnerTierRequirement
        let kind: PartnerOffering.DiscountType
        let value: Int
        let text: String

        init(
            _ partnerID: String, _ id: String, _ partner: String,
            _ category: PartnerOffering.PartnerCategory,
            _ tier: PartnerOffering.PartnerTierRequirement,
            _ kind: PartnerOffering.DiscountType, _ value: Int, _ text: String
        ) {
            (self.partnerID, self.id, self.partner, self.category) = (
                partnerID, id, partner, category
            )
            (self.tier, self.kind, self.value, self.text) = (tier, kind, value, text)
        }
    }

    static let offerings = [
        Offering(
            "skyloft", "credits", "Skyloft Cloud", .cloud, .bronze, .credits, 5000,
            "Credits for the first year"),
        Offering(
            "skyloft", "support", "Skyloft Cloud", .cloud, .gold, .percentage, 40,
            "Support at a lower price"),
        Offering(
            "clauseworks", "incorporation", "Clauseworks", .legal, .bronze, .fixedAmount, 600,
            "Less for the papers of a new company"),
        Offering(
            "clauseworks", "term-sheet", "Clauseworks", .legal, .silver, .percentage, 25,
            "Review of a term sheet"),
        Offering(
            "payroll-pal", "trial", "Payroll Pal", .hr, .bronze, .freeTrial, 90,
            "Three months without a fee"),
        Offering(
            "tallyhouse", "bookkeeping", "Tallyhouse", .finance, .silver, .percentage, 30,
            "Bookkeeping for young companies"),
        Offering(
            "tallyhouse", "audit", "Tallyhouse", .finance, .gold, .fixedAmount, 2500,
            "Less for the first audit"),
        Offering(
            "loudspeaker", "launch", "Loudspeaker", .marketing, .silver, .credits, 1000,
            "Credits for a launch campaign"),
        Offering(
            "boxed-tools", "suite", "Boxed Tools", .software, .bronze, .percentage, 50,
            "Half price for a year"),
        Offering(
            "lamplight", "courses", "Lamplight Academy", .education, .bronze, .percentage, 20,
            "Courses for founders"),
        Offering(
            "keel", "strategy", "Keel Consulting", .consulting, .platinum, .fixedAmount, 5000,
            "A week of work on strategy"),
    ]
}

extension AuxeiraWorld {
    /// When the platform was opened.
    var opening: Moment { now.adding(days: -900) }

    func addCatalogues(to chapter: inout Chapter) {
        for (place, activity) in Catalogue.activities.enumerated() {
            // Every third was revised: its first version is there still.
            for version in 1...(place.isMultiple(of: 3) ? 2 : 1) {
                let isLatest = version == (place.isMultiple(of: 3) ? 2 : 1)
                let made = opening.adding(days: 20 * version + place)
                chapter.add(activity.definition(version, isActive: isLatest, at: made), at: made)
            }
        }
        for offering in Catalogue.offerings { chapter.add(offering.entity, at: opening) }
    }
}

extension Catalogue.Activity {
    fileprivate func definition(
        _ version: Int, isActive: Bool, at made: Moment
    ) -> ActivityDefinition {
        var definition = ActivityDefinition(
            activityID: id, version: version, activityName: name, createdAt: made.date)
        definition.activityDescription = "\(name), and show it."
        definition.activityCategory = category
        definition.auxTokensReward = isActive ? tokens : tokens * 4 / 5
        definition.proofRequirements = proof
        definition.validationCriteria = "The proof names the company and is not older than a year."
        definition.isActive = isActive
        return definition
    }
}

extension Catalogue.Offering {
    /// Where the tier stands among the four, from 0.
    var rank: Int { PartnerOffering.PartnerTierRequirement.known.firstIndex(of: tier) ?? 0 }

    fileprivate var entity: PartnerOffering {
        let site = "https://\(partnerID).example"
        var offering = PartnerOffering(
            partnerID: partnerID, offeringID: id, partnerName: partner)
        offering.partnerDescription = "\(partner) works with startups since they were one."
        offering.partnerLogoURL = "\(site)/logo.png"
        offering.partnerWebsite = site
        offering.partnerCategory = category
        offering.partnerTierRequirement = tier
        offering.discountType = kind
        offering.discountValue = Number(value)
        offering.discountDescription = text
        offering.termsAndConditions = "Once for each startup."
        offering.activationURL = "\(site)/auxeira/\(id)"
        return offering
    }
}

internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport

extension Platform {
    /// DreamSeed, with a type for each of its models.
    static let dreamSeed = Result {
        try Platform(DreamSeed.schema, entities: dreamSeedEntities, mending: DreamSeedMending.mend)
    }

    /// DreamSeed, with a schema whose warnings refuse writes as its rules do: so it can be seen what
    /// they say, of whoever writes.
    static let strictDreamSeed = Result<Platform, any Error> {
        var schema = try DreamSeed.schema.schema()
        for position in schema.models.indices {
            schema.models[position].rules += schema.models[position].warnings
            schema.models[position].warnings = []
        }
        let rules = DreamSeed.schema.rules.map { rule in
            BusinessRule(name: rule.name, model: rule.model) { write throws(StoreError) in
                try rule.violation(of: write)
            }
        }
        return try Platform(
            StoreSchema(schema, rules: rules), entities: dreamSeedEntities,
            mending: DreamSeedMending.mend)
    }

    private static let dreamSeedEntities: [any Entity.Type] = [
        AIAnalysis.self, AssessmentResponse.self, AuthUser.self, BusinessAssessment.self,
        BusinessFormationData.self, CallSession.self, Conversation.self, DomainSearch.self,
        DreamDNA.self, Transcript.self, User.self, UserSession.self, VAPICall.self, VoiceCall.self,
        WebhookLog.self,
    ]
}

extension Population {
    /// Items of all of DreamSeed's models; they take long to make, and are made once.
    static let dreamSeed = Result { try Population(Platform.dreamSeed.get(), seed: 7) }
}

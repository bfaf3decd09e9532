internal import DreamSeedSchema
internal import GranaryEntities

extension DreamSeedWorld {
    /// The entity with a slip in it that a warning of its model finds.
    static func slip(in entity: any Entity) -> (any Entity)? {
        switch entity {
        case var transcript as Transcript:
            guard let count = transcript.wordCount, transcript.text != nil else { return nil }
            transcript.wordCount = count * 2 + 10
            return transcript
        case var session as UserSession where session.endedAt != nil:
            session.durationSeconds = session.durationSeconds.map { $0 + 7_200 }
            return session
        case var call as VoiceCall where call.startedAt != nil && call.endedAt != nil:
            call.durationSeconds = call.durationSeconds.map { $0 + 3_600 }
            return call
        case var search as DomainSearch:
            search.tld = search.tld.map { $0 + "x" }
            return search
        default: return nil
        }
    }
}

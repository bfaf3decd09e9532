internal import GranaryEntities

extension Auxeira.Rules {
    /// A document is changed when it is uploaded, or later.
    static func modificationNotBeforeUpload(
        _ document: Document, _ write: RuleContext<Document>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("upload_date", document.uploadDate),
            ("last_modified_date", document.lastModifiedDate))
    }
}

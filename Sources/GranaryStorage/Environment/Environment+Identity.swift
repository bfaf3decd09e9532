extension Environment {
    /// The same for all handles on one file, for as long as one of them lives.
    public var identity: ObjectIdentifier { ObjectIdentifier(core) }
}

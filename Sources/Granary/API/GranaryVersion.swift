/// Which Granary this is, as its programs say and the ledger of migrations notes.
public enum GranaryVersion {
    /// Major, minor and patch.
    public static let current = "0.1.0"
}

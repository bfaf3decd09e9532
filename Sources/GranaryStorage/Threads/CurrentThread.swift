/// The thread that is running.
public enum CurrentThread {
    /// A number that no other living thread has.
    public static var identifier: UInt { ThreadIdentity.current }
}

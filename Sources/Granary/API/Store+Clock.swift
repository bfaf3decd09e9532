internal import GranaryStorage

extension Store {
    /// The milliseconds since 1970, by the clock of this store, which a test may set.
    package var nowMilliseconds: UInt64 { options.nowMilliseconds() }

    /// The milliseconds since 1970, by the clock that changes are stamped with.
    package static var nowMilliseconds: UInt64 {
        UInt64(clamping: WallClock.nowMilliseconds)
    }
}

internal import GranaryItems

extension QualityScorer {
    /// How fresh an item is; `nil` when its model does not say when it is out of date.
    ///
    /// It is 1 for as many days as the model says, and falls to 0 in a straight line over as many
    /// more: an item one day late is hardly worse than one in time, and one twice as old as it may
    /// be is no news at all. Without a readable date nothing is known of its age, and it is 0.
    func freshness(of item: borrowing ItemView, as model: Model, at now: Double) -> Double? {
        guard let freshness = model.freshness else { return nil }
        guard let value = item.value(named: freshness.attribute),
            let moment = StoredTime.seconds(of: value)
        else { return 0 }
        let period = Double(max(freshness.days, 0)) * 86_400
        let late = now - moment - period
        guard late > 0 else { return 1 }
        return period > 0 ? max(1 - late / period, 0) : 0
    }
}

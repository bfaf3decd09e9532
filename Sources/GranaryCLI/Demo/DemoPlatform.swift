internal import AuxeiraSchema
internal import Granary
internal import GranaryEntities
internal import GranarySamples
internal import GranaryTransfer

/// The typed half of the demo: a whole platform under a schema, in the same store.
struct DemoPlatform {
    /// A startup that does much, to read all there is of it.
    private(set) var startupID = "yc-240"

    /// The address of somebody with an account.
    private(set) var email = ""

    /// Makes the platform up, adds real companies to it, and says so.
    init(
        scale: Int, companies: InputFile, in store: Store, _ report: inout DemoReport
    ) throws {
        let sample = AuxeiraSample(scale: scale)
        let total = Double(sample.startupCount)
        let load = try SampleLoad(into: "auxeira", of: store) { count in
            Double(count(StartupProfile.modelName)) / total
        }
        var iterator = sample.makeIterator()
        var activityCounts: [String: Int] = [:]
        var email = ""
        let loaded = try load.run {
            let next = iterator.next()
            if let activity = next?.entity as? StartupActivity {
                activityCounts[activity.startupID, default: 0] += 1
            } else if email.isEmpty, let user = next?.entity as? UserProfile {
                email = user.email
            }
            return next
        }
        self.email = email
        let busiest = activityCounts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let busiest { startupID = busiest.key }
        try report.say(
            "made up \(ProgressBar.grouped(loaded.itemCount)) items of "
                + CountText.text(loaded.counts.count, "model"), seconds: loaded.duration)
        let real = try store.loadCompanies(companies)
        try report.say(
            "added \(ProgressBar.grouped(real.counts[StartupProfile.modelName] ?? 0)) real "
                + "companies, as profiles with a launch", seconds: real.duration)
    }
}

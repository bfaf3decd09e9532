extension TableSettings {
    /// Throws when replicas are asked for: here is one machine.
    func checkReplicas() throws(WireError) {
        if isReplicated { throw .validation("This store has one machine, and no replicas") }
    }

    /// Throws for a class that is none; the service has words of its own for it.
    func checkTableClass() throws(WireError) {
        guard let tableClass, TableClassWord(rawValue: tableClass) == nil else { return }
        throw .validation(
            "Invalid table-class parameter provided. Please try again with a valid table-class "
                + "value: [\(TableClassWord.wireOrder.joined(separator: ", "))].")
    }

    /// Throws when a new table's stream is asked for without saying what it holds, or the other way
    /// around.
    func checkNewStream() throws(WireError) {
        if streamEnabled == true, streamViewType == nil {
            throw .invalidValues(
                "Table is being created with a stream enabled, UpdateViewType is required")
        }
        if streamEnabled != true, streamViewType != nil {
            throw .invalidValues(
                "Table is being created with a stream disabled, UpdateViewType should not be "
                    + "specified")
        }
    }

    /// The same for a table that is there.
    func checkStreamChange() throws(WireError) {
        if streamEnabled == true, streamViewType == nil {
            throw .invalidValues("If stream is being enabled then UpdateViewType is required")
        }
        if streamEnabled != true, streamViewType != nil {
            throw .invalidValues(
                "If stream is being disabled, then UpdateViewType must not be specified")
        }
    }

    /// How a new table is to be billed.
    var newBillingMode: BillingModeWord {
        billingMode.flatMap { BillingModeWord(rawValue: $0) } ?? .provisioned
    }

    /// Throws when a new table's units are given with on-demand billing, or missing without.
    func checkNewThroughput() throws(WireError) {
        switch newBillingMode {
        case .payPerRequest:
            guard throughput == nil else {
                throw .invalidValues(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
                        + "BillingMode is PAY_PER_REQUEST")
            }
        case .provisioned:
            guard let throughput else {
                throw .invalidValues(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when "
                        + "BillingMode is PROVISIONED")
            }
            try Self.checkBounds(throughput)
        }
        try onDemand?.check(newBillingMode, isNew: true)
    }

    /// Throws when units are more than the service has.
    static func checkBounds(_ throughput: ThroughputRequest) throws(WireError) {
        for (name, value) in [
            ("ReadCapacityUnits", throughput.read ?? 0),
            ("WriteCapacityUnits", throughput.write ?? 0),
        ] where value > 1_000_000_000_000 {
            throw .validation("Given value \(value) for \(name) is out of bounds")
        }
    }
}

// As schema-compiler would make it from schema.yaml, written by hand.
public import GranaryEntities

/// Startups, investors and rewards.
public enum Auxeira {
    /// The rules in Swift.
    public enum Rules {}

    /// Everything that a startup has.
    public static func startup(_ startupID: String) -> CollectionQuery<StartupItem> {
        let partition = AttributeValue.text { text in
            text.append("STARTUP#")
            text.append(startupID)
        }
        return CollectionQuery(where: KeyCondition(terms: [.init("PK", .equal(partition))]))
    }

    /// An item of a startup.
    public enum StartupItem: CollectionElement {
        /// One thing that a startup did.
        case startupActivity(StartupActivity)
        /// An item of another model.
        case unrecognized(Item)

        /// The table that it is in.
        public static var tableName: String { "auxeira" }

        /// Reads an item.
        public init(_ item: borrowing ItemView) throws(EntityError) {
            if item.isString("StartupActivity", named: "_type") == true {
                self = .startupActivity(try StartupActivity(item))
            } else {
                self = .unrecognized(Item(copying: item))
            }
        }
    }
}

extension Auxeira {
    static let rules: [BusinessRule] = [
        .rule("tokensNotNegative", StartupActivity.self, Rules.tokensNotNegative)
    ]
}

extension Auxeira.Rules {
    static func tokensNotNegative(
        _ activity: StartupActivity, _ write: RuleContext<StartupActivity>
    ) throws(StoreError) -> RuleViolation? {
        guard let tokens = activity.auxTokensEarned, tokens < 0 else { return nil }
        return RuleViolation("aux_tokens_earned", value: .number(Number(tokens)), "is below zero")
    }
}

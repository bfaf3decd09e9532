/// Schema files for tests.
enum SampleFiles {
    static let header = """
        format: granary:1
        schema: Shop
        version: 1.0.0
        table: shop
        timestamps: { created: made_at, updated: changed_at }
        indexes:
          primary: { hash: PK, sort: SK }
          byCity: { hash: [_type, city], sort: name, project: keys, follow: true }
        collections:
          customer: { key: "C#${customer_id}", models: [Customer, Order] }

        """

    static let customer = """
        model: Customer
        doc: One who buys, "often"; 'gladly' as#1.
        keys:
          PK: C#${customer_id}
          SK: PROFILE
        attributes:
          customer_id: { type: string, required: true, format: id, generate: ulid, doc: Who. }
          name: { type: string, pattern: "[A-Z][a-z]*(-[A-Z][a-z]*)?", maxLength: 80 }
          email: { type: string, unique: true, format: email, personal: email }
          city: string
          scores: { type: list, items: int, min: 0, max: 100 }
          state: { type: string, enum: [yes, no, "null"], default: no }
          made_at: date
          changed_at: date
        queries:
          inCity: { doc: "Who lives there: by name.", index: byCity, where: { city: eq } }

        """

    static let order = """
        model: Order
        doc: What was bought.
        keys: { PK: "C#${customer_id}", SK: "ORDER#${number:8:0}" }
        attributes:
          customer_id: { type: string, required: true, format: id, references: Customer }
          number: { type: int, required: true, min: 1 }
          made_at: date

        """

    static let all = [
        (name: "schema.yaml", text: header), (name: "Customer.yaml", text: customer),
        (name: "Order.yaml", text: order),
    ]
}

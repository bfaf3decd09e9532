/// Edits of attributes, each with all that it changes.
enum AttributeEdits {
    typealias Edit = SchemaDifferenceTests.Edit

    static let all = presence + values + limits + retyped + use

    private static let presence = [
        Edit(
            #""amount":"string","#, #""amount":"string","memo":"string","#,
            "attributeAdded safe Order.memo: added, string"),
        Edit(
            #""amount":"string","#, #""amount":"string","memo":{"type":"string","default":"x"},"#,
            "attributeAdded needsBackfill Order.memo: added, string"),
        Edit(
            #""amount":"string","#, #""amount":"string","memo":{"type":"int","required":true},"#,
            "attributeAdded needsBackfill Order.memo: added, int, required"),
        Edit(
            #""amount":"string","#,
            #""amount":"string","memo":{"type":"number","derived":"price * 3"},"#,
            "attributeAdded needsBackfill Order.memo: added, number"),
        Edit(
            #""amount":"string","#, #""amount":"string","memo":{"type":"string","unique":true},"#,
            "attributeAdded safe Order.memo: added, string",
            "uniquenessAdded needsDataCheck Order.memo: made unique"),
        Edit(
            #""amount":"string","#, "", "attributeRemoved losesData Order.amount: removed, string"),
        Edit(
            #""amount":"string","#, #""sum":{"type":"string","renamedFrom":"amount"},"#,
            "attributeRenamed needsBackfill Order.sum: renamed, amount → sum"),
        Edit(
            #""amount":"string","#, #""amount":{"type":"string","renamedFrom":"sum"},"#,
            "attributeChanged safe Order.amount: changed, renamedFrom none → sum"),
        Edit(
            #""amount":"string""#, #""amount":{"type":"string","required":true}"#,
            "madeRequired needsDataCheck Order.amount: made required"),
        Edit(
            #""default":"open""#, #""default":"open","required":true"#,
            "madeRequired needsBackfill Order.state: made required"),
        Edit(
            #""placed":{"type":"date","required":true}"#, #""placed":{"type":"date"}"#,
            "madeOptional safe Order.placed: made optional"),
        Edit(
            #"{"zip":"string","land":"string"}"#, #"{"zip":"string","city":"string"}"#,
            "attributeAdded safe Order.place.city: added, string",
            "attributeRemoved losesData Order.place.land: removed, string"),
        Edit(
            #"{"zip":"string","land":"string"}"#, #"{"land":"string","zip":"string"}"#,
            "docsChanged safe Order.place: docs, another order"),
        Edit(
            #""doc":"A note.""#, #""doc":"Notes.""#, "docsChanged safe Order.note: docs"),
    ]

    private static let values = [
        Edit(
            #"["open","paid"]"#, #"["open","paid","sent"]"#,
            "enumerationWidened safe Order.state: takes more words, sent"),
        Edit(
            #"["open","paid"]"#, #"["open"]"#,
            "enumerationNarrowed needsDataCheck Order.state: takes fewer words, paid"),
        Edit(
            #"["open","paid"]"#, #"["open","sent"]"#,
            "enumerationNarrowed needsDataCheck Order.state: takes fewer words, paid",
            "enumerationWidened safe Order.state: takes more words, sent"),
        Edit(
            #"["open","paid"]"#, #"["paid","open"]"#,
            "docsChanged safe Order.state: docs, another order"),
        Edit(
            #""enum":["open","paid"],"#, "",
            "enumerationWidened safe Order.state: takes more words, open | paid → any text"),
        Edit(
            #""amount":"string""#, #""amount":{"type":"string","enum":["1","2"]}"#,
            "enumerationNarrowed needsDataCheck Order.amount: takes fewer words, any text → 1 | 2"),
        Edit(
            #""default":"open""#, #""default":"paid""#,
            #"defaultChanged safe Order.state: default, "open" → "paid""#),
        Edit(
            #","default":"open""#, "", #"defaultChanged safe Order.state: default, "open" → none"#),
        Edit(
            #""derived":"price * 2""#, #""derived":"price * 3""#,
            "derivationChanged needsBackfill Order.total: derived, price * 2 → price * 3"),
        Edit(
            #""derived":"price * 2""#, #""derived":"price * 2","tolerance":0.5"#,
            "derivationChanged safe Order.total: derived, tolerance 0.01 → tolerance 0.5"),
        Edit(
            #""derived":"price * 2""#, #""derived":"price * 2","tolerance":0.001"#,
            "derivationChanged needsDataCheck Order.total: derived, tolerance 0.01 → "
                + "tolerance 0.001"),
        Edit(
            #","derived":"price * 2""#, "",
            "derivationChanged safe Order.total: derived, price * 2 → no"),
    ]

    private static let limits = [
        Edit(
            #""min":0,"max":100"#, #""min":1,"max":100"#,
            "limitTightened needsDataCheck Order.price: limit tightened, min 0 → 1"),
        Edit(
            #""min":0,"max":100"#, #""min":-1,"max":100"#,
            "limitLoosened safe Order.price: limit loosened, min 0 → -1"),
        Edit(
            #""min":0,"max":100"#, #""min":0,"max":99.5"#,
            "limitTightened needsDataCheck Order.price: limit tightened, max 100 → 99.5"),
        Edit(
            #""min":0,"max":100"#, #""min":0"#,
            "limitLoosened safe Order.price: limit loosened, max 100 → none"),
        Edit(
            #""minLength":2"#, #""maxLength":9"#,
            "limitLoosened safe Order.code: limit loosened, minLength 2 → none",
            "limitTightened needsDataCheck Order.code: limit tightened, maxLength none → 9"),
        Edit(
            #""pattern":"[a-z]+""#, #""pattern":"[a-z]*""#,
            "limitTightened needsDataCheck Order.code: limit tightened, pattern [a-z]+ → [a-z]*"),
        Edit(
            #""pattern":"[a-z]+","#, "",
            "limitLoosened safe Order.code: limit loosened, pattern [a-z]+ → none"),
        Edit(
            #""format":"email","#, "",
            "limitLoosened safe Customer.email: limit loosened, format email → none"),
        Edit(
            #""tags":{"type":"list","items":"string"}"#,
            #""tags":{"type":"list","items":{"type":"string","maxLength":8},"minItems":1,"maxItems":3}"#,
            "limitTightened needsDataCheck Order.tags[]: limit tightened, maxLength none → 8",
            "limitTightened needsDataCheck Order.tags: limit tightened, minItems none → 1",
            "limitTightened needsDataCheck Order.tags: limit tightened, maxItems none → 3"),
    ]

    private static let retyped = [
        Edit(
            #""amount":"string""#, #""amount":"number""#,
            "attributeRetyped needsDataCheck Order.amount: retyped, string → number"),
        Edit(
            #""seen":"int""#, #""seen":"number""#,
            "attributeRetyped safe Order.seen: retyped, int → number"),
        Edit(
            #""seen":"int""#, #""seen":"string""#,
            "attributeRetyped needsBackfill Order.seen: retyped, int → string"),
        Edit(
            #""seen":"int""#, #""seen":"binary""#,
            "attributeRetyped losesData Order.seen: retyped, int → binary"),
        Edit(
            #""price":{"type":"number","min":0,"max":100}"#,
            #""price":{"type":"int","min":0,"max":100}"#,
            "attributeRetyped needsDataCheck Order.price: retyped, number → int"),
        Edit(
            #""placed":{"type":"date","#, #""placed":{"type":"date","precision":"day","#,
            "attributeRetyped losesData Order.placed: retyped, date → day"),
        Edit(
            #""tags":{"type":"list","items":"string"}"#, #""tags":{"type":"set","items":"string"}"#,
            "attributeRetyped losesData Order.tags: retyped, list of string → set of string"),
        Edit(
            #""type":"list","items":"string""#, #""type":"list","items":"int""#,
            "attributeRetyped needsDataCheck Order.tags[]: retyped, string → int"),
        Edit(
            #""place":{"type":"object","schema":{"zip":"string","land":"string"}}"#,
            #""place":"object""#,
            "attributeRetyped safe Order.place: retyped, object → any object"),
        Edit(
            #""zip":"string""#, #""zip":"int""#,
            "attributeRetyped needsDataCheck Order.place.zip: retyped, string → int"),
        Edit(
            #""day":"string""#, #""day":{"type":"date","precision":"day"}"#,
            "attributeRetyped rewritesKeys Log.day: retyped, string → day"),
        Edit(
            #""seen":"int""#, #""seen":{"type":"date","ttl":true}"#,
            "expiryAdded losesData Order.seen: items expire by it"),
        Edit(
            #""gone":{"type":"date","ttl":true}"#, #""gone":"int""#,
            "expiryRemoved safe Order.gone: items do not expire by it any more"),
    ]

    private static let use = [
        Edit(
            #""amount":"string""#, #""amount":{"type":"string","unique":true}"#,
            "uniquenessAdded needsDataCheck Order.amount: made unique"),
        Edit(
            #","unique":true"#, "",
            "uniquenessRemoved safe Customer.email: not unique any more"),
        Edit(
            #""unique":true"#, #""unique":true,"scope":["city"]"#,
            "uniquenessChanged needsDataCheck Customer.email: unique otherwise, alone → within city"
        ),
        Edit(
            #","version":true"#, "", "versionAttributeChanged safe Order.turn: counts writes, no"),
        Edit(
            #""seen":"int","#, "\"seen\":{\"type\":\"int\",\"immutable\":true},",
            "attributeChanged safe Order.seen: changed, immutable"),
        Edit(
            #""amount":"string","#,
            #""amount":{"type":"string","hidden":true,"personal":"name","deprecated":true,"weight":5},"#,
            "attributeChanged safe Order.amount: changed, hidden",
            "attributeChanged safe Order.amount: changed, personal none → name",
            "attributeChanged safe Order.amount: changed, deprecated none → yes",
            "attributeChanged safe Order.amount: changed, weight 1 → 5"),
        Edit(
            #""amount":"string","#, #""amount":{"type":"string","generate":"ulid"},"#,
            "attributeChanged safe Order.amount: changed, generate none → ulid"),
        Edit(
            #""by":{"customer":"payer"}}"#, #""by":{"customer":"payer"}},"enforce":true"#,
            "referenceChanged needsDataCheck Order.payer: reference, "
                + "Customer (customer is payer) → Customer (customer is payer), enforced"),
        Edit(
            #""payer":{"type":"string","references":{"model":"Customer","by":{"customer":"payer"}}}"#,
            #""payer":"string""#,
            "referenceChanged safe Order.payer: reference, Customer (customer is payer) → none"),
    ]
}

import GranarySchema
import Testing

/// Every format with what just fits it and what just does not.
@Suite("Value formats")
struct ValueFormatTests {
    @Test(
        "Each format takes its strings and no others",
        arguments: [
            (
                .email, ["a@b.co", "a.b+c@x-y.example.org", "ü@müller.de", "o'neil@mail.io"],
                [
                    "", "a", "a@b", "a@@b.co", "a b@c.de", ".a@b.co", "a.@b.co", "a..b@c.de",
                    "a@-b.co", "a@b-.co", "a@b..co", "a@b.co.", "a@1.2.3.4", "@b.co", "a@b.co ",
                ]
            ),
            (
                .url,
                [
                    "http://a", "https://example.com", "HTTPS://x.y:8080/p?q=1#f", "http://[::1]/",
                    "https://u:p@h.de/", "http://münchen.de/ü", "http://1.2.3.4?x",
                ],
                [
                    "", "example.com", "ftp://a.b", "http://", "http:///x", "http://a b",
                    "http://a/ b",
                    "http://a:port", "http://a:123456", "http://-a.de", "javascript:alert(1)",
                    "https://a/\"", "mailto:a@b.co", "http://a..b",
                ]
            ),
            (
                .uuid,
                ["123e4567-e89b-12d3-a456-426614174000"],
                [
                    // One id has one spelling: of two, each would be a key of its own.
                    "123E4567-E89B-12D3-A456-426614174000", "123e4567-e89b-12d3-A456-426614174000",
                    "", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400",
                    "123e4567-e89b-12d3-a456-42661417400g",
                    "{123e4567-e89b-12d3-a456-426614174000}",
                ]
            ),
            (
                .ulid, ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"],
                [
                    "01arz3ndektsv4rrffq69g5fav", "01ARZ3NDEKTSV4RRFFQ69G5FAv",
                    "", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVX",
                    "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAI",
                    "01ARZ3NDEKTSV4RRFFQ69G5FAU",
                ]
            ),
            (
                .ipv4, ["0.0.0.0", "255.255.255.255", "192.168.1.10"],
                ["", "256.0.0.0", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 ", "1.2.3.a"]
            ),
            (
                .ipv6,
                [
                    "::", "::1", "1::", "2001:db8::8a2e:370:7334", "1:2:3:4:5:6:7:8",
                    "::2:3:4:5:6:7:8",
                    "1:2:3:4:5:6:7::", "1::3:4:5:6:7:8", "::ffff:1.2.3.4", "64:ff9b::1.2.3.4",
                    "1:2:3:4:5:6:1.2.3.4", "FE80::ABCD",
                ],
                [
                    "", ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::",
                    "::g", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:1.2.3.4",
                    "::256.1.1.1", "fe80::1%eth0",
                ]
            ),
            (.ip, ["1.2.3.4", "::1"], ["", "1.2.3", "x"]),
            (.country, ["DE", "US", "AU", "ZW"], ["", "de", "UK", "XX", "DEU", "D"]),
            (.currency, ["EUR", "USD", "AUD", "ZWG"], ["", "eur", "EU", "DEM", "BGN1", "ABC"]),
            (
                .language,
                [
                    "en", "pt-BR", "zh-Hant-TW", "de-DE-1996", "es-419", "sl-rozaj-biske",
                    "en-u-ca-gregory", "de-x-private", "zh-yue",
                ],
                ["", "e", "en_US", "en-", "englishlang", "en-US-", "x"]
            ),
            (
                .phone, ["+1234567", "+491701234567", "+123456789012345"],
                ["", "123456789", "+123456", "+1234567890123456", "+0123456789", "+49 170 1234567"]
            ),
            (
                .semver,
                ["0.0.0", "1.2.3", "1.0.0-alpha.1", "1.0.0+build.01", "1.0.0-0a.b-c+x"],
                ["", "1", "1.2", "01.2.3", "1.2.3-", "1.2.3-01", "v1.2.3", "1.2.3+", "1.2.3.4"]
            ),
            (
                .id, ["a", "A-z_0.9:@+"],
                ["", "a#b", "a b", "a/b", "é", "a\n"]
            ),
        ] as [(ValueFormat, [String], [String])])
    func formats(format: ValueFormat, fitting: [String], others: [String]) throws {
        let pattern = try Pattern(format.pattern)
        for string in fitting { #expect(pattern.matches(string), "\(format) on \(string)") }
        for string in others { #expect(!pattern.matches(string), "\(format) on \(string)") }
    }

    @Test("Every format has a pattern that can be read", arguments: ValueFormat.allCases)
    func readable(format: ValueFormat) throws {
        #expect(try !Pattern(format.pattern).matches(""))
    }
}

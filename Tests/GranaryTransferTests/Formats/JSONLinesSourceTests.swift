import GranaryTestSupport
import GranaryTransfer
import Testing

/// The form of a file is what its first readable line says, and no accident in front of it.
@Suite struct JSONLinesSourceTests {
    private let folder = Folder()

    private func actions(_ bytes: [UInt8]) throws -> [ImportAction?] {
        let source = try JSONLinesSource([folder.file("items", bytes)])
        var actions: [ImportAction?] = []
        while let record = try source.next() { actions.append(try? record.action.get()) }
        return actions
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    @Test(
        arguments: [
            ("", [nil, nil]),
            ("{broken\n", [nil, nil, nil]), ("{}\n5\n[]\n", [nil, nil, nil, nil, nil]),
        ] as [(String, [ImportAction?])])
    func firstReadableLine(start: String, expected: [ImportAction?]) throws {
        let found = try actions(
            Array((start + "{\"PK\":{\"S\":\"a\"}}\n{\"PK\":{\"S\":\"b\"}}").utf8))
        #expect(found.count == expected.count)
        #expect(found.suffix(2) == [.put(["PK": "a"]), .put(["PK": "b"])])
    }

    @Test func plain() throws {
        let found = try actions(Array("oops\n{\"PK\":\"a\"}\n{\"PK\":{\"S\":\"b\"}}".utf8))
        #expect(found == [nil, .put(["PK": "a"]), .put(["PK": ["S": "b"]])])
    }

    @Test(arguments: [[], Array("\n".utf8), mark])
    func byteOrderMark(before: [UInt8]) throws {
        #expect(
            try actions(Self.mark + Array("{\"PK\":\"a\"}\n{\"PK\":\"b\"}".utf8))
                == [.put(["PK": "a"]), .put(["PK": "b"])])
        // Nowhere else is it anything but text.
        let later = try actions(
            Array("{\"PK\":\"a\"}\n".utf8) + Self.mark + before + Array("{}".utf8))
        #expect(later.first == .put(["PK": "a"]))
        #expect(try actions(Self.mark).isEmpty && actions(Array(Self.mark.prefix(2))).count == 1)
    }

    /// A change is known by its keys, however the time of it is written.
    @Test(arguments: ["{\"N\":\"1\"}", "\"1\"", "1"])
    func changes(time: String) throws {
        let found = try actions(
            Array(
                ("{\"Metadata\":{\"WriteTimestampMicros\":\(time)},\"Keys\":{\"PK\":{\"S\":\"a\"}},"
                    + "\"NewImage\":{\"PK\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}}\n"
                    + "{\"Keys\":{\"PK\":{\"S\":\"b\"}}}").utf8))
        #expect(found == [.put(["PK": "a", "n": 1]), .delete(key: ["PK": "b"])])
    }
}

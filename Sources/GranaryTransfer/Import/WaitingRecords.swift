internal import Foundation

/// Records that refer to items which are not there yet, and those of the same keys that came after
/// them, first in, first out.
///
/// In memory while they are few. The rest are in a file for temporary data, so that a source of any
/// size is imported in the same memory. The file goes with the queue.
final class WaitingRecords {
    /// How many bytes of records are kept in memory.
    static let memoryByteCount = 16 << 20

    /// How many records were appended.
    private(set) var count = 0

    private let memoryByteCount: Int
    private var first: [ImportEntry] = []
    private var firstByteCount = 0
    private var nextIndex = 0
    private var path: String?
    private var output: OutputFile?
    private var input: SystemFile?
    private var bytes: [UInt8] = []
    private var offset = 0

    init(memoryByteCount: Int = WaitingRecords.memoryByteCount) {
        self.memoryByteCount = memoryByteCount
    }

    deinit { if let path { try? FileManager.default.removeItem(atPath: path) } }

    /// Appends a record; not once the first was taken.
    func append(_ entry: ImportEntry) throws(TransferError) {
        let (kind, item): (Int, Item)
        switch entry.work {
        case .put(let put): (kind, item) = (0, put)
        case .delete(let key): (kind, item) = (1, key)
        case .reject: return
        }
        count += 1
        if path == nil, firstByteCount < memoryByteCount {
            firstByteCount += entry.byteCount
            first.append(entry)
            return
        }
        let file = try openOutput()
        let name = Array(entry.place.file.utf8)
        let bytes = item.encodedBytes
        for number in [kind, entry.place.line, name.count, entry.text.count, bytes.count] {
            for shift in stride(from: 0, to: 64, by: 8) {
                file.bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        file.bytes += name
        file.bytes += entry.text
        file.bytes += bytes
        try file.flushIfFull()
    }

    /// Takes the next record; `nil` after the last.
    func next() throws(TransferError) -> ImportEntry? {
        if nextIndex < first.count {
            nextIndex += 1
            return first[nextIndex - 1]
        }
        guard let path else { return nil }
        if let output {
            try output.finish()
            self.output = nil
            input = try SystemFile.reading(path)
        }
        guard try fill(5 * Self.numberByteCount) else { return nil }
        let isPut = takeNumber() == 0
        let line = takeNumber()
        let counts = (takeNumber(), takeNumber(), takeNumber())
        guard try fill(counts.0 + counts.1 + counts.2) else { throw Self.damaged(path) }
        let name = String(decoding: take(counts.0), as: UTF8.self)
        let text = take(counts.1)
        do throws(CodingError) {
            let item = try Item(decoding: take(counts.2))
            return ImportEntry(
                place: RecordPlace(file: name, line: line), text: text,
                work: isPut ? .put(item) : .delete(item))
        } catch {
            throw Self.damaged(path)
        }
    }
}

extension WaitingRecords {
    private static let numberByteCount = 8

    private func openOutput() throws(TransferError) -> OutputFile {
        if let output { return output }
        let path = FileManager.default.temporaryDirectory
            .appending(component: "granary-waiting-\(UUID().uuidString)")
            .path(percentEncoded: false)
        let file = try OutputFile(path)
        self.path = path
        output = file
        return file
    }

    /// Sees to it that so many bytes can be taken; false at the end of the file.
    private func fill(_ count: Int) throws(TransferError) -> Bool {
        while bytes.count - offset < count {
            var chunk: [UInt8] = []
            try input?.read(into: &chunk, limit: 256 << 10)
            if chunk.isEmpty { return false }
            bytes.removeFirst(offset)
            offset = 0
            bytes += chunk
        }
        return true
    }

    private func take(_ count: Int) -> [UInt8] {
        offset += count
        return Array(bytes[(offset - count)..<offset])
    }

    private func takeNumber() -> Int {
        let number = take(Self.numberByteCount).reversed().reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        return Int(clamping: number)
    }

    private static func damaged(_ path: String) -> TransferError {
        .unexpected("the file \(path), where records waited, was changed by somebody")
    }
}

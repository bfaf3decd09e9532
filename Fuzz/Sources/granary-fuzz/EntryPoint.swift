import Foundation

/// What libFuzzer calls with each input that its search for new paths through the code has made.
///
/// An input may be refused. It must not crash, and what is accepted must hold what its target says:
/// a broken promise ends the process, and the fuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    target.run(on: bytes)
    return 0
}

/// The target that the environment names.
private let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["GRANARY_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(
            Data("GRANARY_FUZZ_TARGET names one of \(names), and not '\(name)'\n".utf8))
        exit(2)
    }
    return target
}()

internal import DynamoDBWire
internal import Granary
internal import GranarySchemaFiles
internal import Logging
internal import NIOSSL
internal import SystemPackage

extension ServerSettings {
    /// The certificate and key, if TLS is asked for.
    func tlsConfiguration() throws(SettingsError) -> TLSConfiguration? {
        switch (tlsCertificate, tlsKey) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            let chainBytes = try SmallFile(certificate, certificate).bytes
            let keyBytes = try SmallFile(key, key).bytes
            do {
                let chain = try NIOSSLCertificate.fromPEMBytes(chainBytes)
                let privateKey = try NIOSSLPrivateKey(bytes: keyBytes, format: .pem)
                return .makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) },
                    privateKey: .privateKey(privateKey))
            } catch {
                throw SettingsError(
                    "\(certificate) and \(key) are not a certificate and its private key in PEM: "
                        + "check both files")
            }
        default:
            throw SettingsError("TLS needs both --tls-certificate and --tls-key")
        }
    }

    /// Opens the store, with the schema if there is one.
    func openStore(logger: Logger) throws(SettingsError) -> Store {
        let schema = if let schema { try loadedSchema(schema) } else { Schema?.none }
        var options = StoreOptions(durability: durability)
        options.logger = logger
        do throws(StoreError) {
            guard let schema else { return try Store.open(store, options: options) }
            return try Store.open(store, schema: StoreSchema(schema), options: options)
        } catch {
            throw Self.unopened(store, error)
        }
    }

    /// Why a store cannot be opened, and what to do about it.
    static func unopened(_ path: String, _ error: StoreError) -> SettingsError {
        if case .storeInUse = error {
            return SettingsError(
                "another process writes the store \(path): stop it, or give another --store")
        }
        guard let (function, code) = error.systemFailure else { return SettingsError("\(error)") }
        let parent = FilePath(path).removingLastComponent().string
        let folder = parent.isEmpty ? "this folder" : parent
        let advice =
            switch Errno(rawValue: code) {
            case .noSuchFileOrDirectory:
                "there is no folder \(folder): make it, or give another --store"
            case .notDirectory:
                "\(folder) is not a folder: give another --store"
            case .permissionDenied, .notPermitted, .readOnlyFileSystem:
                "this user may not write there: give another --store, or change the rights of "
                    + folder
            default: "\(function) says: \(Errno(rawValue: code))"
            }
        return SettingsError("the store \(path) cannot be opened: \(advice)")
    }

    private func loadedSchema(_ path: String) throws(SettingsError) -> Schema {
        let (schema, diagnostics) = SchemaFolder.load(path)
        let errors = diagnostics.filter { $0.severity == .error }
        guard let schema, errors.isEmpty else {
            throw SettingsError(
                "the schema in \(path) cannot be used:\n"
                    + errors.map { "\($0)" }.joined(separator: "\n")
                    + "\nrun `granary schema check \(path)`")
        }
        return schema
    }
}

import NIOSSL
import PackagingStandards
import SystemIO
import SystemPackage

extension CertificateSettings {
  /// The TLS settings for connections. Reads no certificate yet, except the client's own.
  ///
  /// - Throws: `IndexAccessError` where the client's certificate cannot be used.
  func tlsConfiguration(verifying: Bool) throws -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.certificateVerification = verifying ? .fullVerification : .none
    // Only one directory can be searched by hash, and only as the main root: the others are read file by file.
    // Of several, what does not exist is passed over: variables outlive the files they name.
    var directories = trustedDirectories.filter { isDirectory($0) }.map(\.string)
    var files = [trustedFile].compactMap { $0 }.filter { (try? fileStatus($0))?.isFile == true }.map(\.string)
    if namesNothingUsable {
      // Somebody narrows trust, and mistypes the path: the wide one is not what was meant.
      tls.trustRoots = .certificates([])
    } else if (directories.isEmpty && files.isEmpty) || usesSystemCertificates {
      tls.trustRoots = CertificateSettings.systemRoots().map { .file($0) } ?? .default
    } else if directories.isEmpty {
      tls.trustRoots = .file(files.removeFirst())
    } else {
      tls.trustRoots = .file(directories.removeFirst())
    }
    files += directories.flatMap(CertificateSettings.hashedFiles)
    tls.additionalTrustRoots = files.map { .file($0) }
    if let clientCertificate {
      do {
        let chain = try NIOSSLCertificate.fromPEMFile(clientCertificate.string)
        tls.certificateChain = chain.map { .certificate($0) }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: clientCertificate.string, format: .pem))
      } catch {
        throw IndexAccessError(
          .configuration, "Failed to read the client certificate at `\(clientCertificate)`", causes: ["\(error)"],
          hints: ["`SSL_CLIENT_CERT` names a PEM file that holds the certificate and its private key"])
      }
    }
    return tls
  }

  /// Whether certificates to trust are named, and none of the files and directories is there.
  package var namesNothingUsable: Bool {
    guard !usesSystemCertificates, trustedFile != nil || !trustedDirectories.isEmpty else { return false }
    let isFileThere = trustedFile.map { (try? fileStatus($0))?.isFile == true } ?? false
    return !isFileThere && !trustedDirectories.contains { isDirectory($0) }
  }

  /// The system's directory of certificates if it is hashed: then only the one needed is read, not all 140.
  private static func systemRoots() -> String? {
    for directory in ["/etc/ssl/certs", "/system/etc/security/cacerts"] {
      guard let entries = try? listDirectoryIfPresent(FilePath(directory)) else { continue }
      if entries.contains(where: { isHashedName($0.name) }) { return directory }
    }
    return nil
  }

  /// The certificates of a hashed directory, each once.
  private static func hashedFiles(in directory: String) -> [String] {
    let entries = try? listDirectoryIfPresent(FilePath(directory))
    return (entries ?? []).map(\.name).filter(isHashedName).map { directory + "/" + $0 }
  }

  /// Whether a name is that of a link made by `openssl rehash`: eight hexadecimal digits and `.0`.
  private static func isHashedName(_ name: String) -> Bool {
    name.utf8.count == 10 && name.hasSuffix(".0")
      && name.utf8.prefix(8).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

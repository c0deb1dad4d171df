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
    var roots: [String] = []
    if let trustedFile { roots.append(trustedFile.string) }
    roots += trustedDirectories.map(\.string)
    if roots.isEmpty || usesSystemCertificates {
      let system = CertificateSettings.systemRoots()
      tls.trustRoots = system.map { .file($0) } ?? .default
      tls.additionalTrustRoots = roots.map { .file($0) }
    } else {
      tls.trustRoots = .file(roots[0])
      tls.additionalTrustRoots = roots.dropFirst().map { .file($0) }
    }
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

  /// The system's directory of certificates if it is hashed: then only the one needed is read, not all 140.
  private static func systemRoots() -> String? {
    for directory in ["/etc/ssl/certs", "/system/etc/security/cacerts"] {
      guard let entries = try? listDirectoryIfPresent(FilePath(directory)) else { continue }
      if entries.contains(where: { isHashedName($0.name) }) { return directory }
    }
    return nil
  }

  /// Whether a name is that of a link made by `openssl rehash`: eight hexadecimal digits and `.0`.
  private static func isHashedName(_ name: String) -> Bool {
    name.utf8.count == 10 && name.hasSuffix(".0")
      && name.utf8.prefix(8).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

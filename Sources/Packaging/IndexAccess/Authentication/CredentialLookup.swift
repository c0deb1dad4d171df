import PackagingStandards
import Synchronization
import SystemIO
import SystemPackage

/// Finds credentials outside the command: in netrc, read once, and through the `keyring` command.
final class CredentialLookup: Sendable {
  private let keyring: KeyringProvider
  private let netrc = Mutex<Netrc?>(nil)

  init(keyring: KeyringProvider) {
    self.keyring = keyring
  }

  /// Returns what is known for a realm, or `nil`. May block, and may run a process.
  func credentials(for lookup: CredentialResolver.Lookup) -> Credentials? {
    if let host = (try? URLReference(absolute: lookup.realm))?.bareHost,
      let found = loadedNetrc().credentials(host: host, username: lookup.username)
    {
      return found
    }
    guard keyring == .subprocess else { return nil }
    let host = (try? URLReference(absolute: lookup.realm))?.host
    for service in [lookup.indexURL, host].compactMap({ $0 }) {
      if let found = askKeyring(service: service, username: lookup.username) { return found }
    }
    return nil
  }

  private func loadedNetrc() -> Netrc {
    netrc.withLock { loaded in
      if let loaded { return loaded }
      // An unreadable file is no reason to fail: a server that wants credentials will say so.
      let bytes = CredentialLookup.netrcPath.flatMap { try? readRegularFileIfPresent($0) } ?? []
      let parsed = Netrc(parsing: bytes)
      loaded = parsed
      return parsed
    }
  }

  private static var netrcPath: FilePath? {
    if let named = ProcessEnvironment.nonEmptyValue("NETRC") { return FilePath(named) }
    return ProcessEnvironment.homeDirectory?.appending(".netrc")
  }

  private func askKeyring(service: String, username: String?) -> Credentials? {
    // A name is an argument there, and must not be taken for an option, or for another name.
    let isName = { (byte: UInt8) in byte >= 0x20 && byte != 0x7F }
    if let username, username.hasPrefix("-") || !username.utf8.allSatisfy(isName) { return nil }
    guard let executable = CredentialLookup.find("keyring") else { return nil }
    let arguments =
      if let username { ["get", service, username] } else { ["--mode", "creds", "get", service] }
    guard let output = try? runProcess(executable, arguments, timeout: .seconds(60), outputLimit: 1 << 16),
      output.exitCode == 0
    else {
      return nil
    }
    let lines = String(decoding: output.standardOutput, as: UTF8.self).split(whereSeparator: \.isNewline).map(
      String.init)
    if let username { return lines.first.map { .basic(username: username, password: $0) } }
    return lines.count >= 2 ? .basic(username: lines[0], password: lines[1]) : nil
  }

  private static func find(_ program: String) -> FilePath? {
    for directory in (ProcessEnvironment.value("PATH") ?? "").split(separator: ":") {
      let candidate = FilePath(String(directory)).appending(program)
      if let status = try? fileStatus(candidate), status.isFile, status.isExecutable { return candidate }
    }
    return nil
  }
}

internal import IndexAccess
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

extension CommandContext {
  /// How requests are made, by the settings and the variables that other tools read too.
  func networkConfiguration() throws -> NetworkConfiguration {
    var network = NetworkConfiguration()
    network.version = ProgramVersion.current
    if let count = try settings.count(.concurrentDownloads) { network.concurrentRequests = count.value }
    if let seconds = try settings.count(.httpTimeout) ?? settings.plainTimeout() {
      network.readTimeout = .seconds(seconds.value)
    }
    if let seconds = try settings.count(.httpConnectTimeout) { network.connectTimeout = .seconds(seconds.value) }
    if let count = try settings.count(.httpRetries) { network.retries = count.value }
    network.proxies.http = try settings.string(.httpProxy)?.value
    network.proxies.https = try settings.string(.httpsProxy)?.value
    let direct = try settings.list(.noProxy).map(\.value)
    if !direct.isEmpty { network.proxies.none = direct }
    network.insecureHosts = insecureHosts
    network.certificates.usesSystemCertificates = usesSystemCertificates
    if let file = ProcessEnvironment.nonEmptyValue("SSL_CERT_FILE") {
      network.certificates.trustedFile = FilePath(file)
    }
    if let directories = ProcessEnvironment.nonEmptyValue("SSL_CERT_DIR") {
      network.certificates.trustedDirectories = directories.split(separator: ":").map { FilePath(String($0)) }
    }
    if network.certificates.namesNothingUsable {
      console.warning(
        "Nothing that `SSL_CERT_FILE` and `SSL_CERT_DIR` name is there, so that no server is trusted: correct or unset "
          + "them, or use `--system-certs`")
    }
    if let file = ProcessEnvironment.nonEmptyValue("SSL_CLIENT_CERT") {
      network.certificates.clientCertificate = FilePath(file)
    }
    return network
  }
}

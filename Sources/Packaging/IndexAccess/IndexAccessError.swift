import Support

/// A request to an index, or to a file it names, failed. Never shows credentials.
package struct IndexAccessError: UserFacingError {
  /// What kind of failure it was, which decides the hints.
  package enum Kind: Sendable, Equatable {
    /// The network may not be used and the cache does not have it.
    case offline
    /// The host cannot be reached or the connection broke.
    case connection
    /// The server took too long.
    case timedOut
    /// The server's certificate is not trusted.
    case certificate
    /// The proxy is unusable or refused.
    case proxy
    /// The server answered with this status.
    case status(Int)
    /// Too many redirects, or one that leads nowhere.
    case redirect
    /// The answer is not what the protocol says.
    case malformed
    /// Content does not have the hash or size that was promised.
    case mismatch
    /// Content goes on where it should have ended.
    case endless
    /// A local file cannot be read.
    case file
    /// The configuration cannot be used.
    case configuration
  }

  /// What kind of failure it was.
  package let kind: Kind
  package let message: String
  package let causes: [String]
  private let extraHints: [String]

  package init(_ kind: Kind, _ message: String, causes: [String] = [], hints: [String] = []) {
    self.kind = kind
    self.message = message
    self.causes = causes
    self.extraHints = hints
  }

  package var hints: [String] {
    let general: [String] =
      switch kind {
      case .offline: ["The network was disabled (`--offline`): run the command once without it to fill the cache"]
      case .timedOut: ["Try a longer timeout with `ADDER_HTTP_TIMEOUT` (seconds)"]
      case .certificate:
        [
          "Name the certificates to trust with `SSL_CERT_FILE`, or use the system's with `--system-certs`",
          "Use `--allow-insecure-host` only for a host that you trust",
        ]
      case .proxy: ["Check `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`"]
      case .status(401), .status(403):
        ["Give credentials in the index's URL, in `~/.netrc`, or through `--keyring-provider subprocess`"]
      case .status(407): ["The proxy wants credentials: put them in the URL of `HTTPS_PROXY`"]
      case .connection, .status, .redirect, .malformed, .mismatch, .endless, .file, .configuration: []
      }
    return general + extraHints
  }
}

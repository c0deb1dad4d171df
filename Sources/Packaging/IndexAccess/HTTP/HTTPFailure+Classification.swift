import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL
import SystemPackage

extension HTTPFailure {
  /// Says what an error of the transport means.
  init(_ error: any Error) {
    switch error {
    case let failure as HTTPFailure: self = failure
    case let error as IndexAccessError:
      self.init(retry: .permanent, kind: error.kind, cause: error.message)
    case let error as HTTPClientError: self.init(clientError: error)
    case let error as NIOConnectionError: self.init(connectionError: error)
    case is NIOSSLError, is BoringSSLError: self.init(tlsError: "\(error)")
    case is NIOSSLExtraError:
      self.init(retry: .permanent, kind: .certificate, cause: "the certificate is not for this host")
    case let error as IOError:
      self.init(retry: .transport, kind: .connection, cause: "\(Errno(rawValue: error.errnoCode))")
    default: self.init(retry: .transport, kind: .connection, cause: "\(error)")
    }
  }

  private init(clientError error: HTTPClientError) {
    switch error {
    case .readTimeout, .deadlineExceeded:
      self.init(retry: .transport, kind: .timedOut, cause: "the server sent nothing for too long")
    case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout, .writeTimeout:
      self.init(retry: .transport, kind: .timedOut, cause: "connecting took too long")
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      self.init(retry: .transport, kind: .proxy, cause: "the proxy did not answer in time")
    case .proxyAuthenticationRequired:
      self.init(retry: .permanent, kind: .status(407), cause: "the proxy wants credentials")
    case .invalidProxyResponse:
      self.init(retry: .permanent, kind: .proxy, cause: "the proxy refused the connection")
    case .remoteConnectionClosed, .uncleanShutdown, .requestStreamCancelled:
      self.init(retry: .transport, kind: .connection, cause: "the server closed the connection")
    case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath:
      self.init(retry: .permanent, kind: .malformed, cause: "the URL cannot be used")
    default: self.init(retry: .transport, kind: .connection, cause: error.shortDescription)
    }
  }

  private init(connectionError error: NIOConnectionError) {
    if error.connectionErrors.isEmpty {
      self.init(retry: .transport, kind: .connection, cause: "the name `\(error.host)` cannot be resolved")
      return
    }
    if let tlsError = error.connectionErrors.map(\.error).first(where: { $0 is NIOSSLError || $0 is BoringSSLError }) {
      self.init(tlsError: "\(tlsError)")
      return
    }
    let reason =
      switch error.connectionErrors.first?.error {
      case let failure as IOError: "\(Errno(rawValue: failure.errnoCode))"
      case let failure?: "\(failure)"
      case nil: ""
      }
    self.init(
      retry: .transport, kind: .connection, cause: "cannot connect to `\(error.host):\(error.port)`: \(reason)")
  }

  private init(tlsError text: String) {
    // Each is a way of saying that the file of certificates holds none.
    let unreadable = [
      "failedToLoadCertificate", "noSuchFilesystemObject", "NO_CERTIFICATE_OR_CRL_FOUND", "PEM_R_", "PEM routines",
    ]
    if unreadable.contains(where: text.contains) {
      self.init(retry: .permanent, kind: .certificate, cause: "the trusted certificates cannot be read")
      return
    }
    let isCertificate = text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("unableToValidateCertificate")
    self.init(
      retry: isCertificate ? .permanent : .transport, kind: isCertificate ? .certificate : .connection,
      cause: isCertificate ? "the server's certificate is not trusted" : "the TLS handshake failed: \(text)")
  }
}

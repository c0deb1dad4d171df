package import PackagingStandards
import Support

/// What proves to a server who is asking. Its description never shows the secret.
package enum Credentials: Hashable, Sendable, CustomStringConvertible {
  /// A user name and perhaps a password ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)).
  case basic(username: String, password: String?)

  /// The value of the `Authorization` header.
  package var authorizationHeader: String {
    switch self {
    case .basic(let username, let password):
      "Basic " + Base64.encode(Array("\(username):\(password ?? "")".utf8))
    }
  }

  /// The user name.
  package var username: String {
    switch self {
    case .basic(let username, _): username
    }
  }

  /// The password, if there is one.
  package var password: String? {
    switch self {
    case .basic(_, let password): password
    }
  }

  package var description: String {
    switch self {
    case .basic(let username, let password): password == nil ? "****" : "\(username):****"
    }
  }
}

extension URLReference {
  /// The user information of the URL as credentials.
  package var credentials: Credentials? {
    let (user, password) = (decodedUser ?? "", decodedPassword)
    return user.isEmpty && password?.isEmpty ?? true ? nil : .basic(username: user, password: password)
  }
}

/// When an index is sent credentials (the `authenticate` key of an index).
package enum AuthenticationPolicy: String, Sendable, CaseIterable {
  /// After the server has asked, or at once where the URL carries them.
  case automatic = "auto"
  /// With the first request; not having any is an error.
  case always
  /// Never.
  case never
}

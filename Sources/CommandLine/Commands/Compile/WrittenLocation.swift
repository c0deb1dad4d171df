internal import Support
/// A place of packages, as a list may repeat it: variables stand for secrets, and secrets themselves are left out.
///
/// - Parameter written: a URL or path as a requirements file has it, before its variables are replaced.
func withoutSecrets(_ written: String) -> String {
  hasOnlyVariables(written) ? written : omittingCredentials(inWord: written)
}

/// Whether the credentials of a URL, if it has any, keep what is secret in a variable.
private func hasOnlyVariables(_ written: String) -> Bool {
  guard let scheme = written.firstRange(of: "://") else { return true }
  let authority = written[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
  guard let at = authority.lastIndex(of: "@") else { return true }
  let credentials = authority[..<at]
  // A name without a password may be a token.
  let secret = credentials.firstIndex(of: ":").map { credentials[credentials.index(after: $0)...] } ?? credentials
  guard secret.hasPrefix("${"), secret.hasSuffix("}") else { return false }
  let name = secret.dropFirst(2).dropLast()
  return !name.isEmpty && name.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 95 }
}

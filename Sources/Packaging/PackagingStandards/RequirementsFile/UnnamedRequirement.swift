/// Requirements that are a path or URL without a name in front, which pip's syntax allows.
package enum UnnamedRequirement {
  /// Whether a line is a path or URL: its name is only known when it has been looked at.
  package static func looksUnnamed(_ text: String) -> Bool {
    let target = text.prefix { !$0.isWhitespace && $0 != ";" }
    if text.contains(" @ ") || text.prefix(while: { $0 != ":" && $0 != "/" }).contains("@") { return false }
    if target.hasPrefix(".") || target.hasPrefix("/") || target.hasPrefix("~/") { return true }
    if target.contains("://") || target.hasPrefix("file:") { return true }
    let isArchive = [".whl", ".tar.gz", ".zip", ".tar.bz2", ".tar.xz", ".tgz"].contains { target.hasSuffix($0) }
    return isArchive || (target.contains("/") && !target.contains("[") && !target.contains("="))
  }
}

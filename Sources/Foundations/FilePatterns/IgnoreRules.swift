/// The rules of one ignore file, such as a `.gitignore`: <https://git-scm.com/docs/gitignore>.
///
/// A line that is no valid pattern is passed over, as git does.
package struct IgnoreRules: Sendable {
  /// What the rules say about one path.
  package enum Verdict: Sendable, Equatable {
    case ignored
    /// A `!` rule takes it back in.
    case kept
  }

  private struct Rule: Sendable {
    let glob: Glob
    let isNegated: Bool
    let isForDirectories: Bool
    /// Whether it is compared with the last component only.
    let isForNames: Bool
  }

  /// The rules, the last first: the last one that matches decides.
  private let rules: [Rule]

  /// Reads the lines of a file.
  package init(parsing text: String) {
    var rules: [Rule] = []
    for line in text.split(omittingEmptySubsequences: true, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      if let rule = Self.rule(line) { rules.append(rule) }
    }
    self.rules = rules.reversed()
  }

  /// True if there is no rule at all.
  package var isEmpty: Bool { rules.isEmpty }

  private static func rule(_ line: Substring) -> Rule? {
    var line = line
    if line.hasPrefix("\u{FEFF}") { line.removeFirst() }
    if line.hasPrefix("#") { return nil }
    line = withoutTrailingBlanks(line)
    let isNegated = line.hasPrefix("!")
    if isNegated { line.removeFirst() }
    let isForDirectories = line.hasSuffix("/")
    if isForDirectories { line.removeLast() }
    var isForNames = !line.contains("/")
    if line.hasPrefix("/") { line.removeFirst() }
    guard !line.isEmpty else { return nil }
    // `**/name` is the same as `name`.
    if line.hasPrefix("**/"), !line.dropFirst(3).contains("/"), line.count > 3 {
      line.removeFirst(3)
      isForNames = true
    }
    guard let glob = try? Glob(String(line), dialect: .ignoreFile) else { return nil }
    return Rule(glob: glob, isNegated: isNegated, isForDirectories: isForDirectories, isForNames: isForNames)
  }

  /// The line without blanks at its end, but for one that a backslash keeps.
  private static func withoutTrailingBlanks(_ line: Substring) -> Substring {
    var line = line
    if line.hasSuffix("\r") { line.removeLast() }
    while line.hasSuffix(" ") {
      let escapes = line.dropLast().reversed().prefix { $0 == "\\" }.count
      if escapes % 2 == 1 { break }
      line.removeLast()
    }
    return line
  }

  /// What the rules say about a path.
  ///
  /// What is below an ignored directory is the caller's business: git never looks into one.
  /// - Parameters:
  ///   - path: relative to the directory of the file, without `./`.
  ///   - isDirectory: whether the path itself is a directory, not a link to one.
  package func verdict(on path: UnsafeBufferPointer<UInt8>, isDirectory: Bool) -> Verdict? {
    if rules.isEmpty { return nil }
    var start = path.count
    while start > 0, unsafe path[start - 1] != UInt8(ascii: "/") { start -= 1 }
    let name = unsafe UnsafeBufferPointer(rebasing: path[start...])
    for rule in rules where isDirectory || !rule.isForDirectories {
      if unsafe rule.glob.matches(rule.isForNames ? name : path) { return rule.isNegated ? .kept : .ignored }
    }
    return nil
  }

  /// What the rules say about a path.
  package func verdict(on path: String, isDirectory: Bool) -> Verdict? {
    var path = path
    return path.withUTF8 { unsafe verdict(on: $0, isDirectory: isDirectory) }
  }
}

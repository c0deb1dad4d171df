internal import FilePatterns
internal import SystemIO
internal import SystemPackage

/// The ignore files of a directory, and those of the directories around it.
///
/// `.ignore` counts everywhere; `.gitignore`, `.git/info/exclude` and the person's own ignore file of git only within
/// a repository, and not beyond its root.
final class IgnoreScope: Sendable {
  private let parent: IgnoreScope?
  /// Bytes of the directory's path and the slash after it.
  private let prefixLength: Int
  private let ownRules: IgnoreRules?
  private let gitRules: IgnoreRules?
  private let excludeRules: IgnoreRules?
  private let isRepository: Bool
  private let isWithinRepository: Bool

  private init(
    parent: IgnoreScope?, directory: String, ownRules: IgnoreRules?, gitRules: IgnoreRules?, excludeRules: IgnoreRules?,
    isRepository: Bool
  ) {
    self.parent = parent
    prefixLength = directory == "/" ? 1 : directory.utf8.count + 1
    self.ownRules = ownRules
    self.gitRules = gitRules
    self.excludeRules = excludeRules
    self.isRepository = isRepository
    isWithinRepository = isRepository || parent?.isWithinRepository == true
  }

  /// The names in a directory that make a scope of its own necessary.
  static let names: Set<String> = [".ignore", ".gitignore", ".git", ".jj"]

  /// The scope of a directory, given those of `names` that it has; the parent's where it adds nothing.
  static func entering(_ directory: String, _ found: Set<String>, parent: IgnoreScope?) -> IgnoreScope? {
    if found.isEmpty { return parent }
    let isRepository = found.contains(".git") || found.contains(".jj")
    return IgnoreScope(
      parent: parent, directory: directory,
      ownRules: found.contains(".ignore") ? rules(directory + "/.ignore") : nil,
      gitRules: found.contains(".gitignore") ? rules(directory + "/.gitignore") : nil,
      excludeRules: found.contains(".git") ? GitDirectory.excludeFile(of: directory).flatMap { rules($0) } : nil,
      isRepository: isRepository)
  }

  /// The scope of a directory that is not reached from the one above it.
  static func around(_ directory: String) -> IgnoreScope? {
    let parent = directory == "/" ? nil : around(parentDirectory(directory))
    let found = names.filter { exists(systemPath(directory + "/" + $0)) }
    return entering(directory, found, parent: parent)
  }

  private static func rules(_ path: String) -> IgnoreRules? {
    // An ignore file that cannot be read ignores nothing.
    guard let bytes = try? readRegularFileIfPresent(systemPath(path)) else { return nil }
    let rules = IgnoreRules(parsing: String(decoding: bytes, as: UTF8.self))
    return rules.isEmpty ? nil : rules
  }

  /// Whether an entry below the directory is ignored.
  func ignores(_ path: UnsafeBufferPointer<UInt8>, isDirectory: Bool, personal: PersonalIgnoreRules) -> Bool {
    var own: IgnoreRules.Verdict?
    var git: IgnoreRules.Verdict?
    var exclude: IgnoreRules.Verdict?
    var isBeyondRepository = false
    var scope: IgnoreScope? = self
    while let current = scope {
      let relative = unsafe UnsafeBufferPointer(rebasing: path[min(current.prefixLength, path.count)...])
      if own == nil { own = unsafe current.ownRules?.verdict(on: relative, isDirectory: isDirectory) }
      if isWithinRepository, !isBeyondRepository {
        if git == nil { git = unsafe current.gitRules?.verdict(on: relative, isDirectory: isDirectory) }
        if exclude == nil { exclude = unsafe current.excludeRules?.verdict(on: relative, isDirectory: isDirectory) }
      }
      isBeyondRepository = isBeyondRepository || current.isRepository
      scope = current.parent
    }
    if let verdict = own ?? git ?? exclude { return verdict == .ignored }
    return unsafe isWithinRepository && personal.ignores(path, isDirectory: isDirectory)
  }
}

/// The ignore file that a person has set for all repositories: `core.excludesFile` of git's configuration.
struct PersonalIgnoreRules: Sendable {
  private let rules: IgnoreRules?
  private let prefix: [UInt8]

  /// - Parameter workingDirectory: what patterns with a slash are relative to.
  init(workingDirectory: String) {
    prefix = Array((workingDirectory == "/" ? "/" : workingDirectory + "/").utf8)
    rules = GitDirectory.personalIgnoreFile.flatMap { try? readRegularFileIfPresent(systemPath($0)) }
      .map { IgnoreRules(parsing: String(decoding: $0, as: UTF8.self)) }
  }

  func ignores(_ path: UnsafeBufferPointer<UInt8>, isDirectory: Bool) -> Bool {
    guard let rules, !rules.isEmpty else { return false }
    let relative = unsafe path.starts(with: prefix) ? UnsafeBufferPointer(rebasing: path[prefix.count...]) : path
    return unsafe rules.verdict(on: relative, isDirectory: isDirectory) == .ignored
  }
}

internal import Support
internal import SystemIO
internal import SystemPackage

/// Where git keeps the ignore rules that are not in a repository's own files.
enum GitDirectory {
  /// The `info/exclude` of the repository at `directory`.
  static func excludeFile(of directory: String) -> String? {
    let git = directory + "/.git"
    if isDirectory(systemPath(git)) { return git + "/info/exclude" }
    // A worktree: `.git` is a file that says where its directory is, and that says where the common one is.
    guard let own = firstLine(of: git), own.hasPrefix("gitdir:") else { return nil }
    let target = absolutePath(String(own.dropFirst("gitdir:".count).trimming(.unicode)), in: directory)
    guard let common = firstLine(of: target + "/commondir") else { return target + "/info/exclude" }
    return absolutePath(String(common.trimming(.unicode)), in: target) + "/info/exclude"
  }

  /// The file that `core.excludesFile` names in git's configuration, or the one that git reads without it.
  ///
  /// The person's files come before the system's, and `GIT_CONFIG_GLOBAL` and `GIT_CONFIG_SYSTEM` replace them
  /// (<https://git-scm.com/docs/git-config#ENVIRONMENT>).
  static var personalIgnoreFile: String? {
    let home = ProcessEnvironment.homeDirectory?.string
    let configuration = ProcessEnvironment.nonEmptyValue("XDG_CONFIG_HOME") ?? home.map { $0 + "/.config" }
    var files = [home.map { $0 + "/.gitconfig" }, configuration.map { $0 + "/git/config" }]
    // Set to nothing it says that there is none.
    if let global = ProcessEnvironment.value("GIT_CONFIG_GLOBAL") { files = [global] }
    if !isOn("GIT_CONFIG_NOSYSTEM") { files.append(ProcessEnvironment.value("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig") }
    for case let file? in files where !file.isEmpty {
      guard let bytes = try? readRegularFileIfPresent(systemPath(file)),
        let value = excludesFile(in: String(decoding: bytes, as: UTF8.self))
      else { continue }
      return (try? expandingVariables(value)) ?? value
    }
    return configuration.map { $0 + "/git/ignore" }
  }

  private static func isOn(_ variable: String) -> Bool {
    guard let value = ProcessEnvironment.nonEmptyValue(variable) else { return false }
    return !["0", "false", "no", "off"].contains(value.lowercased())
  }

  /// The value of `excludesFile` in the section `core` of a configuration file of git.
  static func excludesFile(in text: String) -> String? {
    var isInCore = false
    var result: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimming(.unicode)
      if line.hasPrefix("[") {
        isInCore = line.lowercased().hasPrefix("[core]")
      } else if isInCore, let equals = line.firstIndex(of: "="),
        line[..<equals].trimming(.unicode).lowercased() == "excludesfile"
      {
        var value = String(line[line.index(after: equals)...].trimming(.unicode))
        if value.hasPrefix("\""), value.hasSuffix("\""), value.count > 1 {
          value = String(value.dropFirst().dropLast())
        }
        result = value
      }
    }
    return result
  }

  private static func firstLine(of file: String) -> String? {
    guard let bytes = try? readRegularFileIfPresent(systemPath(file)) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
  }
}

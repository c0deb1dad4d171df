import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// Removes a distribution from an environment.
package enum Uninstallation {
  /// Removes every file of a distribution, its compiled modules, and the directories that are empty then.
  ///
  /// - Returns: the number of files removed.
  /// - Throws: `InstallingError` where the distribution does not tell its files, or names files outside the environment
  ///   (nothing is removed then); `SystemError`.
  @discardableResult
  package static func remove(_ distribution: InstalledDistribution, from target: InstallTarget) throws -> Int {
    try remove(distribution, from: target, keeping: [])
  }

  /// Removes a distribution, but none of some directories that are in use.
  static func remove(
    _ distribution: InstalledDistribution, from target: InstallTarget, keeping keptDirectories: Set<String>
  ) throws -> Int {
    switch distribution.kind {
    case .distInfo: try removeDistInfo(distribution, from: target, keeping: keptDirectories)
    case .eggInfoDirectory: try removeEggInfo(distribution, from: target)
    case .eggLink(let project): try removeLink(distribution, to: project, from: target)
    case .eggInfoFile:
      throw InstallingError.cannotUninstall(
        displayed(distribution), reason: "it was installed by distutils, which does not note the files it installs")
    }
  }

  private static func displayed(_ distribution: InstalledDistribution) -> String {
    "\(distribution.name)==\(distribution.version)"
  }

  private static func removeDistInfo(
    _ distribution: InstalledDistribution, from target: InstallTarget, keeping keptDirectories: Set<String>
  ) throws -> Int {
    let record: RecordFile?
    do {
      record = try distribution.record()
    } catch let error as RecordFileError {
      throw InstallingError.cannotUninstall(displayed(distribution), reason: error.message)
    }
    guard let record else {
      throw InstallingError.cannotUninstall(
        displayed(distribution), reason: "`\(distribution.path.appending("RECORD"))` is missing")
    }
    return try remove(
      record, distInfo: distribution.entryName, sitePackages: distribution.sitePackages,
      displayed: displayed(distribution), from: target, keeping: keptDirectories)
  }

  /// Removes the files of a RECORD and the dist-info directory; RECORD itself goes last, so that a removal that is cut
  /// short can be taken up again.
  static func remove(
    _ record: RecordFile, distInfo: String, sitePackages: FilePath, displayed: String, from target: InstallTarget,
    keeping keptDirectories: Set<String> = []
  ) throws -> Int {
    let recordPath = "\(distInfo)/RECORD"
    var files = RecordedFiles(of: displayed, in: target, keeping: keptDirectories)
    let base = sitePackages.string
    for entry in record.entries where entry.path != recordPath { try files.add(entry.path, relativeTo: base) }
    // Tools leave files here that they do not list.
    let directory = sitePackages.appending(distInfo)
    for entry in try listDirectoryIfPresent(directory) ?? [] where entry.name != "RECORD" && entry.kind != .directory {
      try files.add("\(distInfo)/\(entry.name)", relativeTo: base)
    }
    try files.add(recordPath, relativeTo: base)
    return try files.remove()
  }

  private static func removeEggInfo(_ distribution: InstalledDistribution, from target: InstallTarget) throws -> Int {
    var files = RecordedFiles(of: displayed(distribution), in: target)
    if let list = try readFileIfPresent(distribution.path.appending("installed-files.txt")) {
      for line in String(decoding: list, as: UTF8.self).split(whereSeparator: \.isNewline) {
        try files.add(String(line), relativeTo: distribution.path.string)
      }
    } else if let names = try lines(of: distribution, "top_level.txt") {
      let namespaces = Set(try lines(of: distribution, "namespace_packages.txt") ?? [])
      for name in names where !namespaces.contains(name) {
        try addTopLevel(name, of: distribution, to: &files)
      }
    } else {
      throw InstallingError.cannotUninstall(
        displayed(distribution), reason: "`\(distribution.path)` has neither `installed-files.txt` nor `top_level.txt`")
    }
    try addTree(distribution.path, to: &files)
    return try files.remove()
  }

  private static func lines(of distribution: InstalledDistribution, _ name: String) throws -> [String]? {
    guard let bytes = try readFileIfPresent(distribution.path.appending(name)) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
      line.filter { !$0.isWhitespace }
    }.filter { !$0.isEmpty }
  }

  private static func addTopLevel(
    _ name: String, of distribution: InstalledDistribution, to files: inout RecordedFiles
  ) throws {
    let path = distribution.sitePackages.appending(name)
    if try fileStatus(path, followingLinks: false)?.kind == .directory {
      try addTree(path, to: &files)
    } else {
      for suffix in [".py", ".pyc", ".pyo", ".so"] where isFile(distribution.sitePackages.appending(name + suffix)) {
        try files.add(name + suffix, relativeTo: distribution.sitePackages.string)
      }
    }
  }

  private static func addTree(_ root: FilePath, to files: inout RecordedFiles) throws {
    guard isDirectory(root) else { return }
    try walkDirectory(root) { path, kind in
      if kind != .directory { try files.add(path.string, relativeTo: root.string) }
      return true
    }
  }

  /// Removes an old editable installation: the link and the line that puts the project on Python's path.
  private static func removeLink(
    _ distribution: InstalledDistribution, to project: FilePath, from target: InstallTarget
  ) throws -> Int {
    let list = distribution.sitePackages.appending("easy-install.pth")
    if let bytes = try readFileIfPresent(list) {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      let kept = lines.filter { FilePath(String($0)).lexicallyNormalized() != project.lexicallyNormalized() }
      if kept.allSatisfy(\.isEmpty) {
        try removeFile(list)
      } else if kept.count < lines.count {
        try writeAtomically(kept.joined(separator: "\n"), to: list)
      }
    }
    return try removeFile(distribution.path) ? 1 : 0
  }
}

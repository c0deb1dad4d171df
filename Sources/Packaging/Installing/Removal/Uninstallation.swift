import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// Removes a distribution from an environment.
package enum Uninstallation {
  /// Finds out what is to be removed of a distribution.
  ///
  /// - Parameter allowsMissingRecord: whether a distribution whose RECORD is missing is taken out as far as it is known.
  /// - Throws: `InstallingError` where the distribution does not tell its files, or names files outside the environment;
  ///   `SystemError`.
  static func plan(
    _ distribution: InstalledDistribution, in installTarget: InstallTarget, allowsMissingRecord: Bool = false
  ) throws -> PlannedRemoval {
    switch distribution.kind {
    case .distInfo: return try planDistInfo(distribution, in: installTarget, allowsMissingRecord: allowsMissingRecord)
    case .eggInfoDirectory: return try planEggInfo(distribution, in: installTarget)
    case .eggLink(let project): return try planLink(distribution, to: project, in: installTarget)
    case .eggInfoFile:
      throw InstallingError.cannotUninstall(
        displayed(distribution), reason: "it was installed by distutils, which does not note the files it installs")
    }
  }

  private static func displayed(_ distribution: InstalledDistribution) -> String {
    "\(distribution.name)==\(distribution.version)"
  }

  // MARK: What modern tools install

  private static func planDistInfo(
    _ distribution: InstalledDistribution, in installTarget: InstallTarget, allowsMissingRecord: Bool
  ) throws -> PlannedRemoval {
    let displayed = displayed(distribution)
    let record: RecordFile?
    do {
      record = try distribution.record()
    } catch let error as RecordFileError {
      throw InstallingError.cannotUninstall(displayed, reason: error.message)
    }
    if record == nil, !allowsMissingRecord {
      throw InstallingError.cannotUninstall(
        displayed, reason: "`\(distribution.path.appending("RECORD"))` is missing")
    }
    let distInfo = distribution.entryName
    let base = distribution.sitePackages.string
    let recordPath = "\(distInfo)/RECORD"
    var files = RecordedFiles(of: displayed, in: installTarget)
    for entry in record?.entries ?? [] where entry.path != recordPath { try files.add(entry.path, relativeTo: base) }
    let compiled = try RecordedFiles.compiled(of: files.files)
    // Tools leave files here that they do not list.
    for entry in try listDirectoryIfPresent(distribution.path) ?? []
    where entry.name != "RECORD" && entry.kind != .directory {
      try files.add("\(distInfo)/\(entry.name)", relativeTo: base)
    }
    try files.add(recordPath, relativeTo: base)
    var removal = PlannedRemoval(displayed: displayed)
    removal.files = compiled + files.files
    removal.lacksRecord = record == nil
    return removal
  }

  // MARK: What old tools installed

  private static func planEggInfo(
    _ distribution: InstalledDistribution, in installTarget: InstallTarget
  ) throws -> PlannedRemoval {
    var files = RecordedFiles(of: displayed(distribution), in: installTarget)
    var removal = PlannedRemoval(displayed: displayed(distribution))
    if let list = try readRegularFileIfPresent(distribution.path.appending("installed-files.txt")) {
      // To repair the bytes would name other files.
      guard let list = String(validating: list, as: UTF8.self) else {
        throw InstallingError.cannotUninstall(
          displayed(distribution), reason: "`\(distribution.path.appending("installed-files.txt"))` is not valid UTF-8")
      }
      for line in list.split(whereSeparator: \.isNewline) {
        try files.add(String(line), relativeTo: distribution.path.string)
      }
    } else if let names = try lines(of: distribution, "top_level.txt") {
      let namespaces = Set(try lines(of: distribution, "namespace_packages.txt") ?? [])
      for name in names where !namespaces.contains(name) {
        if isTopLevelName(name) {
          try addTopLevel(name, of: distribution, to: &files)
        } else {
          removal.ignoredNames.append(name)
        }
      }
    } else {
      throw InstallingError.cannotUninstall(
        displayed(distribution), reason: "`\(distribution.path)` has neither `installed-files.txt` nor `top_level.txt`")
    }
    let compiled = try RecordedFiles.compiled(of: files.files)
    try addTree(distribution.path, to: &files)
    removal.files = compiled + files.files
    return removal
  }

  private static func lines(of distribution: InstalledDistribution, _ name: String) throws -> [String]? {
    guard let bytes = try readRegularFileIfPresent(distribution.path.appending(name)) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
      line.filter { !$0.isWhitespace }
    }.filter { !$0.isEmpty }
  }

  /// Whether a name can be that of a module, or of the stubs of one: a path, or a name that is everybody's such as
  /// `__pycache__`, would take away what others own.
  private static func isTopLevelName(_ name: String) -> Bool {
    name != "__pycache__" && !name.utf8.contains { "./\\\0".utf8.contains($0) }
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

  /// An old editable installation: the link, and the line that puts the project on Python's path.
  private static func planLink(
    _ distribution: InstalledDistribution, to project: FilePath, in installTarget: InstallTarget
  ) throws -> PlannedRemoval {
    var files = RecordedFiles(of: displayed(distribution), in: installTarget)
    let base = distribution.sitePackages.string
    var removal = PlannedRemoval(displayed: displayed(distribution))
    let listName = "easy-install.pth"
    if let bytes = try readRegularFileIfPresent(distribution.sitePackages.appending(listName)) {
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let kept = lines.filter { line in
        let text = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        return FilePath(text).lexicallyNormalized() != project.lexicallyNormalized()
      }
      if kept.count < lines.count {
        try files.add(listName, relativeTo: base)
        if !kept.allSatisfy(\.isEmpty), let path = files.files.last {
          removal.rewritten.append((path, Array(kept.joined(separator: [UInt8(ascii: "\n")]))))
        }
      }
    }
    try files.add(distribution.entryName, relativeTo: base)
    removal.files = files.files
    return removal
  }
}

package import PackagingStandards
import Support
import SystemIO
package import SystemPackage

/// What is installed in an environment, by a look at its directories alone.
///
/// Names and versions come from the names of entries, so that a hundred distributions cost one listing; metadata is
/// read when it is asked for.
package struct InstalledDistributions: Sendable {
  /// All distributions, by name, then in the order of the directories, then by version.
  package private(set) var all: [InstalledDistribution] = []
  /// Entries that look like distributions and cannot be understood, with the reason.
  package private(set) var unreadable: [(path: FilePath, reason: String)] = []
  /// The directories where a command that installs was killed: see ``InstallTransaction/repair(_:of:options:)``.
  package private(set) var interrupted: [FilePath] = []
  private var firstIndex: [PackageName: Int] = [:]

  /// Lists an environment; directories that do not exist are empty.
  ///
  /// - Throws: `SystemError`.
  package init(in sitePackages: [FilePath]) throws {
    for directory in sitePackages { try scan(directory) }
    all.sort { left, right in
      if left.name != right.name { return left.name < right.name }
      if left.sitePackages != right.sitePackages {
        return sitePackages.firstIndex(of: left.sitePackages) ?? 0 < sitePackages.firstIndex(of: right.sitePackages)
          ?? 0
      }
      return left.version != right.version ? left.version < right.version : left.entryName < right.entryName
    }
    firstIndex.reserveCapacity(all.count)
    for (index, distribution) in all.enumerated() where firstIndex[distribution.name] == nil {
      firstIndex[distribution.name] = index
    }
  }

  /// The distributions of one name: one, unless the environment is broken.
  package subscript(name: PackageName) -> ArraySlice<InstalledDistribution> {
    guard let first = firstIndex[name] else { return [] }
    var end = first
    while end < all.count, all[end].name == name { end += 1 }
    return all[first..<end]
  }

  private mutating func scan(_ directory: FilePath) throws {
    for entry in try listDirectoryIfPresent(directory) ?? [] {
      let name = entry.name
      if name.utf8.first == UInt8(ascii: ".") {
        if name == TransactionStash.directoryName { interrupted.append(directory) }
      } else if name.hasSuffix(".dist-info") {
        // A link may lead to a directory, or nowhere.
        if entry.kind == .directory || (entry.kind != .file && isDirectory(directory.appending(name))) {
          add(name, name.dropLast(10), .distInfo, in: directory)
        }
      } else if name.hasSuffix(".egg-info") {
        let isFile = entry.kind == .file || (entry.kind == nil && SystemIO.isFile(directory.appending(name)))
        add(name, name.dropLast(9), isFile ? .eggInfoFile : .eggInfoDirectory, in: directory)
      } else if name.hasSuffix(".egg-link") {
        addLink(name, in: directory)
      }
    }
  }

  private mutating func add(
    _ entryName: String, _ stem: Substring, _ kind: InstalledDistribution.Kind, in directory: FilePath
  ) {
    let path = directory.appending(entryName)
    do {
      let (name, version) = try Self.parse(stem, isEgg: kind != .distInfo) ?? Self.metadata(at: path, kind)
      all.append(
        InstalledDistribution(name: name, version: version, kind: kind, sitePackages: directory, entryName: entryName))
    } catch {
      unreadable.append((path, explanation(of: error).joined(separator: ": ")))
    }
  }

  private mutating func addLink(_ entryName: String, in directory: FilePath) {
    let path = directory.appending(entryName)
    do {
      let text = String(decoding: try readRegularFile(path), as: UTF8.self)
      guard let line = text.split(whereSeparator: \.isNewline).first, !line.isEmpty else {
        throw SystemError("read", path, code: .invalidArgument)
      }
      let project = FilePath(String(line))
      guard let info = try listDirectory(project).first(where: { $0.name.hasSuffix(".egg-info") }) else {
        throw SystemError("find an `.egg-info` directory in", project, code: .noSuchFileOrDirectory)
      }
      let (name, version) = try Self.metadata(at: project.appending(info.name), .eggInfoDirectory)
      all.append(
        InstalledDistribution(
          name: name, version: version, kind: .eggLink(project: project), sitePackages: directory, entryName: entryName)
      )
    } catch {
      unreadable.append((path, explanation(of: error).joined(separator: ": ")))
    }
  }

  /// Splits `name-version`, for eggs `name-version-py3.8`; `nil` where there is no version.
  /// What the name of a metadata directory says without its ending; `nil` where it says no version.
  static func parse(_ stem: Substring, isEgg: Bool) throws -> (name: PackageName, version: Version)? {
    var parts = stem.split(separator: "-", omittingEmptySubsequences: false)
    if isEgg, parts.count > 2, parts.last?.hasPrefix("py") == true { parts.removeLast() }
    guard parts.count > 1, let last = parts.popLast() else { return nil }
    return (try PackageName(parts.joined(separator: "-")), try Version(String(last)))
  }

  private static func metadata(
    at path: FilePath, _ kind: InstalledDistribution.Kind
  ) throws -> (PackageName, Version) {
    let file =
      switch kind {
      case .eggInfoFile: path
      case .distInfo: path.appending("METADATA")
      case .eggInfoDirectory, .eggLink: path.appending("PKG-INFO")
      }
    let bytes = try readRegularFile(file)
    let metadata = try CoreMetadata(parsing: bytes.span)
    return (metadata.name, metadata.version)
  }
}

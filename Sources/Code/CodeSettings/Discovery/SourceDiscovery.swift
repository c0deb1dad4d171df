package import FilePatterns
import Support
internal import SystemIO
internal import SystemPackage

/// A file that a command looks at.
package struct SourceFile: Sendable {
  /// The absolute path.
  package let path: String
  /// Whether it was named itself, not found in a directory.
  package let isExplicit: Bool
  /// The settings of the closest configuration file.
  package let settings: CodeSettings

  /// Whether patterns of one tool leave the file out: those that it was not named for, unless exclusion is forced.
  package func isExcluded(by patterns: FilePatternSet) -> Bool {
    if patterns.isEmpty || (isExplicit && !settings.selection.forcesExclusion) { return false }
    var path = path
    return path.withUTF8 { unsafe patterns.matchesPathOrName($0) }
  }
}

/// A path that could not be looked at.
package struct DiscoveryFailure: Sendable {
  /// The absolute path.
  package let path: String
  /// Why it could not be looked at.
  package let error: any Error
}

/// A file or directory that would have been looked at, were it not left out.
package struct Omission: Sendable {
  /// Why something is left out.
  package enum Reason: Sendable { case ignoreFile, exclude }

  /// The absolute path.
  package let path: String
  /// Why it is left out.
  package let reason: Reason
}

/// What was found.
package struct DiscoveredFiles: Sendable {
  /// The files, each once, ordered by their path's components.
  package var files: [SourceFile] = []
  /// What could not be looked at, in the same order.
  package var failures: [DiscoveryFailure] = []
  /// What was left out on the way, directories without what they hold.
  package var omissions: [Omission] = []

  /// Nothing.
  package init() {}
}

/// Finds the files that a command's operands stand for.
package struct SourceDiscovery: Sendable {
  private let resolver: CodeSettingsResolver
  private let workingDirectory: String

  package init(_ resolver: CodeSettingsResolver, workingDirectory: String) {
    self.resolver = resolver
    self.workingDirectory = workingDirectory
  }

  /// The files that are named, and those in the directories that are.
  ///
  /// - Throws: `ConfigurationFileError` for a configuration file on the way.
  package func find(_ operands: [String]) throws -> DiscoveredFiles {
    var seen: Set<ExactText> = []
    var result = DiscoveredFiles()
    var walk = DirectoryWalk(resolver: resolver, workingDirectory: workingDirectory)
    for operand in operands {
      let path = absolutePath(operand, in: workingDirectory)
      guard seen.insert(ExactText(path)).inserted else { continue }
      let settings = try resolver.settings(for: path)
      if resolver.rootSettings.selection.forcesExclusion, Self.isExcluded(path, settings) {
        result.omissions.append(Omission(path: path, reason: .exclude))
        continue
      }
      do {
        guard let status = try fileStatus(systemPath(path)) else {
          throw SystemError("find", systemPath(path), code: .noSuchFileOrDirectory)
        }
        if status.isDirectory {
          walk.add(path, settings)
        } else {
          result.files.append(SourceFile(path: path, isExplicit: true, settings: settings))
        }
      } catch {
        result.failures.append(DiscoveryFailure(path: path, error: error))
      }
    }
    let found = try walk.run()
    result.files += found.files
    result.failures += found.failures
    result.omissions += found.omissions
    result.sortAndMerge()
    return result
  }

  /// Whether a path would be left out if it were found in a directory.
  package func isExcluded(_ path: String) throws -> Bool {
    let path = absolutePath(path, in: workingDirectory)
    return Self.isExcluded(path, try resolver.settings(for: path))
  }

  /// Whether the path or a directory around it is excluded, up to the directory of the settings.
  private static func isExcluded(_ path: String, _ settings: CodeSettings) -> Bool {
    var ancestor = path
    while ancestor != "/" {
      if ancestor.withUTF8({ unsafe settings.selection.excludes($0) }) { return true }
      if ancestor.isExactly(settings.root) { break }
      ancestor = parentDirectory(ancestor)
    }
    return false
  }
}

extension DiscoveredFiles {
  /// Orders the files and drops repetitions: a file that was named itself stays so.
  fileprivate mutating func sortAndMerge() {
    files.sort { left, right in
      switch componentOrder(left.path, right.path) {
      case ..<0: true
      case 0: left.isExplicit && !right.isExplicit
      default: false
      }
    }
    var kept: [SourceFile] = []
    kept.reserveCapacity(files.count)
    for file in files where !(kept.last?.path.isExactly(file.path) ?? false) { kept.append(file) }
    files = kept
    failures.sort { componentsPrecede($0.path, $1.path) }
    omissions.sort { componentsPrecede($0.path, $1.path) }
  }
}

/// Whether one path comes before another in the order of their components: `a/b` before `a-b`.
package func componentsPrecede(_ left: String, _ right: String) -> Bool { componentOrder(left, right) < 0 }

/// Compares two paths by their components: below 0 where `left` comes first, 0 where they are the same.
private func componentOrder(_ left: String, _ right: String) -> Int {
  var left = left
  var right = right
  return left.withUTF8 { left in
    right.withUTF8 { right in
      let count = min(left.count, right.count)
      for index in 0..<count where unsafe left[index] != right[index] {
        if unsafe left[index] == UInt8(ascii: "/") { return -1 }
        if unsafe right[index] == UInt8(ascii: "/") { return 1 }
        return unsafe Int(left[index]) - Int(right[index])
      }
      return left.count - right.count
    }
  }
}

/// Whether one text comes before another in the order of their bytes: `a-b` before `a/b`, as findings are sorted.
package func utf8Precedes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

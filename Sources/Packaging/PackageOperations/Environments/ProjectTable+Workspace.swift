internal import SystemIO
package import SystemPackage
package import TOMLSyntax

extension ProjectTable {
  /// What a search for a workspace is told of a place where a `pyproject.toml` may be.
  package enum Reading {
    /// There is none, or none that could have a workspace.
    case nothing
    /// There is one that nobody can make sense of; the search ends, as it may be the root of the workspace.
    case unusable
    case document(TOMLDocument)
  }

  /// The nearest directory that has a `pyproject.toml`, from one upwards.
  package static func nearestDirectory(from start: FilePath) -> FilePath? {
    var directory = start
    while !isFile(directory.appending("pyproject.toml")) {
      guard let parent = directory.parent else { return nil }
      directory = parent
    }
    return directory
  }

  /// The workspace above a project that counts it among its members. Only the nearest one that is there is asked.
  ///
  /// - Parameters:
  ///   - member: the project's directory.
  ///   - read: tells what the `pyproject.toml` of this path holds.
  package static func workspace(
    above member: FilePath, read: (FilePath) throws -> Reading
  ) rethrows -> ProjectTable? {
    var directory = member
    while let parent = directory.parent {
      directory = parent
      switch try read(directory.appending("pyproject.toml")) {
      case .nothing: continue
      case .unusable: return nil
      case .document(let document):
        let table = ProjectTable(document, directory: directory)
        if table.hasWorkspace { return table.hasMember(member) ? table : nil }
      }
    }
    return nil
  }
}

extension FilePath {
  /// The directory above; nothing above a root, or above the first component of a relative path.
  fileprivate var parent: FilePath? {
    let parent = removingLastComponent()
    return parent == self || parent.isEmpty ? nil : parent
  }
}

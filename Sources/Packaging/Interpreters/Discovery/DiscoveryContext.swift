import SystemIO
package import SystemPackage

/// What a search for interpreters reads of the process around it.
package struct DiscoveryContext: Sendable {
  /// Where relative paths start, and the search for `.venv`.
  package let workingDirectory: FilePath
  private let lookUp: @Sendable (String) -> String?

  /// - Parameters:
  ///   - workingDirectory: an absolute path.
  ///   - variable: returns the value of an environment variable.
  package init(workingDirectory: FilePath, variable: @escaping @Sendable (String) -> String?) {
    self.workingDirectory = workingDirectory
    lookUp = variable
  }

  /// The context of this process.
  ///
  /// - Throws: `SystemError` where the working directory is gone.
  package init() throws {
    self.init(workingDirectory: try currentDirectory(), variable: ProcessEnvironment.value)
  }

  /// Returns the value of an environment variable; an empty one counts as unset.
  func variable(_ name: String) -> String? {
    guard let value = lookUp(name), !value.isEmpty else { return nil }
    return value
  }

  /// Makes a path absolute without following links.
  func absolute(_ path: FilePath) -> FilePath {
    withoutDots(workingDirectory.pushing(path))
  }

  /// The user's home directory.
  var home: FilePath? { variable("HOME").map { FilePath($0) } ?? ProcessEnvironment.homeDirectory }

  /// The directories of the search path, in order, each once however often it is named or linked.
  ///
  /// `ADDER_PYTHON_SEARCH_PATH` or `UV_PYTHON_SEARCH_PATH` takes the place of `PATH`.
  func searchDirectories() -> [FilePath] {
    let names = ["ADDER_PYTHON_SEARCH_PATH", "UV_PYTHON_SEARCH_PATH", "PATH"]
    let path = names.lazy.compactMap { variable($0) }.first ?? ""
    var seen: Set<FileKey> = []
    return path.split(separator: ":").compactMap { part in
      let directory = absolute(FilePath(String(part)))
      guard let status = try? fileStatus(directory), status.isDirectory else { return nil }
      return seen.insert(FileKey(device: status.device, inode: status.inode)).inserted ? directory : nil
    }
  }

  private struct FileKey: Hashable {
    let device: UInt64
    let inode: UInt64
  }
}

import CodeSettings
import SystemIO
import SystemPackage

/// A directory of its own with the files of a project.
final class CodeProject {
  private let sandbox: TemporaryDirectory
  /// The absolute path, with links resolved.
  let path: String

  /// - Parameter files: contents by relative path; `adder.toml` is empty but for a line length where none is given, so
  ///   that no configuration of the person who runs the tests counts.
  init(_ files: [String: String]) throws {
    sandbox = try TemporaryDirectory()
    path = (realPath(sandbox.path) ?? sandbox.path).string
    for (name, text) in files {
      let file = FilePath(path).pushing(FilePath(name))
      try createDirectories(file.removingLastComponent())
      try writeFile(Array(text.utf8), to: file)
    }
  }

  /// Writes a file whose content is no text.
  func write(bytes: [UInt8], to name: String) throws {
    try writeFile(bytes, to: FilePath(path).pushing(FilePath(name)))
  }

  func resolver(
    in directory: String = "", _ change: (inout SettingsOverrides) throws -> Void = { _ in }
  ) throws -> CodeSettingsResolver {
    var overrides = SettingsOverrides()
    try change(&overrides)
    let directory = directory.isEmpty ? path : path + "/" + directory
    return try CodeSettingsResolver(directory: directory, workingDirectory: path, overrides: overrides)
  }

  /// The settings of a file or directory.
  func settings(_ name: String, _ change: (inout SettingsOverrides) throws -> Void = { _ in }) throws -> CodeSettings {
    try resolver(change).settings(for: path + "/" + name)
  }

  /// The files below the operands, relative to the project.
  func files(_ operands: [String] = ["."], _ change: (inout SettingsOverrides) throws -> Void = { _ in }) throws
    -> [String]
  {
    let found = try SourceDiscovery(resolver(change), workingDirectory: path).find(operands)
    return found.files.map { String($0.path.dropFirst(path.utf8.count + 1)) }
  }
}

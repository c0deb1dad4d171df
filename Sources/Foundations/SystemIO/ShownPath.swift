package import SystemPackage

extension FilePath {
  /// The path as messages show it: relative to a directory where it lies below it.
  package func shown(from directory: FilePath) -> String {
    // Everything lies below the root.
    if directory.components.isEmpty { return string }
    var relative = self
    if relative.removePrefix(directory), !relative.isEmpty { return relative.string }
    return string
  }
}

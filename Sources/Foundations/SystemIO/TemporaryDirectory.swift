package import SystemPackage

/// A fresh directory that is removed, with everything in it, when the value is destroyed.
package struct TemporaryDirectory: ~Copyable {
  package let path: FilePath
  private var isKept = false

  /// Creates a directory inside `parent`, by default the system's folder for temporary files.
  package init(in parent: FilePath? = nil, prefix: String = "adder-") throws {
    let parent = parent ?? FilePath(ProcessEnvironment.value("TMPDIR") ?? "/tmp")
    while true {
      let candidate = parent.appending(uniqueName(prefix: prefix))
      if try createDirectory(candidate, permissions: 0o700) {
        path = candidate
        return
      }
    }
  }

  /// Keeps the directory: the caller has moved it or takes care of it.
  package consuming func keep() -> FilePath {
    isKept = true
    return path
  }

  deinit { if !isKept { try? removeTree(path) } }
}

import PackagingStandards
import SystemIO
import SystemPackage

/// The Pythons behind pyenv's shims.
///
/// A shim is a script that runs one of pyenv's Pythons, or fails where the version chosen for the directory does not have
/// that name. The Pythons themselves are whole and need no shim.
struct PyenvInstallations {
  /// The directory that has `shims` and `versions`.
  let root: FilePath

  /// Finds the installation of pyenv that a shim belongs to.
  init?(shim: FilePath) {
    let directory = shim.removingLastComponent()
    guard directory.lastComponent?.string == "shims" else { return nil }
    root = directory.removingLastComponent()
    guard isDirectory(root.appending("versions")) else { return nil }
  }

  /// The interpreters that may be what is asked for, the newest version first.
  func executables(for version: PythonVersionRequest, _ implementation: PythonImplementation?) -> [FilePath] {
    let directory = root.appending("versions")
    let entries = (try? listDirectoryIfPresent(directory)) ?? []
    var found: [(version: Version, path: FilePath)] = []
    for entry in entries {
      let digits = entry.name.drop { !$0.isASCII || !$0.isNumber }
      guard let number = try? Version(String(digits)) else { continue }
      let isPlain = digits.count == entry.name.count
      // A plain number is CPython's; `pypy3.10-7.3.15` names two versions, so only running it tells.
      if isPlain, implementation.map({ $0 != .cpython }) ?? false || !version.acceptsVersion(number) { continue }
      if !isPlain, implementation == nil || implementation == .cpython { continue }
      found.append((number, ActiveEnvironments.executable(in: directory.appending(entry.name))))
    }
    return found.sorted { $0.version > $1.version }.map(\.path)
  }
}

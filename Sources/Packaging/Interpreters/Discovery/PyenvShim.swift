import Support
import SystemIO
import SystemPackage

/// A shim of pyenv, together with everything that decides which Python it runs now.
///
/// Running a shim starts a shell several times over, which takes far longer than the Python behind it. Its answer is kept
/// for as long as the version that pyenv would choose, and what it has to choose from, stay the same.
struct PyenvShim {
  /// A number for the chosen version and the versions there are.
  let fingerprint: UInt64

  /// Answers `nil` for a path that is no shim of pyenv, or one whose choice other programs take part in.
  init?(_ path: FilePath, context: DiscoveryContext) {
    guard let pyenv = PyenvInstallations(shim: path), context.variable("PYENV_HOOK_PATH") == nil else { return nil }
    var hash = StableHash()
    // In pyenv's order: the variable, the file in or above the directory, the global choice.
    if let version = context.variable("PYENV_VERSION") {
      hash.combine("variable")
      hash.combine(version)
    } else {
      let start = context.variable("PYENV_DIR").map { context.absolute(FilePath($0)) } ?? context.workingDirectory
      Self.combine(Self.versionFile(above: start) ?? pyenv.root.appending("version"), into: &hash)
    }
    let versions = try? fileStatus(pyenv.root.appending("versions"))
    hash.combine(UInt64(bitPattern: versions?.modificationTime ?? 0))
    // The version `system` is whatever else the search path has.
    hash.combine(context.variable("PATH") ?? "")
    fingerprint = hash.value
  }

  private static func versionFile(above start: FilePath) -> FilePath? {
    var directory = start
    while true {
      let file = directory.appending(".python-version")
      if exists(file) { return file }
      let parent = directory.removingLastComponent()
      if parent == directory || parent.isEmpty { return nil }
      directory = parent
    }
  }

  private static func combine(_ file: FilePath, into hash: inout StableHash) {
    hash.combine(file.string)
    let content = (try? readRegularFileIfPresent(file, limit: smallFileLimit)) ?? []
    unsafe content.withUnsafeBytes { unsafe hash.combine($0) }
  }
}

import Support
package import SystemPackage

/// Why a virtual environment cannot be made.
package enum EnvironmentError: UserFacingError, Equatable {
  /// The directory is an environment already.
  case environmentExists(FilePath)
  /// The directory holds something else.
  case directoryExists(FilePath)
  /// Something that is no directory has that name.
  case fileExists(FilePath)
  /// `--clear` on a directory that is not an environment.
  case notAnEnvironment(FilePath)
  /// The path or the prompt would break the files that name it.
  case unusableText(String, String)

  package var message: String { "Failed to create virtual environment" }

  package var causes: [String] {
    switch self {
    case .environmentExists(let path): ["A virtual environment already exists at: \(path)"]
    case .directoryExists(let path): ["A directory already exists at: \(path)"]
    case .fileExists(let path): ["A file already exists at: \(path)"]
    case .notAnEnvironment(let path): ["`\(path)` is not a virtual environment, so it is not cleared"]
    case .unusableText(let what, let detail): ["The \(what) \(detail)"]
    }
  }

  package var hints: [String] {
    switch self {
    case .environmentExists:
      ["Use the `--clear` flag or set `ADDER_VENV_CLEAR=1` to replace the existing virtual environment"]
    case .directoryExists:
      ["Use the `--clear` flag or set `ADDER_VENV_CLEAR=1` to replace the existing directory"]
    case .notAnEnvironment: ["Use the `--force` flag to remove the existing directory anyway"]
    case .fileExists, .unusableText: []
    }
  }
}

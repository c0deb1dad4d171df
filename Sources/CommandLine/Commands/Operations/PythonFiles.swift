internal import SystemIO
internal import SystemPackage

/// Finds the Python files that a command line names.
struct PythonFiles {
  private let workingDirectory: FilePath

  init(_ workingDirectory: FilePath) {
    self.workingDirectory = workingDirectory
  }

  /// The files below the paths, in order, each once. A file that is named itself is taken whatever its name.
  func find(_ names: [String]) throws -> [FilePath] {
    var files: [FilePath] = []
    for name in names.isEmpty ? ["."] : names {
      let path = FilePath(name)
      if isDirectory(workingDirectory.pushing(path)) {
        files += try below(path)
      } else {
        // What does not exist is reported when it cannot be read.
        if path.extension == "ipynb" || path.extension == "md" {
          throw CommandError.unsupported("checking `\(name)`: a notebook or Markdown file")
        }
        files.append(path)
      }
    }
    var seen: Set<FilePath> = []
    return files.map { $0.lexicallyNormalized() }.filter { seen.insert($0).inserted }
      .sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
  }

  private func below(_ directory: FilePath) throws -> [FilePath] {
    var files: [FilePath] = []
    try walkDirectory(workingDirectory.pushing(directory)) { path, kind in
      switch kind {
      case .directory: return !Self.excluded.contains(path.lastComponent?.string ?? "")
      case .file:
        if path.extension == "py" || path.extension == "pyi" { files.append(directory.pushing(path)) }
        return false
      default: return false
      }
    }
    return files
  }

  /// Directories that are left out, as ruff leaves them out by default.
  private static let excluded: Set<String> = [
    ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox", ".pants.d",
    ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode", "__pypackages__", "_build",
    "buck-out", "dist", "node_modules", "site-packages", "venv",
  ]
}

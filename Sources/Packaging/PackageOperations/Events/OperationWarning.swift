package import Installing
package import PackagingStandards
internal import SystemIO
package import SystemPackage

/// What an operation warns of.
package enum OperationWarning: Sendable {
  /// A part of a marker that does not mean what it seems to, in a requirement that was given by itself, or in a file.
  case marker(MarkerWarning, requirement: String, file: String?)
  /// Something in a line of a requirements file.
  case requirementsFile(RequirementsFile.Diagnostic, file: String)
  /// A requirements file that says nothing; `-` is standard input.
  case emptyFile(String)
  /// An entry in a directory of packages that cannot be understood.
  case unreadableEntry(FilePath, reason: String)
  /// A command that changed this directory of packages was cut short.
  case unfinishedChange(FilePath)
  /// What a resolution remarks, as a sentence.
  case resolution(String)
  /// A version that was withdrawn is going to be used.
  case yanked(PackageName, Version, reason: String?)
  /// A wheel in the cache is not what it was, as one of its files shows.
  case damagedCacheEntry(PackageName, Version, file: String)
  /// The environment is on a file system that cannot share files with the cache.
  case copiedFiles
  /// A distribution without a list of its files was removed.
  case incompleteRemoval(String)
  /// A name in an old list of modules that can be none, so that nothing was removed for it.
  case ignoredModule(String, distribution: String)
  /// A file that belonged to nothing was replaced.
  case replacedFile(FilePath, wheel: PackageName)
  /// What was removed could not be deleted, for this reason.
  case leftOver(reason: String)
  /// Two wheels have the same file, with different content.
  case conflict(FileConflict)
  /// A `direct_url.json` that cannot be read.
  case unreadableSource(FilePath, package: PackageName)
  /// Something that was to be removed is not there.
  case notInstalled(PackageName)
  /// A `pyproject.toml` that says nothing usable about Python.
  case disobeyedProject(ProjectPython.Problem)
  /// A line of a version file that asks for nothing that can be looked for.
  case ignoredVersionLine(String, file: FilePath)
  /// The Python that was found is not what the project requires.
  case unfitPython(PythonSelection.Misfit)

  /// The warning as a sentence, which leaves a directory out of the paths below it.
  package func text(in workingDirectory: FilePath) -> String {
    switch self {
    case .marker(let warning, let requirement, let file):
      "\(warning.message) (\(file.map { "`\($0)`, " } ?? "")`\(requirement)`)"
    case .requirementsFile(let diagnostic, let file):
      "\(diagnostic.message)\(diagnostic.hint.map { ": \($0)" } ?? "") (`\(file)`, line \(diagnostic.line))"
    case .emptyFile("-"): "No dependencies found in stdin"
    case .emptyFile(let file): "Requirements file `\(file)` does not contain any dependencies"
    case .unreadableEntry(let path, let reason): "Ignoring `\(path)`: \(reason)"
    case .unfinishedChange(let directory):
      "A command that changed `\(directory.shown(from: workingDirectory))` was cut short: what is listed may be in part "
        + "what was, and in part what was to be. The next command that changes it undoes or finishes that"
    case .resolution(let text): text
    case .yanked(let name, let version, let reason):
      "`\(name)==\(version)` is yanked" + (reason.map { " (reason: \"\($0)\")" } ?? "")
    case .damagedCacheEntry(let name, let version, let file):
      "The cache's copy of `\(name)==\(version)` has been changed or damaged (`\(file)`): it is fetched again"
    case .copiedFiles:
      "Files were copied: the cache and the environment are on file systems that cannot share them. Put the cache "
        + "beside the environment (`--cache-dir`), or silence this with `--link-mode copy`"
    case .incompleteRemoval(let distribution):
      "`\(distribution)` had no `RECORD`: only its metadata was removed, and files of it may be left"
    case .ignoredModule(let name, let distribution):
      "The list of modules of `\(distribution)` names `\(name)`, which is none: nothing was removed for it"
    case .replacedFile(let path, let wheel):
      "`\(wheel)` has replaced `\(path.shown(from: workingDirectory))`, which belonged to none of the packages that were "
        + "removed"
    case .leftOver(let reason): "What was removed still takes room, and goes with the next change: \(reason)"
    case .conflict(let conflict):
      "`\(conflict.installed)` and `\(conflict.overwritten)` both install `\(conflict.path)`, with different content: "
        + "that of `\(conflict.installed)` is kept"
    case .unreadableSource(let file, let package):
      "`\(file)` cannot be read, so it is not known where `\(package)` came from"
    case .notInstalled(let name): "Skipping \(name) as it is not installed"
    case .disobeyedProject(let problem): problem.description
    case .ignoredVersionLine(let line, let file):
      "Ignoring `\(line)` in `\(file.shown(from: workingDirectory))`, which is no version of Python and no path"
    case .unfitPython(let misfit): misfit.text(in: workingDirectory)
    }
  }
}

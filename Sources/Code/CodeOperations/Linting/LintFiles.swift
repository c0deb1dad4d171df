package import CodeSettings
package import Linting
internal import Synchronization
internal import SystemIO

/// Lints files on all cores.
///
/// - Parameters:
///   - failures: paths that could not be looked at, which count as files that cannot be read.
///   - workingDirectory: what paths are shown relative to.
/// - Throws: `SystemError` where no thread can be started.
package func lintFiles(
  _ files: [SourceFile], failures: [DiscoveryFailure] = [], settings: LintSettings, from workingDirectory: String
) throws -> LintedFiles {
  let linter = FileLinter(settings: settings)
  // Each thread takes a batch of files at a time.
  let batch = 16
  let outcomes = Mutex([LintOutcome](repeating: .clean, count: files.count))
  try WorkerPool.forEach((files.count + batch - 1) / batch) { index in
    var found: [(place: Int, outcome: LintOutcome)] = []
    for place in index * batch..<min(files.count, (index + 1) * batch) {
      let outcome = linter.lint(files[place], displayPath: shownPath(files[place].path, from: workingDirectory))
      if case .clean = outcome { continue }
      found.append((place, outcome))
    }
    outcomes.withLock { for (place, outcome) in found { $0[place] = outcome } }
  }
  return LintedFiles(
    outcomes.withLock { $0 }
      + failures.map { failure in
        linter.unreadable(failure.path, displayPath: shownPath(failure.path, from: workingDirectory), failure.error)
      })
}

/// Lints one text as if it were a file.
///
/// - Parameters:
///   - path: the absolute path of the file, or another name.
///   - displayPath: the path as shown to a person.
package func lintText(
  _ bytes: [UInt8], _ language: SourceLanguage, _ codeSettings: CodeSettings, path: String, displayPath: String,
  settings: LintSettings
) -> LintedFiles {
  LintedFiles([
    FileLinter(settings: settings).lint(bytes, language, codeSettings, path: path, displayPath: displayPath)
  ])
}

package import CodeSettings
package import Findings
package import Linting
internal import Support
internal import Synchronization
internal import SystemIO

/// What linting files came to.
package struct LintedFiles: Sendable {
  /// The files with findings, in the order of their paths' bytes.
  package var files: [FileFindings] = []
  /// The files that could not be read, where no rule that is on makes that a finding.
  package var unreadable: [UnreadableFile] = []

  /// Nothing.
  package init() {}
}

/// A file that could not be read.
package struct UnreadableFile: Sendable {
  /// The path as shown to a person.
  package let displayPath: String
  /// Why, as the system says it.
  package let reason: String
}

/// What the linter does with a file.
package enum LintTreatment: Sendable {
  case checked
  /// It is a document, whose code is not checked so far.
  case document
  /// The settings leave it out, or it holds no code.
  case leftOut
}

extension SourceFile {
  /// What the linter does with the file.
  package var lintTreatment: LintTreatment {
    if isExcluded(by: settings.lintExclude) { return .leftOut }
    switch settings.language(ofFile: path) {
    case .python, .pyi, .ipynb: return .checked
    case .markdown, .restructuredText: return .document
    case nil: return .leftOut
    }
  }
}

/// Lints files on all cores.
///
/// - Parameters:
///   - failures: paths that could not be looked at, which count as files that cannot be read.
///   - workingDirectory: what paths are shown relative to.
/// - Throws: `SystemError` where no thread can be started.
package func lintFiles(
  _ files: [SourceFile], failures: [DiscoveryFailure] = [], settings: LintSettings, from workingDirectory: String
) throws -> LintedFiles {
  let linter = FileLinter(settings: settings, workingDirectory: workingDirectory)
  // Each thread takes a batch of files at a time.
  let batch = 16
  let outcomes = Mutex([LintOutcome](repeating: .clean, count: files.count))
  try WorkerPool.forEach((files.count + batch - 1) / batch) { index in
    var found: [(place: Int, outcome: LintOutcome)] = []
    for place in index * batch..<min(files.count, (index + 1) * batch) {
      let outcome = linter.lint(files[place])
      if case .clean = outcome { continue }
      found.append((place, outcome))
    }
    outcomes.withLock { for (place, outcome) in found { $0[place] = outcome } }
  }
  return LintedFiles(outcomes.withLock { $0 } + failures.map { linter.unreadable($0.path, $0.error) })
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
  let linter = FileLinter(settings: settings, workingDirectory: "/")
  return LintedFiles([linter.lint(bytes, language, codeSettings, path: path, displayPath: displayPath)])
}

extension LintedFiles {
  fileprivate init(_ outcomes: [LintOutcome]) {
    for outcome in outcomes {
      switch outcome {
      case .clean: break
      case .found(let file): files.append(file)
      case .unreadable(let file): unreadable.append(file)
      }
    }
    files.sort { utf8Precedes($0.absolutePath, $1.absolutePath) }
  }
}

/// What linting one file came to.
private enum LintOutcome: Sendable {
  case clean
  case found(FileFindings)
  case unreadable(UnreadableFile)
}

/// Lints files one by one.
private struct FileLinter: Sendable {
  let settings: LintSettings
  let workingDirectory: String

  func lint(_ file: SourceFile) -> LintOutcome {
    guard let language = file.settings.language(ofFile: file.path) else { return .clean }
    let displayPath = shownPath(file.path, from: workingDirectory)
    do {
      let bytes = try readFile(systemPath(file.path))
      return lint(bytes, language, file.settings, path: file.path, displayPath: displayPath)
    } catch {
      return unreadable(file.path, displayPath: displayPath, error)
    }
  }

  func lint(
    _ bytes: [UInt8], _ language: SourceLanguage, _ codeSettings: CodeSettings, path: String, displayPath: String
  ) -> LintOutcome {
    do {
      let found = try SourceLinter(settings).lint(
        bytes, language, codeSettings, path: path, displayPath: displayPath)
      guard let found, !found.findings.isEmpty else { return .clean }
      return .found(found)
    } catch {
      return unreadable(path, displayPath: displayPath, error)
    }
  }

  func unreadable(_ path: String, _ error: any Error) -> LintOutcome {
    unreadable(path, displayPath: shownPath(path, from: workingDirectory), error)
  }

  private func unreadable(_ path: String, displayPath: String, _ error: any Error) -> LintOutcome {
    let reason = explanation(of: error).last ?? "unknown error"
    let file = unreadableFile(
      displayPath: displayPath, absolutePath: displayText(ofPath: path), reason: reason, settings: settings)
    return file.map { .found($0) } ?? .unreadable(UnreadableFile(displayPath: displayPath, reason: reason))
  }
}

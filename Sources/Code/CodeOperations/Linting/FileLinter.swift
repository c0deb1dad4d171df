internal import CodeSettings
internal import Findings
internal import Linting
internal import Support
internal import SystemIO

/// What linting one file came to.
enum LintOutcome: Sendable {
  case clean
  case found(FileFindings)
  case unreadable(UnreadableFile)
}

/// Lints files one by one.
struct FileLinter: Sendable {
  let settings: LintSettings

  /// Reads and lints a file.
  ///
  /// - Parameter displayPath: the path as shown to a person.
  func lint(_ file: SourceFile, displayPath: String) -> LintOutcome {
    guard let language = file.settings.language(ofFile: file.path) else { return .clean }
    do {
      let bytes = try readFile(systemPath(file.path))
      return lint(bytes, language, file.settings, path: file.path, displayPath: displayPath)
    } catch {
      return unreadable(file.path, displayPath: displayPath, error)
    }
  }

  /// Lints the text of a file.
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

  /// The outcome for a file that cannot be read.
  func unreadable(_ path: String, displayPath: String, _ error: any Error) -> LintOutcome {
    let reason = explanation(of: error).last ?? "unknown error"
    let file = unreadableFile(
      displayPath: displayPath, absolutePath: displayText(ofPath: path), reason: reason, settings: settings)
    return file.map { .found($0) } ?? .unreadable(UnreadableFile(displayPath: displayPath, reason: reason))
  }
}

internal import CodeSettings
internal import Formatting
internal import Support
internal import SystemIO
internal import SystemPackage

/// What formatting one file came to.
enum FileOutcome: Sendable {
  /// It holds nothing that is formatted.
  case skipped
  case unchanged
  /// It was changed, or would be; with what the mode shows of it.
  case changed(FormatChange?)
  case failed(FormatFailure)
}

/// A file's text before and after.
struct FormatChange: Sendable {
  let before: [UInt8]
  let after: [UInt8]
}

/// Formats files one by one.
struct FileFormatter: Sendable {
  enum Mode: Sendable {
    case write
    case check
    case diff
  }

  let mode: Mode
  let workingDirectory: String

  /// Formats a file and, in the mode for it, writes it.
  func format(_ file: SourceFile) -> FileOutcome {
    guard let language = file.settings.language(ofFile: file.path) else { return .skipped }
    let bytes: [UInt8]
    do {
      bytes = try readFile(FilePath(file.path))
    } catch {
      return .failed(FormatFailure(.reading(explanation(of: error)), file.path, workingDirectory))
    }
    switch SourceFormatter(file.settings, path: file.path, language: language).format(bytes) {
    case .unchanged: return .unchanged
    case .skipped: return .skipped
    case .failed(let reason): return .failed(FormatFailure(reason, file.path, workingDirectory))
    case .changed(let formatted):
      if mode != .write { return .changed(FormatChange(before: bytes, after: formatted)) }
      do {
        try replaceContent(of: FilePath(file.path), with: formatted)
      } catch {
        return .failed(FormatFailure(.writing(explanation(of: error)), file.path, workingDirectory))
      }
      return .changed(nil)
    }
  }
}

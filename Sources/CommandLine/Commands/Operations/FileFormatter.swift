internal import CodeSettings
internal import Support
internal import SystemIO
internal import SystemPackage

/// What formatting one file came to.
enum FileOutcome: Sendable {
  /// It holds nothing that is formatted.
  case skipped
  case unchanged
  /// It was changed, or would be.
  case changed(ShownChange?)
  case failed(FormatFailure)
}

/// Formats files one by one.
struct FileFormatter: Sendable {
  enum Mode: Sendable {
    case write
    case check
    case diff
  }

  let mode: Mode
  let range: FormatLineRange?
  /// Makes what is printed of a change, on the thread that found it: a file's text is not kept.
  let presentation: ChangePresentation
  let workingDirectory: String
  let cache: FormatCache?

  /// Formats a file and, in the mode for it, writes it.
  func format(_ file: SourceFile) -> FileOutcome {
    guard let language = file.settings.language(ofFile: file.path) else { return .skipped }
    let path = systemPath(file.path)
    let status = cache == nil ? nil : try? fileStatus(path)
    if let status, let cache, cache.knows(file, status) { return .unchanged }
    let bytes: [UInt8]
    do {
      bytes = try readFile(path)
    } catch {
      return .failed(FormatFailure(.reading(explanation(of: error)), file.path, workingDirectory))
    }
    let formatter = SourceFormatter(file.settings, path: file.path, language: language)
    switch formatter.format(bytes, range: range, verifies: mode != .check) {
    case .unchanged:
      if let status, range == nil { cache?.remember(file, status) }
      return .unchanged
    case .skipped: return .skipped
    case .failed(let reason): return .failed(FormatFailure(reason, file.path, workingDirectory))
    case .changed(let text):
      if mode != .write { return .changed(presentation.show(text, path: file.path)) }
      do {
        try replaceContent(of: path, with: text.after)
      } catch {
        return .failed(FormatFailure(.writing(explanation(of: error)), file.path, workingDirectory))
      }
      if range == nil, let cache, let status = try? fileStatus(path) { cache.remember(file, status) }
      return .changed(nil)
    }
  }
}

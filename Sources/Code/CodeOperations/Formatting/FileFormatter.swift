internal import CodeSettings
internal import Support
internal import SystemIO
internal import SystemPackage

/// What formatting one file came to.
///
/// `Shown` is what the caller makes of a change, at once and on the thread that found it: texts are not kept.
package enum FileOutcome<Shown: Sendable>: Sendable {
  /// It holds nothing that is formatted.
  case skipped
  case unchanged
  /// It was changed, or would be.
  case changed(Shown)
  case failed(FormatFailure)
}

/// What becomes of a file that is not formatted.
package enum FormatMode: Sendable {
  /// It is replaced.
  case write
  /// Nothing; that it would change is all that is wanted.
  case check
  /// Nothing; what would change is wanted.
  case diff
}

/// Formats files one by one.
struct FileFormatter<Shown: Sendable>: Sendable {
  let mode: FormatMode
  let range: FormatLineRange?
  let cache: FormatCache?
  /// Makes of a change what the caller wants of it.
  let show: @Sendable (FormattedText, SourceFile) -> Shown

  /// Formats a file and, in the mode for it, writes it.
  func format(_ file: SourceFile) -> FileOutcome<Shown> {
    guard let language = file.settings.language(ofFile: file.path) else { return .skipped }
    let path = systemPath(file.path)
    let status = cache == nil ? nil : try? fileStatus(path)
    if let status, let cache, cache.knows(file, status) { return .unchanged }
    let bytes: [UInt8]
    do {
      bytes = try readFile(path)
    } catch {
      return .failed(FormatFailure(.reading(explanation(of: error)), path: file.path))
    }
    let formatter = SourceFormatter(file.settings, path: file.path, language: language)
    switch formatter.format(bytes, range: range, verification: mode == .check ? .none : .full) {
    case .unchanged:
      remember(file, status)
      return .unchanged
    case .skipped: return .skipped
    case .failed(let reason): return .failed(FormatFailure(reason, path: file.path))
    case .changed(let text): return changed(file, text)
    }
  }

  private func changed(_ file: SourceFile, _ text: FormattedText) -> FileOutcome<Shown> {
    if mode == .write {
      let path = systemPath(file.path)
      do {
        try replaceContent(of: path, with: text.after)
      } catch {
        return .failed(FormatFailure(.writing(explanation(of: error)), path: file.path))
      }
      if cache != nil { remember(file, try? fileStatus(path)) }
    }
    return .changed(show(text, file))
  }

  /// Notes that a file is formatted, all of it.
  private func remember(_ file: SourceFile, _ status: FileStatus?) {
    if range == nil, let status { cache?.remember(file, status) }
  }
}

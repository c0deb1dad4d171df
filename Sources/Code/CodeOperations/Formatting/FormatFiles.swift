package import CodeSettings
internal import Synchronization
internal import SystemIO

/// Formats files on all cores, and answers with an outcome for each.
///
/// - Parameters:
///   - range: the part of the file to format, where there is only one.
///   - cache: what is known to be formatted; it is not written here.
///   - show: makes of a change what the caller wants of it, on any thread.
/// - Throws: `SystemError` where no thread can be started.
package func formatFiles<Shown: Sendable>(
  _ files: [SourceFile], mode: FormatMode, range: FormatLineRange? = nil, cache: FormatCache?,
  show: @escaping @Sendable (FormattedText, SourceFile) -> Shown
) throws -> [FileOutcome<Shown>] {
  let formatter = FileFormatter(mode: mode, range: range, cache: cache, show: show)
  let order = largestFirst(files)
  let outcomes = Mutex([FileOutcome<Shown>](repeating: .skipped, count: files.count))
  keepFreedMemory()
  try WorkerPool.forEach(order.count) { place in
    let outcome = formatter.format(files[order[place]])
    if case .skipped = outcome { return }
    outcomes.withLock { $0[order[place]] = outcome }
  }
  return outcomes.withLock { $0 }
}

/// The places of the files, the largest first, so that no thread is left with a large one at the end.
private func largestFirst(_ files: [SourceFile]) -> [Int] {
  let sizes = files.map { file in (try? fileStatus(systemPath(file.path)))?.size ?? 0 }
  return files.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
}

package import PackagingStandards
import Support
import SystemIO

extension IndexClient {
  /// Returns what the resolver needs of a wheel's metadata, by the cheapest way the index offers.
  ///
  /// - Throws: `IndexAccessError`, of kind `.malformed` where the metadata or the wheel cannot be read.
  package func metadata(for file: ReleaseFile) throws -> CoreMetadata {
    startMetadata(for: file)
    return try tables.wait { tables in
      if case .done(let result) = tables.metadata[file] { return result }
      return nil
    }.get()
  }

  /// Starts to look up what ``metadata(for:)`` will be asked for, without waiting.
  package func prefetchMetadata(for files: some Sequence<ReleaseFile>) {
    guard !configuration.isOffline else { return }
    for file in files { startMetadata(for: file) }
  }

  private func startMetadata(for file: ReleaseFile) {
    let isNew = tables.withLock { tables in
      guard tables.metadata[file] == nil else { return false }
      tables.metadata[file] = .pending
      return true
    }
    if isNew { MetadataLookup(file, client: self).start() }
  }

  /// Takes a lookup's end.
  func finish(_ file: ReleaseFile, _ result: Result<CoreMetadata, IndexAccessError>) {
    tables.change { $0.metadata[file] = .done(result) }
  }

  /// The lines that explain an error as causes of another.
  static func causes(of error: any Error) -> [String] { explanation(of: error) }
}

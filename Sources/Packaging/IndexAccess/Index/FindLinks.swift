import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// The distributions of directories and of pages of links: what `--find-links` adds, or one flat index. Each location
/// is read once, all of them at the same time.
final class FindLinks: Sendable {
  /// One location, read.
  private enum Source: Sendable {
    case files([PageWriter.LocalFile], URLReference)
    case page(IndexPage, URLReference)
  }

  private enum State: Sendable {
    case unread
    case reading
    case read(Result<[Source], IndexAccessError>)
  }

  private let locations: [URLReference]
  private let identity: IndexIdentity?
  private let fetch: @Sendable (URLReference) throws -> (page: IndexPage, url: URLReference)
  private let noteCredentials: @Sendable (Set<LinkCredentials>) -> Void
  private let state = Monitor(State.unread)

  /// - Parameters:
  ///   - identity: what the pages are from; by default each is from its location.
  ///   - fetch: gets a page of links and its URL after redirects; blocks.
  ///   - noteCredentials: takes the credentials that links carry.
  init(
    _ locations: [URLReference], identity: IndexIdentity? = nil,
    fetch: @escaping @Sendable (URLReference) throws -> (page: IndexPage, url: URLReference),
    noteCredentials: @escaping @Sendable (Set<LinkCredentials>) -> Void
  ) {
    self.locations = locations
    self.identity = identity
    self.fetch = fetch
    self.noteCredentials = noteCredentials
  }

  /// Returns the page with all distributions of a package, or `nil` where there are none.
  ///
  /// - Throws: `IndexAccessError` where a location cannot be read.
  func page(of package: PackageName) throws -> ReleasePage? {
    guard !locations.isEmpty else { return nil }
    var best: ReleasePage?
    for source in try sources() {
      let bytes: [UInt8]
      let origin: IndexIdentity
      switch source {
      case .files(let files, let url):
        origin = IndexIdentity(displayURL: url.filePath.map { DisplayURL(path: $0) } ?? url.display)
        bytes = PageWriter.write(localFiles: files, of: package, pageURL: url)
      case .page(let page, let url):
        origin = IndexIdentity(displayURL: url.withoutCredentials.display)
        let converted = PageWriter.convert(page, of: package, pageURL: url, policy: .immutable)
        if !converted.credentials.isEmpty { noteCredentials(converted.credentials) }
        bytes = converted.bytes
      }
      guard let page = ReleasePage(copying: bytes, of: package, from: identity ?? origin), page.fileCount > 0 else {
        continue
      }
      best = try best.map { try FindLinks.merge($0, page) } ?? page
    }
    return best
  }

  /// What the locations hold: the first caller reads them, the others wait, and no lock is held meanwhile.
  private func sources() throws -> [Source] {
    let known: Result<[Source], IndexAccessError>? = state.wait { state in
      switch state {
      case .read(let result): return .some(result)
      case .reading: return nil
      case .unread:
        state = .reading
        return .some(nil)
      }
    }
    if let known { return try known.get() }
    let result = Result { () throws(IndexAccessError) in try loadAll() }
    state.change { $0 = .read(result) }
    return try result.get()
  }

  private func loadAll() throws(IndexAccessError) -> [Source] {
    let loaded = Monitor<[Result<Source, IndexAccessError>?]>(Array(repeating: nil, count: locations.count))
    try loadAll(into: loaded)
    var sources: [Source] = []
    for result in loaded.withLock({ $0 }) {
      if let result { sources.append(try result.get()) }
    }
    return sources
  }

  private func loadAll(into loaded: Monitor<[Result<Source, IndexAccessError>?]>) throws(IndexAccessError) {
    do {
      try WorkerPool.forEach(locations.count, width: 8) { [self] position in
        let result = Result { () throws(IndexAccessError) in try load(locations[position]) }
        loaded.change { $0[position] = result }
      }
    } catch {
      throw IndexAccessError(.file, "Failed to read the `--find-links` locations", causes: explanation(of: error))
    }
  }

  /// Joins two pages of one package.
  private static func merge(_ first: ReleasePage, _ second: ReleasePage) throws -> ReleasePage {
    var files: [PageWriter.LocalFile] = []
    for page in [first, second] {
      for index in 0..<page.fileCount {
        let file = page.file(at: index)
        files.append(PageWriter.LocalFile(name: file.filename, url: file.url, size: file.size))
      }
    }
    guard let url = try? URLReference(absolute: first.pageURL) else { return first }
    let bytes = PageWriter.write(localFiles: files, of: first.package, pageURL: url)
    return ReleasePage(copying: bytes, of: first.package, from: first.index) ?? first
  }

  private func load(_ location: URLReference) throws(IndexAccessError) -> Source {
    do {
      guard location.isFile else {
        let (page, url) = try fetch(location)
        return .page(page, url)
      }
      guard let path = location.filePath else {
        throw IndexAccessError(.configuration, "`\(location)` is not a local path")
      }
      if isDirectory(FilePath(path)) {
        let base = URLReference(filePath: path.hasSuffix("/") ? path : path + "/")
        // No distribution has a name that is no text.
        let entries = try listDirectory(FilePath(path)).filter(\.hasTextName).sorted { $0.name < $1.name }
        let files = try entries.map { entry in
          let size = try fileStatus(FilePath(path).appending(entry.name))?.size
          return PageWriter.LocalFile(
            name: entry.name, url: base.requestText + PercentEncoding.encodePath(entry.name),
            size: size.flatMap { UInt64(exactly: $0) })
        }
        return .files(files, base)
      }
      return .page(try FindLinks.parse(readFile(FilePath(path)), location), location)
    } catch let error as IndexAccessError {
      throw error
    } catch {
      throw IndexAccessError(
        .file, "Failed to read the links of `\(location.filePath ?? location.description)`",
        causes: explanation(of: error))
    }
  }

  /// Reads a page of links.
  ///
  /// - Throws: `IndexAccessError`.
  static func parse(_ bytes: [UInt8], _ location: URLReference) throws(IndexAccessError) -> IndexPage {
    do throws(IndexPageError) {
      return try IndexPage(html: bytes.span.bytes)
    } catch {
      throw IndexAccessError(.malformed, "Failed to read the links of `\(location)`", causes: [error.message])
    }
  }
}

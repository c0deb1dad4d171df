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
  private let request: @Sendable (URLReference) throws -> (page: IndexPage, url: URLReference)
  private let noteCredentials: @Sendable (Set<LinkCredentials>, IndexIdentity) -> Void
  private let state = Monitor(State.unread)

  /// - Parameters:
  ///   - identity: what the pages are from; by default each is from its location.
  ///   - request: gets a page of links and its URL after redirects; blocks.
  ///   - noteCredentials: takes the credentials that links carry.
  init(
    _ locations: [URLReference], identity: IndexIdentity? = nil,
    request: @escaping @Sendable (URLReference) throws -> (page: IndexPage, url: URLReference),
    noteCredentials: @escaping @Sendable (Set<LinkCredentials>, IndexIdentity) -> Void
  ) {
    self.locations = locations
    self.identity = identity
    self.request = request
    self.noteCredentials = noteCredentials
  }

  /// Returns the page with all distributions of a package, or `nil` where there are none.
  ///
  /// - Throws: `IndexAccessError` where a location cannot be read.
  func page(of package: PackageName) throws(IndexAccessError) -> StoredPage? {
    guard !locations.isEmpty else { return nil }
    // One page with all of it: the digests and conditions of every link stay.
    var writer = PageWriter(of: package)
    var first: (url: URLReference, identity: IndexIdentity)?
    for source in try sources() {
      let origin: (url: URLReference, identity: IndexIdentity)
      switch source {
      case .files(let files, let url):
        origin = (url, IndexIdentity(displayURL: url.filePath.map { DisplayURL(path: $0) } ?? url.display))
        writer.add(files)
      case .page(let page, let url):
        origin = (url, IndexIdentity(displayURL: url.withoutCredentials.display))
        writer.add(page, pageURL: url)
      }
      if first == nil, !writer.isEmpty { first = origin }
    }
    guard let first else { return nil }
    let converted = writer.finish(pageURL: first.url, policy: .immutable)
    let lister = identity ?? first.identity
    if !converted.credentials.isEmpty { noteCredentials(converted.credentials, lister) }
    return StoredPage(copying: converted.bytes, of: package, from: lister, isListOfLinks: true)
  }

  /// What the locations hold: the first caller reads them, the others wait, and no lock is held meanwhile.
  private func sources() throws(IndexAccessError) -> [Source] {
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
    let result = Result { () throws(IndexAccessError) in try readAll() }
    state.change { $0 = .read(result) }
    return try result.get()
  }

  private func readAll() throws(IndexAccessError) -> [Source] {
    let found = Monitor<[Result<Source, IndexAccessError>?]>(Array(repeating: nil, count: locations.count))
    try readAll(into: found)
    var sources: [Source] = []
    for result in found.withLock({ $0 }) {
      if let result { sources.append(try result.get()) }
    }
    return sources
  }

  private func readAll(into found: Monitor<[Result<Source, IndexAccessError>?]>) throws(IndexAccessError) {
    do {
      try WorkerPool.forEach(locations.count, width: 8) { [self] position in
        let result = Result { () throws(IndexAccessError) in try read(locations[position]) }
        found.change { $0[position] = result }
      }
    } catch {
      throw IndexAccessError(.file, "Failed to read the locations of links", causes: explanation(of: error))
    }
  }

  private func read(_ location: URLReference) throws(IndexAccessError) -> Source {
    do {
      guard location.isFile else {
        let (page, url) = try request(location)
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
      // A location that is named for its files is expected to be there; an index may lack a package.
      guard error.kind == .status(404), identity == nil else { throw error }
      throw IndexAccessError(.configuration, error.message, causes: error.causes)
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

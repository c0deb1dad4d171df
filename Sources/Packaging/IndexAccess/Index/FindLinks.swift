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
      let origin: URLReference
      switch source {
      case .files(let files, let url):
        origin = url
        writer.add(files)
      case .page(let page, let url):
        origin = url
        writer.add(page, pageURL: url)
      }
      if first == nil, !writer.isEmpty { first = (origin, IndexIdentity(displayURL: Self.displayURL(of: source))) }
    }
    guard let first else { return nil }
    let converted = writer.finish(pageURL: first.url, policy: .immutable)
    let lister = identity ?? first.identity
    if !converted.credentials.isEmpty { noteCredentials(converted.credentials, lister) }
    return StoredPage(copying: converted.bytes, of: package, from: lister, isListOfLinks: true)
  }

  /// Returns the first of the locations that lists a file of their common page, or `nil` where none does.
  ///
  /// - Complexity: O(*n*) in the number of links.
  func location(of file: ReleaseFile) -> DisplayURL? {
    guard let sources = try? sources() else { return nil }
    let (name, url) = (file.filename, file.url)
    return sources.first { source in
      switch source {
      case .files(let files, _): files.contains { $0.name == name && $0.url == url }
      case .page(let page, let location): Self.lists(name, at: url, page, at: location)
      }
    }.map(Self.displayURL)
  }

  private static func lists(_ name: String, at url: String, _ page: IndexPage, at location: URLReference) -> Bool {
    let base = page.base(at: location)
    return page.files.contains { file in
      guard page.string(file.filename) == name, let found = try? base.resolving(page.string(file.url)) else {
        return false
      }
      return found.withoutCredentials.withoutFragment.requestText == url
    }
  }

  private static func displayURL(of source: Source) -> DisplayURL {
    switch source {
    case .files(_, let url): url.filePath.map { DisplayURL(path: $0) } ?? url.display
    case .page(_, let url): url.withoutCredentials.display
    }
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
      let file = FilePath(path)
      if isDirectory(file) {
        // No distribution has a name that is no text.
        let names = try listDirectory(file).filter(\.hasTextName).map(\.name).sorted()
        let directory = path.hasSuffix("/") ? path : path + "/"
        return try Self.files(names, in: directory, of: URLReference(filePath: directory))
      }
      // As with pip, a location may be a distribution itself.
      if let name = file.lastComponent?.string, Self.isDistribution(name), isFile(file) {
        return try Self.files([name], in: String(path.dropLast(name.utf8.count)), of: location)
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

  /// Whether a file name is one that distributions have, and pages have not.
  private static func isDistribution(_ name: String) -> Bool {
    switch SourceDistributionFormat(ofFilename: name) {
    case .tarGz, .zip, .tarBz2, .tarXz, .tgz: true
    default: name.lowercased().hasSuffix(".whl")
    }
  }

  private static func files(_ names: [String], in directory: String, of location: URLReference) throws -> Source {
    let base = URLReference(filePath: directory)
    let files = try names.map { name in
      let size = try fileStatus(FilePath(directory + name))?.size
      return PageWriter.LocalFile(
        name: name, url: base.requestText + PercentEncoding.encodePath(name), size: size.flatMap { UInt64(exactly: $0) }
      )
    }
    return .files(files, location)
  }

  /// Reads a page of links.
  ///
  /// - Throws: `IndexAccessError`.
  static func parse(_ bytes: [UInt8], _ location: URLReference) throws(IndexAccessError) -> IndexPage {
    do throws(IndexPageError) {
      return try unsafe IndexPage(html: bytes.span.bytes)
    } catch {
      throw IndexAccessError(.malformed, "Failed to read the links of `\(location)`", causes: [error.message])
    }
  }
}

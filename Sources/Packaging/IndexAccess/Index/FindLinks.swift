import PackagingStandards
import Support
import Synchronization
import SystemIO
import SystemPackage

/// The distributions that `--find-links` adds: files in directories and links on pages, read once.
final class FindLinks: Sendable {
  /// One location, read.
  private enum Source: Sendable {
    case files([PageWriter.LocalFile], URLReference)
    case page(IndexPage, URLReference)
  }

  private let locations: [URLReference]
  private let fetch: @Sendable (URLReference) throws -> (bytes: [UInt8], url: URLReference)
  private let sources = Mutex<[Source]?>(nil)

  /// - Parameter fetch: gets a page of links and its URL after redirects; blocks.
  init(
    _ locations: [URLReference], fetch: @escaping @Sendable (URLReference) throws -> (bytes: [UInt8], url: URLReference)
  ) {
    self.locations = locations
    self.fetch = fetch
  }

  /// Returns the page with all distributions of a package, or `nil` where there are none.
  ///
  /// - Throws: `IndexAccessError` where a location cannot be read.
  func page(of package: PackageName) throws -> ReleasePage? {
    guard !locations.isEmpty else { return nil }
    let sources = try self.sources.withLock { sources in
      if let sources { return sources }
      let loaded = try locations.map { try load($0) }
      sources = loaded
      return loaded
    }
    var best: ReleasePage?
    for source in sources {
      let bytes: [UInt8]
      let identity: IndexIdentity
      switch source {
      case .files(let files, let url):
        identity = IndexIdentity(displayURL: url.filePath ?? url.text)
        bytes = PageWriter.write(localFiles: files, of: package, pageURL: url)
      case .page(let page, let url):
        identity = IndexIdentity(displayURL: url.withoutCredentials.text)
        bytes = PageWriter.write(page, of: package, pageURL: url, policy: .immutable)
      }
      guard let page = ReleasePage(copying: bytes, of: package, from: identity), page.fileCount > 0 else { continue }
      best = try best.map { try FindLinks.merge($0, page) } ?? page
    }
    return best
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

  private func load(_ location: URLReference) throws -> Source {
    guard location.isFile else {
      let (bytes, url) = try fetch(location)
      return .page(try parse(bytes, location), url)
    }
    guard let path = location.filePath else {
      throw IndexAccessError(.configuration, "`\(location)` is not a local path")
    }
    do {
      if isDirectory(FilePath(path)) {
        let base = URLReference(filePath: path.hasSuffix("/") ? path : path + "/")
        let files = try listDirectory(FilePath(path)).sorted { $0.name < $1.name }.map { entry in
          let size = try fileStatus(FilePath(path).appending(entry.name))?.size
          return PageWriter.LocalFile(
            name: entry.name, url: base.text + PercentEncoding.encodePath(entry.name), size: size.map(UInt64.init))
        }
        return .files(files, base)
      }
      return .page(try parse(readFile(FilePath(path)), location), location)
    } catch let error as SystemError {
      throw IndexAccessError(
        .file, "Failed to read the `--find-links` location `\(path)`", causes: explanation(of: error))
    }
  }

  private func parse(_ bytes: [UInt8], _ location: URLReference) throws -> IndexPage {
    do {
      return try IndexPage(html: bytes.span.bytes)
    } catch {
      throw IndexAccessError(.malformed, "Failed to read the links of `\(location)`", causes: [error.message])
    }
  }
}

import IndexAccess
import PackagingStandards
import Resolution

/// Indexes in memory, written as lines of text.
///
/// A line is `name version attributes: requirement | requirement`, all but the name and version optional. Without
/// attributes a version has one wheel for everything. The attributes, separated by space:
///
/// - `sdist`: there is a source distribution too; `sdist-only`: there is nothing else.
/// - `wheels=TAG,TAG`: the wheels' tags.
/// - `python=SPECIFIERS`: `Requires-Python`.
/// - `yanked` or `yanked=REASON`, `_` standing for space.
/// - `uploaded=YYYY-MM-DD`.
/// - `metadata=broken`: a requirement that cannot be parsed.
///
/// A requirement of an extra is written with a marker. A line `missing name` makes a package that is unreachable for
/// the reason that follows: `401`, `403` or `offline`.
final class MemoryIndex: MetadataSource {
  private var pages: [PackageName: [StoredPage]] = [:]
  private var problems: [PackageName: IndexProblem.Reason] = [:]
  private var metadata: [Key: CoreMetadata] = [:]
  private let url: String
  private let links: MemoryIndex?
  let indexCount: Int
  var readsAhead = true
  var isOffline = false
  private(set) var readMetadata: [String] = []
  private(set) var prefetchedPackages: [PackageName] = []
  private(set) var prefetchedFiles: [String] = []

  private struct Key: Hashable {
    var index: String
    var filename: String
  }

  /// - Parameters:
  ///   - others: Indexes that come after this one.
  ///   - links: What `--find-links` adds.
  init(
    _ text: String, url: String = "https://index.test/simple", others: [MemoryIndex] = [], links: MemoryIndex? = nil
  ) throws {
    self.url = url
    self.links = links
    indexCount = others.count + 1
    var files: [PackageName: [String]] = [:]
    for line in text.split(separator: "\n") {
      let release = try TestRelease(String(line))
      if let problem = release.problem {
        problems[release.name] = problem
        continue
      }
      for file in release.files {
        files[release.name, default: []].append(file.json)
        metadata[Key(index: url, filename: file.filename)] = release.metadata
      }
    }
    for (name, files) in files {
      pages[name] = [try Self.page(of: name, files, url: url)]
    }
    metadata.merge(links?.metadata ?? [:]) { first, _ in first }
    for other in others {
      for (name, more) in other.pages { pages[name, default: []] += more }
      metadata.merge(other.metadata) { first, _ in first }
    }
  }

  private static func page(of name: PackageName, _ files: [String], url: String) throws -> StoredPage {
    let json = #"{"meta":{"api-version":"1.1"},"name":"\#(name)","files":[\#(files.joined(separator: ","))]}"#
    let parsed = try IndexPage(json: Array(json.utf8).span.bytes)
    let pageURL = try URLReference(absolute: "\(url)/\(name)/")
    let bytes = PageWriter.write(parsed, of: name, pageURL: pageURL, policy: .immutable)
    guard let page = StoredPage(copying: bytes, of: name, from: IndexIdentity(displayURL: DisplayURL(redacting: url)))
    else {
      throw MemoryIndexError(message: "the page of \(name) cannot be written")
    }
    return page
  }

  func releases(of package: PackageName) throws -> PackageReleases {
    let reason = problems[package] ?? .notFound
    return PackageReleases(
      pages: pages[package] ?? [], findLinksPage: links?.pages[package]?.first,
      problems: pages[package] == nil ? [IndexProblem(index: DisplayURL(redacting: url), reason: reason)] : [])
  }

  func prefetchReleases(of packages: [PackageName]) {
    prefetchedPackages += packages
  }

  func arrivedReleases(of package: PackageName) -> PackageReleases? {
    try? releases(of: package)
  }

  func metadata(for file: ReleaseFile) throws -> CoreMetadata {
    readMetadata.append(file.filename)
    guard
      let found = metadata[Key(index: url, filename: file.filename)]
        ?? metadata.first(where: { $0.key.filename == file.filename })?.value
    else {
      throw IndexAccessError(.malformed, "no metadata for \(file.filename)")
    }
    return found
  }

  func metadata(forSourceDistribution file: ReleaseFile) throws -> CoreMetadata? { nil }

  func prefetchMetadata(for files: [ReleaseFile]) {
    prefetchedFiles += files.map(\.filename)
  }
}

struct MemoryIndexError: Error {
  var message: String
}

/// One line of a `MemoryIndex`.
private struct TestRelease {
  var name: PackageName
  var problem: IndexProblem.Reason?
  var metadata: CoreMetadata?
  var files: [(filename: String, json: String)] = []

  init(_ line: String) throws {
    let parts = line.split(separator: ":", maxSplits: 1)
    let head = parts[0].split(separator: " ").map(String.init)
    guard head.count >= 2 else { throw MemoryIndexError(message: "`\(line)` has no version") }
    if head[0] == "missing" {
      name = try PackageName(head[1])
      problem =
        ["401": .unauthorized, "403": .forbidden, "offline": .offline][head.count > 2 ? head[2] : ""] ?? .notFound
      return
    }
    name = try PackageName(head[0])
    let version = try Version(head[1])
    var requirements =
      parts.count > 1
      ? parts[1].split(separator: "|").map { $0.trimmingSpaces }.filter { !$0.isEmpty } : []
    var tags = ["py3-none-any"]
    var hasSource = false
    var fields: [String] = []
    var python: String?
    for attribute in head.dropFirst(2) {
      let words = attribute.split(separator: "=", maxSplits: 1).map(String.init)
      let value = words.count > 1 ? words[1] : ""
      switch words[0] {
      case "sdist": hasSource = true
      case "sdist-only": (hasSource, tags) = (true, [])
      case "wheels": tags = value.split(separator: ",").map(String.init)
      case "python":
        python = value
        fields.append(#""requires-python":"\#(value)""#)
      case "yanked":
        let reason = String(value.map { $0 == "_" ? " " : $0 })
        fields.append(value.isEmpty ? #""yanked":true"# : #""yanked":"\#(reason)""#)
      case "uploaded": fields.append(#""upload-time":"\#(value)T00:00:00Z""#)
      case "metadata": requirements.append("!")
      default: throw MemoryIndexError(message: "unknown attribute `\(attribute)`")
      }
    }
    let extras = Set(
      requirements.compactMap { requirement -> String? in
        guard let range = requirement.split(separator: "extra == '").dropFirst().first else { return nil }
        return range.split(separator: "'").first.map(String.init)
      })
    metadata = CoreMetadata(
      name: name, version: version, requiresPython: python, requiresDist: requirements,
      providesExtra: extras.sorted())
    let stem = "\(name.filenameComponent)-\(version)"
    let filenames = tags.map { "\(stem)-\($0).whl" } + (hasSource ? ["\(stem).tar.gz"] : [])
    files = filenames.map { filename in
      let all = [#""filename":"\#(filename)""#, #""url":"\#(filename)""#, #""hashes":{}"#] + fields
      return (filename, "{\(all.joined(separator: ","))}")
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

import Support

/// What an index says of one project, whether as JSON or as HTML.
///
/// All text lies in one buffer, decoded; `files` are flat values with slices of it. Files stand in the page's order.
package struct IndexPage: Sendable {
  /// The text that the slices are taken from; UTF-8, any slice of it too.
  package internal(set) var text: [UInt8] = []
  /// The files in the index's order.
  package internal(set) var files: [IndexFile] = []
  /// The project's name as the page writes it.
  package internal(set) var projectName: TextSlice?
  /// All versions, by PEP 700; empty if the page does not list them.
  package internal(set) var versions: [TextSlice] = []
  /// What an HTML page's `base` element names.
  package internal(set) var baseURL: TextSlice?
  /// PEP 792.
  package internal(set) var status: ProjectStatus?
  /// Why the project has its status, if the index says.
  package internal(set) var statusReason: TextSlice?
  /// Files that were left out, and why.
  package internal(set) var diagnostics: [IndexPageDiagnostic] = []

  /// Why the page must be refused for its hashes, found while it is read.
  var malformedHash: IndexPageError?

  init() {}

  /// The text of a slice.
  package func string(_ slice: TextSlice) -> String {
    guard slice.byteRange.upperBound <= text.count else { return "" }
    return String(decoding: text[slice.byteRange], as: UTF8.self)
  }

  /// The text of a slice, or `nil` for none.
  package func string(_ slice: TextSlice?) -> String? { slice.map { string($0) } }

  /// Every hash of a file.
  package func hashes(of file: IndexFile) -> [HashDigest] {
    (file.sha256.map { [HashDigest($0)] } ?? []) + hashes(in: file.otherHashes)
  }

  /// The hashes that a text of the page lists, separated by spaces.
  package func hashes(in slice: TextSlice?) -> [HashDigest] {
    string(slice)?.split(separator: " ").compactMap { HashDigest($0) } ?? []
  }

  /// Appends text and answers its slice; the page must stay below 4 GiB.
  mutating func append(_ bytes: some Collection<UInt8>) -> TextSlice {
    let start = text.count
    text.append(contentsOf: bytes)
    return slice(from: start)
  }

  func slice(from start: Int) -> TextSlice {
    TextSlice(start: UInt32(clamping: start), length: UInt32(clamping: text.count - start))
  }
}

/// What an index says of a project as a whole (PEP 792).
package enum ProjectStatus: UInt8, Sendable {
  case active, archived, quarantined, deprecated

  init?(_ name: some StringProtocol) {
    switch name {
    case "active": self = .active
    case "archived": self = .archived
    case "quarantined": self = .quarantined
    case "deprecated": self = .deprecated
    default: return nil
    }
  }
}

/// A file of an index page that was left out.
package struct IndexPageDiagnostic: Equatable, Sendable {
  /// Where the file's entry starts, in bytes from the start of the page.
  package let offset: Int
  package let message: String
}

/// Why an index page can not be used at all.
package struct IndexPageError: UserFacingError, Equatable {
  /// What is wrong with a page.
  package enum Kind: Equatable, Sendable {
    case malformed(String)
    case unsupportedVersion(String)
    case missingFiles
    case tooLarge
    /// A file's hash is none, so that nothing would prove what is downloaded.
    case malformedHash(String)
  }

  /// What is wrong.
  package let kind: Kind
  /// Where in the page, in bytes.
  package let offset: Int

  package var message: String {
    switch kind {
    case .malformed(let reason): "malformed index page: \(reason) at byte \(offset)"
    case .unsupportedVersion(let version):
      "the index speaks version `\(version)` of the simple API, and only version 1 is supported"
    case .missingFiles: "malformed index page: it has no `files`"
    case .tooLarge: "the index page is larger than 4 GiB"
    case .malformedHash(let hash): "malformed index page: `\(hash)` is no hash, at byte \(offset)"
    }
  }
}

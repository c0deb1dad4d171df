/// All of a distribution's metadata.
///
/// See [the core metadata specification](https://packaging.python.org/en/latest/specifications/core-metadata/), versions
/// 1.0 to 2.x. Values of `UNKNOWN`, which old tools wrote for absent ones, count as absent.
package struct CoreMetadata: Hashable, Sendable {
  /// What resolution needs.
  package var dependencies: DependencyMetadata
  package var metadataVersion: String
  package var platforms: [String] = []
  package var supportedPlatforms: [String] = []
  package var summary: String?
  package var description: String?
  package var descriptionContentType: String?
  package var keywords: [String] = []
  package var homePage: String?
  package var downloadURL: String?
  package var author: String?
  package var authorEmail: String?
  package var maintainer: String?
  package var maintainerEmail: String?
  package var license: String?
  package var licenseExpression: String?
  package var licenseFiles: [String] = []
  package var classifiers: [String] = []
  package var projectURLs: [ProjectURL] = []
  package var requiresExternal: [String] = []
  package var providesDist: [String] = []
  package var obsoletesDist: [String] = []
  package var importNames: [String] = []
  package var importNamespaces: [String] = []
  /// The fields `Requires`, `Provides` and `Obsoletes` of metadata 1.1, which name modules.
  package var requires: [String] = []
  package var provides: [String] = []
  package var obsoletes: [String] = []

  /// A labelled link of a project.
  package struct ProjectURL: Hashable, Sendable {
    package let label: String
    package let url: String
  }

  package var name: PackageName { dependencies.name }
  package var version: Version { dependencies.version }

  /// Parses the bytes of a `METADATA` or `PKG-INFO` file.
  ///
  /// - Throws: ``MetadataError`` if the name or version is missing or malformed, or the metadata version is above 2.
  package init(parsing bytes: Span<UInt8>) throws(MetadataError) {
    dependencies = try DependencyMetadata(parsing: bytes)
    var fields = Fields()
    var headers = MetadataHeaders(bytes)
    while let header = headers.next() {
      let name = String(bytes.extracting(header.name)).lowercased()
      let keepsLines = name == "description" || name == "license"
      let text = keepsLines ? headers.lines(of: header) : headers.text(of: header)
      if text != "UNKNOWN" { fields.values[name, default: []].append(text) }
    }
    let body = String(bytes.extracting(headers.body))

    metadataVersion = fields.first("metadata-version") ?? "1.0"
    let major = metadataVersion.prefix { $0 != "." }
    guard major == "1" || major == "2" else { throw .unsupportedMetadataVersion(metadataVersion) }
    platforms = fields.all("platform")
    supportedPlatforms = fields.all("supported-platform")
    summary = fields.first("summary")
    description = fields.first("description") ?? (body.isEmpty ? nil : body)
    descriptionContentType = fields.first("description-content-type")
    keywords = (fields.first("keywords") ?? "").split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
    homePage = fields.first("home-page")
    downloadURL = fields.first("download-url")
    author = fields.first("author")
    authorEmail = fields.first("author-email")
    maintainer = fields.first("maintainer")
    maintainerEmail = fields.first("maintainer-email")
    license = fields.first("license")
    licenseExpression = fields.first("license-expression")
    licenseFiles = fields.all("license-file")
    classifiers = fields.all("classifier")
    projectURLs = fields.all("project-url").map { ProjectURL($0) }
    requiresExternal = fields.all("requires-external")
    providesDist = fields.all("provides-dist")
    obsoletesDist = fields.all("obsoletes-dist")
    importNames = fields.all("import-name")
    importNamespaces = fields.all("import-namespace")
    requires = fields.all("requires")
    provides = fields.all("provides")
    obsoletes = fields.all("obsoletes")
  }

  /// Header values by lower-case name, in their order.
  private struct Fields {
    var values: [String: [String]] = [:]

    func first(_ name: String) -> String? { values[name]?.first }
    func all(_ name: String) -> [String] { values[name] ?? [] }
  }
}

extension CoreMetadata.ProjectURL {
  /// Parses `label, URL`; without a comma the text is the URL of no label.
  init(_ text: String) {
    if let comma = text.firstIndex(of: ",") {
      label = trimmed(text[..<comma])
      url = trimmed(text[text.index(after: comma)...])
    } else {
      label = ""
      url = text
    }
  }
}

/// `text` without ASCII white space at either end.
func trimmed(_ text: some StringProtocol) -> String {
  let bytes = Array(text.utf8)
  guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(decoding: bytes[first...last], as: UTF8.self)
}

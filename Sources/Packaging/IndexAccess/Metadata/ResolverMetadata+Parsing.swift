package import PackagingStandards

extension ResolverMetadata {
  /// Reads the fields that a resolver needs from core metadata, and nothing of the description
  /// ([core metadata](https://packaging.python.org/specifications/core-metadata/)).
  ///
  /// - Throws: `MetadataError` where the name or the version is missing or malformed.
  package init(parsing bytes: Span<UInt8>) throws(MetadataError) {
    var name: PackageName?
    var version: Version?
    var requiresPython: String?
    var requiresDist: [String] = []
    var providesExtra: [String] = []
    var headers = MetadataHeaders(bytes)
    while let header = headers.next() {
      if headers.name(of: header, is: "requires-dist") {
        requiresDist.append(headers.text(of: header))
      } else if headers.name(of: header, is: "provides-extra") {
        providesExtra.append(headers.text(of: header))
      } else if name == nil, headers.name(of: header, is: "name") {
        name = try MetadataError.name(bytes.extracting(header.value))
      } else if version == nil, headers.name(of: header, is: "version") {
        version = try MetadataError.version(bytes.extracting(header.value))
      } else if requiresPython == nil, headers.name(of: header, is: "requires-python") {
        let text = headers.text(of: header)
        // What old tools wrote for nothing.
        if text != "UNKNOWN" { requiresPython = text }
      }
    }
    guard let name else { throw .missingField("Name") }
    guard let version else { throw .missingField("Version") }
    self.init(
      name: name, version: version, requiresPython: requiresPython, requiresDist: requiresDist,
      providesExtra: providesExtra)
  }
}

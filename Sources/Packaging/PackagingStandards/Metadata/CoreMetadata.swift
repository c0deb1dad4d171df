/// What a distribution says of itself, as far as packages are chosen and checked by it.
///
/// The texts are as they were written: what reads them decides what a malformed one means. Reading stops at the
/// description and makes text of nothing else.
/// See [the core metadata specification](https://packaging.python.org/en/latest/specifications/core-metadata/), versions
/// 1.0 to 2.x.
package struct CoreMetadata: Hashable, Sendable {
  /// The project.
  package var name: PackageName
  /// The release.
  package var version: Version
  /// The first `Requires-Python` that is not `UNKNOWN`, which old tools wrote for nothing.
  package var requiresPython: String?
  /// Each `Requires-Dist`, in order.
  package var requiresDist: [String]
  /// Each `Provides-Extra`, in order.
  package var providesExtra: [String]

  package init(
    name: PackageName, version: Version, requiresPython: String? = nil, requiresDist: [String] = [],
    providesExtra: [String] = []
  ) {
    self.name = name
    self.version = version
    self.requiresPython = requiresPython
    self.requiresDist = requiresDist
    self.providesExtra = providesExtra
  }

  /// Parses the bytes of a `METADATA` or `PKG-INFO` file.
  ///
  /// - Throws: ``MetadataError`` if the name or version is missing or malformed, or the metadata version is above 2.
  package init(parsing bytes: Span<UInt8>) throws(MetadataError) {
    var name: PackageName?
    var version: Version?
    var metadataVersion: String?
    requiresDist = []
    providesExtra = []
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
        if text != "UNKNOWN" { requiresPython = text }
      } else if metadataVersion == nil, headers.name(of: header, is: "metadata-version") {
        metadataVersion = headers.text(of: header)
      }
    }
    guard let name else { throw .missingField("Name") }
    guard let version else { throw .missingField("Version") }
    if let metadataVersion, metadataVersion != "UNKNOWN" {
      let major = metadataVersion.prefix { $0 != "." }
      guard major == "1" || major == "2" else { throw .unsupportedMetadataVersion(metadataVersion) }
    }
    self.name = name
    self.version = version
  }

  /// Parses the `Requires-Dist` values, repairing what is commonly malformed in published metadata.
  ///
  /// - Throws: ``RequirementParseError`` for the first value that is beyond repair.
  package func requirements() throws(RequirementParseError) -> [Requirement] {
    var requirements: [Requirement] = []
    requirements.reserveCapacity(requiresDist.count)
    for text in requiresDist { requirements.append(try Requirement(lenient: text)) }
    return requirements
  }
}

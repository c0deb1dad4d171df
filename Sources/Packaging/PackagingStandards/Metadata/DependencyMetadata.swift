/// The part of a distribution's metadata that resolution needs.
///
/// Reading stops at the description and makes text of nothing else, which is much cheaper than ``CoreMetadata``.
/// See [the core metadata specification](https://packaging.python.org/en/latest/specifications/core-metadata/).
package struct DependencyMetadata: Hashable, Sendable {
  package var name: PackageName
  package var version: Version
  /// The `Requires-Dist` values as written.
  package var requiresDist: [String]
  /// The `Requires-Python` value, repaired if need be; nil if there is none, or if it is beyond repair, in which case
  /// ``malformedRequiresPython`` has it.
  package var requiresPython: VersionSpecifierSet?
  /// A `Requires-Python` value that is not a specifier.
  package var malformedRequiresPython: String?
  /// The extras the distribution declares; malformed names are left out.
  package var providesExtra: [ExtraName]
  /// The fields, in lower case, that may differ in a wheel built from a source distribution with this metadata.
  package var dynamic: [String]

  package init(
    name: PackageName, version: Version, requiresDist: [String] = [], requiresPython: VersionSpecifierSet? = nil,
    providesExtra: [ExtraName] = [], dynamic: [String] = []
  ) {
    self.name = name
    self.version = version
    self.requiresDist = requiresDist
    self.requiresPython = requiresPython
    self.providesExtra = providesExtra
    self.dynamic = dynamic
  }

  /// Parses the bytes of a `METADATA` or `PKG-INFO` file.
  ///
  /// - Throws: ``MetadataError`` if the name or version is missing or malformed.
  package init(parsing bytes: Span<UInt8>) throws(MetadataError) {
    var name: PackageName?
    var version: Version?
    requiresDist = []
    providesExtra = []
    dynamic = []
    var headers = MetadataHeaders(bytes)
    while let header = headers.next() {
      if headers.name(of: header, is: "requires-dist") {
        requiresDist.append(headers.text(of: header))
      } else if name == nil, headers.name(of: header, is: "name") {
        name = try MetadataError.name(bytes.extracting(header.value))
      } else if version == nil, headers.name(of: header, is: "version") {
        version = try MetadataError.version(bytes.extracting(header.value))
      } else if headers.name(of: header, is: "requires-python") {
        let text = headers.text(of: header)
        if text == "UNKNOWN" || requiresPython != nil { continue }
        do throws(VersionSpecifierParseError) {
          requiresPython = try VersionSpecifierSet(lenient: text)
        } catch {
          malformedRequiresPython = text
        }
      } else if headers.name(of: header, is: "provides-extra") {
        if let extra = try? ExtraName(parsing: bytes.extracting(header.value)) { providesExtra.append(extra) }
      } else if headers.name(of: header, is: "dynamic") {
        dynamic.append(headers.text(of: header).lowercased())
      }
    }
    guard let name else { throw .missingField("Name") }
    guard let version else { throw .missingField("Version") }
    self.name = name
    self.version = version
  }
}

extension MetadataError {
  /// Reads the value of `Name`.
  package static func name(_ value: Span<UInt8>) throws(MetadataError) -> PackageName {
    do throws(NameParseError) {
      return try PackageName(parsing: value)
    } catch {
      throw .invalidName(error)
    }
  }

  /// Reads the value of `Version`.
  package static func version(_ value: Span<UInt8>) throws(MetadataError) -> Version {
    do throws(VersionParseError) {
      return try Version(parsing: value)
    } catch {
      throw .invalidVersion(error)
    }
  }
}

import Support

/// Metadata of a distribution that cannot be used.
package enum MetadataError: UserFacingError, Equatable, Sendable {
  case missingField(String)
  case invalidName(NameParseError)
  case invalidVersion(VersionParseError)
  case unsupportedMetadataVersion(String)

  package var message: String {
    switch self {
    case .missingField(let field): "the metadata has no `\(field)` field"
    case .invalidName(let error): error.message
    case .invalidVersion(let error): error.message
    case .unsupportedMetadataVersion(let version):
      "metadata version `\(version)` is not supported (only 1 and 2 are)"
    }
  }

  package var causes: [String] { [] }
}

extension MetadataError {
  /// Reads the value of `Name`.
  static func name(_ value: Span<UInt8>) throws(MetadataError) -> PackageName {
    do throws(NameParseError) {
      return try PackageName(parsing: value)
    } catch {
      throw .invalidName(error)
    }
  }

  /// Reads the value of `Version`.
  static func version(_ value: Span<UInt8>) throws(MetadataError) -> Version {
    do throws(VersionParseError) {
      return try Version(parsing: value)
    } catch {
      throw .invalidVersion(error)
    }
  }
}

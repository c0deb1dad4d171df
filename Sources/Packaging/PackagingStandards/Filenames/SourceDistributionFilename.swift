/// The archive format of a source distribution.
package enum SourceDistributionFormat: String, CaseIterable, Sendable {
  case tarGz = ".tar.gz"
  case zip = ".zip"
  case tgz = ".tgz"
  case tarBz2 = ".tar.bz2"
  case tbz = ".tbz"
  case tarXz = ".tar.xz"
  case txz = ".txz"
  case tarZst = ".tar.zst"
  case tarLz = ".tar.lz"
  case tarLzma = ".tar.lzma"
  case tlz = ".tlz"
  case tarZ = ".tar.Z"
  case tar = ".tar"

  /// Finds the format that a file name ends in; case does not matter.
  package init?(ofFilename filename: String) {
    let format = withBytes(of: filename) { SourceDistributionFormat(ofFilename: $0) }
    guard let format else { return nil }
    self = format
  }

  /// Finds the format that a file name, given as UTF-8 bytes, ends in; case does not matter.
  package init?(ofFilename bytes: Span<UInt8>) {
    for (format, ending) in SourceDistributionFormat.endings where SourceDistributionFormat.ends(bytes, in: ending) {
      self = format
      return
    }
    return nil
  }

  private static func ends(_ bytes: Span<UInt8>, in ending: [UInt8]) -> Bool {
    let start = bytes.count - ending.count
    guard start > 0 else { return false }
    for index in ending.indices {
      let byte = bytes[start + index]
      let lower = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if lower != ending[index] { return false }
    }
    return true
  }

  /// Every format with the end of its file names in lower case, the most usual first.
  private static let endings = allCases.map { (format: $0, ending: Array($0.rawValue.lowercased().utf8)) }
}

/// The file name of a source distribution, in parts: `name-version.tar.gz`.
///
/// Also reads names from before [PEP 625](https://peps.python.org/pep-0625/), in which the project's name may hold `-`;
/// they cannot be split without knowing the project.
package struct SourceDistributionFilename: Hashable, Sendable {
  /// The project.
  package let name: PackageName
  /// The release.
  package let version: Version
  /// How the archive is packed.
  package let format: SourceDistributionFormat

  package init(name: PackageName, version: Version, format: SourceDistributionFormat = .tarGz) {
    self.name = name
    self.version = version
    self.format = format
  }

  /// Parses a file name of a known package.
  ///
  /// - Throws: ``FilenameParseError`` if the name is not that of a source distribution of the package.
  package init(_ filename: String, of package: PackageName) throws(FilenameParseError) {
    let (stem, format) = try SourceDistributionFilename.stem(of: filename)
    var versionError: VersionParseError?
    for dash in stem.indices where stem[dash] == UInt8(ascii: "-") {
      guard let name = try? PackageName(parsing: stem.span.extracting(0..<dash)), name == package else { continue }
      do throws(VersionParseError) {
        let version = try Version(parsing: stem.span.extracting((dash + 1)..<stem.count))
        self.init(name: name, version: version, format: format)
        return
      } catch {
        versionError = error
      }
    }
    throw FilenameParseError(
      filename: filename, reason: versionError.map { .version($0) } ?? .otherName(expected: package))
  }

  /// Parses a file name of an unknown package by taking what follows the last `-` for the version, as PEP 625 has it.
  ///
  /// - Throws: ``FilenameParseError`` if the name is not that of a source distribution.
  package init(_ filename: String) throws(FilenameParseError) {
    let (stem, format) = try SourceDistributionFilename.stem(of: filename)
    guard let dash = stem.lastIndex(of: UInt8(ascii: "-")) else {
      throw FilenameParseError(
        filename: filename, reason: .version(VersionParseError(text: "", offset: 0, reason: .empty)))
    }
    let name: PackageName
    do throws(NameParseError) {
      name = try PackageName(parsing: stem.span.extracting(0..<dash))
    } catch {
      throw FilenameParseError(filename: filename, reason: .name(error))
    }
    do throws(VersionParseError) {
      let version = try Version(parsing: stem.span.extracting((dash + 1)..<stem.count))
      self.init(name: name, version: version, format: format)
    } catch {
      throw FilenameParseError(filename: filename, reason: .version(error))
    }
  }

  private static func stem(
    of filename: String
  ) throws(FilenameParseError) -> (stem: [UInt8], format: SourceDistributionFormat) {
    guard let format = SourceDistributionFormat(ofFilename: filename) else {
      throw FilenameParseError(filename: filename, reason: .unknownExtension(expected: "`.tar.gz` or `.zip`"))
    }
    return (Array(filename.utf8.dropLast(format.rawValue.utf8.count)), format)
  }
}

extension SourceDistributionFilename: CustomStringConvertible {
  /// The file name in normal form.
  package var description: String { "\(name.filenameComponent)-\(version)\(format.rawValue)" }
}

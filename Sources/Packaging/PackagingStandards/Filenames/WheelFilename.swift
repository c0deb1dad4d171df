/// The file name of a wheel, in parts.
///
/// Reads what is published, not only what [PEP 427](https://peps.python.org/pep-0427/#file-name-convention) asks to be
/// written: the name and version need not be in normal form.
package struct WheelFilename: Hashable, Sendable {
  /// The project.
  package let name: PackageName
  /// The release.
  package let version: Version
  /// What tells wheels of the same tags apart, if it is there.
  package let build: BuildTag?
  /// What the wheel runs on.
  package let tags: WheelTagSet

  package init(name: PackageName, version: Version, build: BuildTag? = nil, tags: WheelTagSet) {
    self.name = name
    self.version = version
    self.build = build
    self.tags = tags
  }

  /// Parses a file name without directories.
  ///
  /// - Throws: ``FilenameParseError`` if it is not a wheel's.
  package init(_ filename: String) throws(FilenameParseError) {
    self = try withBytes(of: filename) { (bytes) throws(FilenameParseError) in try WheelFilename(parsing: bytes) }
  }

  /// Parses a file name given as UTF-8 bytes.
  ///
  /// - Throws: ``FilenameParseError`` if it is not a wheel's.
  package init(parsing bytes: Span<UInt8>) throws(FilenameParseError) {
    func failure(_ reason: FilenameParseError.Reason) -> FilenameParseError {
      FilenameParseError(filename: String(bytes), reason: reason)
    }
    guard let layout = WheelFilenameLayout(bytes) else {
      throw failure(
        String(bytes).lowercased().hasSuffix(".whl") ? .wrongPartCount : .unknownExtension(expected: "`.whl`"))
    }
    do throws(NameParseError) {
      name = try PackageName(parsing: bytes.extracting(layout.name))
    } catch {
      throw failure(.name(error))
    }
    do throws(VersionParseError) {
      version = try Version(parsing: bytes.extracting(layout.version))
    } catch {
      throw failure(.version(error))
    }
    if layout.build.isEmpty {
      build = nil
    } else {
      let text = String(bytes.extracting(layout.build))
      guard let build = BuildTag(text) else { throw failure(.buildTag(text)) }
      self.build = build
    }
    tags = WheelTagSet(
      python: String(bytes.extracting(layout.pythonTags)), abi: String(bytes.extracting(layout.abiTags)),
      platform: String(bytes.extracting(layout.platformTags)))
  }
}

extension WheelFilename: CustomStringConvertible {
  /// The file name in normal form.
  package var description: String {
    let build = build.map { "-\($0)" } ?? ""
    return "\(name.filenameComponent)-\(version)\(build)-\(tags).whl"
  }
}

/// The `WHEEL` file of a wheel: how its archive is to be unpacked.
///
/// See [PEP 427](https://peps.python.org/pep-0427/#file-contents).
package struct WheelFile: Hashable, Sendable {
  /// The version of the wheel format: 1.x.
  package var wheelVersion: (major: UInt64, minor: UInt64) { (version.major, version.minor) }
  private let version: Version
  /// The tool that wrote the wheel.
  package let generator: String?
  /// Whether the root of the archive goes to `purelib`, else to `platlib`.
  package let isRootPurelib: Bool
  /// The tags the wheel is for, one per expanded tag.
  package let tags: [String]
  /// The build tag.
  package let build: String?

  /// Parses the bytes of a `WHEEL` file.
  ///
  /// - Throws: ``WheelFileError`` if the format's version is missing, malformed or not 1.x, or
  ///   `Root-Is-Purelib` is neither `true` nor `false`.
  package init(parsing bytes: Span<UInt8>) throws(WheelFileError) {
    var versionText: String?
    var isRootPurelib: Bool?
    var generator: String?
    var build: String?
    var tags: [String] = []
    var headers = MetadataHeaders(bytes)
    while let header = headers.next() {
      if headers.name(of: header, is: "wheel-version") {
        versionText = versionText ?? headers.text(of: header)
      } else if headers.name(of: header, is: "root-is-purelib") {
        let text = headers.text(of: header).lowercased()
        guard text == "true" || text == "false" else { throw .invalidRootIsPurelib(text) }
        isRootPurelib = isRootPurelib ?? (text == "true")
      } else if headers.name(of: header, is: "tag") {
        tags.append(headers.text(of: header))
      } else if headers.name(of: header, is: "generator") {
        generator = generator ?? headers.text(of: header)
      } else if headers.name(of: header, is: "build") {
        build = build ?? headers.text(of: header)
      }
    }
    guard let versionText else { throw .missingVersion }
    guard let version = try? Version(versionText), version == version.onlyRelease else {
      throw .invalidVersion(versionText)
    }
    guard version.major == 1 else { throw .unsupportedVersion(versionText) }
    self.version = version
    self.isRootPurelib = isRootPurelib ?? false
    self.generator = generator
    self.build = build
    self.tags = tags
  }
}

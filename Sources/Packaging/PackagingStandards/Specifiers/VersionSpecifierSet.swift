/// Version specifiers that must all match, such as `>=1.0,<2`; empty matches every version.
package struct VersionSpecifierSet: Hashable, Sendable {
  /// The specifiers in the order written.
  package let specifiers: [VersionSpecifier]

  /// Makes a set of specifiers.
  package init(_ specifiers: [VersionSpecifier] = []) {
    self.specifiers = specifiers
  }

  /// Parses specifiers separated by commas; empty parts and space are ignored.
  ///
  /// - Throws: ``VersionSpecifierParseError`` for the first part that is not a specifier.
  package init(_ text: String) throws(VersionSpecifierParseError) {
    self = try withBytes(of: text) { (bytes) throws(VersionSpecifierParseError) in
      try VersionSpecifierSet(parsing: bytes)
    }
  }

  /// Parses specifiers given as UTF-8 bytes, as ``init(_:)-(String)``.
  ///
  /// - Throws: ``VersionSpecifierParseError`` for the first part that is not a specifier.
  package init(parsing bytes: Span<UInt8>) throws(VersionSpecifierParseError) {
    var specifiers: [VersionSpecifier] = []
    var start = 0
    while start <= bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: ",") { end += 1 }
      let part = bytes.extracting(start..<end).trimmingSpace()
      if part.count > 0 { specifiers.append(try VersionSpecifier(parsing: part)) }
      start = end + 1
    }
    self.specifiers = specifiers
  }

  /// Whether all specifiers match `version`, whatever the policy for pre-releases.
  package func contains(_ version: Version) -> Bool {
    specifiers.allSatisfy { $0.contains(version) }
  }

  /// Whether a specifier names a pre-release, which by PEP 440 asks for pre-releases.
  package var namesPreRelease: Bool { specifiers.contains { $0.namesPreRelease } }
}

extension VersionSpecifierSet: RandomAccessCollection {
  package var startIndex: Int { specifiers.startIndex }
  package var endIndex: Int { specifiers.endIndex }
  package subscript(position: Int) -> VersionSpecifier { specifiers[position] }
}

extension VersionSpecifierSet: CustomStringConvertible {
  /// The specifiers in the order written, separated by commas.
  package var description: String {
    specifiers.map(\.description).joined(separator: ",")
  }
}

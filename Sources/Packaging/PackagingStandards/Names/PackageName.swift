/// The name of a project, normalised.
///
/// Names are interned process-wide: comparing two for equality and hashing cost one integer. The original spelling is
/// not kept. The syntax is that of [PEP 508](https://peps.python.org/pep-0508/#names), normalised as
/// [PEP 503](https://peps.python.org/pep-0503/#normalized-names) asks.
package struct PackageName: Hashable, Sendable, BitwiseCopyable {
  /// A number that stands for this name in this process only; small, and dense enough to index arrays.
  package let id: UInt32

  private init(id: UInt32) {
    self.id = id
  }

  /// Parses and normalises a name.
  ///
  /// - Throws: ``NameParseError`` if the text is not a valid name.
  package init(_ text: String) throws(NameParseError) {
    self = try withBytes(of: text) { (bytes) throws(NameParseError) in try PackageName(parsing: bytes) }
  }

  /// Parses and normalises a name given as UTF-8 bytes, without surrounding space.
  ///
  /// - Throws: ``NameParseError`` if the bytes are not a valid name.
  package init(parsing bytes: Span<UInt8>) throws(NameParseError) {
    do throws(NameNormalization.Failure) {
      id = try NameNormalization.intern(bytes)
    } catch {
      throw NameParseError(subject: .package, text: String(bytes), offset: error.offset, reason: error.reason)
    }
  }

  /// The normalised name.
  package var string: String { NameTable.text(of: id) }
}

extension PackageName: Comparable {
  /// Orders names by their normalised text, byte by byte.
  package static func < (left: PackageName, right: PackageName) -> Bool {
    left.id != right.id && left.string < right.string
  }
}

extension PackageName: CustomStringConvertible {
  package var description: String { string }
}

extension PackageName {
  /// The name as the first part of a wheel or source distribution file name: `-` becomes `_`.
  ///
  /// See [PEP 625](https://peps.python.org/pep-0625/#specification).
  package var filenameComponent: String {
    String(decoding: string.utf8.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self)
  }
}

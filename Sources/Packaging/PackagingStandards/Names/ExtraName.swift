/// The name of an extra (optional dependencies of a project), normalised.
///
/// Names are interned process-wide: comparing two for equality and hashing cost one integer. The original spelling is
/// not kept. The syntax is that of [PEP 508](https://peps.python.org/pep-0508/#names), normalised as
/// [PEP 685](https://peps.python.org/pep-0685/) asks.
package struct ExtraName: Hashable, Sendable, BitwiseCopyable {
  /// A number that stands for this name in this process only; small, and dense enough to index arrays.
  package let id: UInt32

  init(id: UInt32) {
    self.id = id
  }

  /// Parses and normalises a name.
  ///
  /// - Throws: ``NameParseError`` if the text is not a valid name.
  package init(_ text: String) throws(NameParseError) {
    self = try withBytes(of: text) { (bytes) throws(NameParseError) in try ExtraName(parsing: bytes) }
  }

  /// Parses and normalises a name given as UTF-8 bytes, without surrounding space.
  ///
  /// - Throws: ``NameParseError`` if the bytes are not a valid name.
  package init(parsing bytes: Span<UInt8>) throws(NameParseError) {
    do throws(NameNormalization.Failure) {
      id = try NameNormalization.intern(bytes)
    } catch {
      throw NameParseError(subject: .extra, text: String(bytes), offset: error.offset, reason: error.reason)
    }
  }

  /// The normalised name.
  package var string: String { NameTable.text(of: id) }
}

extension ExtraName: Comparable {
  /// Orders names by their normalised text, byte by byte.
  package static func < (left: ExtraName, right: ExtraName) -> Bool {
    left.id != right.id && left.string < right.string
  }
}

extension ExtraName: CustomStringConvertible {
  package var description: String { string }
}

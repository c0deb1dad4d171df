/// How the bytes of a file stand for text: PEP 263.
package enum SourceEncoding: Equatable, Sendable {
  case utf8
  /// UTF-8 with a byte-order mark, which stays in the source.
  case utf8WithByteOrderMark
  /// An encoding older than UTF-8, by the name that Python gives it. The source has been recoded as UTF-8, so offsets
  /// are not those of the file.
  case legacy(String)
  /// An encoding that is declared but not known. The bytes were read as UTF-8.
  case unknown(String)
}

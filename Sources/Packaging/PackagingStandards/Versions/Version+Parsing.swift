extension Version {
  /// Parses a version; space around it is ignored.
  ///
  /// - Throws: ``VersionParseError`` if the text is not a version by PEP 440, or has a number above `UInt64.max`.
  package init(_ text: String) throws(VersionParseError) {
    self = try withBytes(of: text) { (bytes) throws(VersionParseError) in try Version(parsing: bytes) }
  }

  /// Parses a version given as UTF-8 bytes; space around it is ignored.
  ///
  /// - Throws: ``VersionParseError`` as ``init(_:)``.
  package init(parsing bytes: Span<UInt8>) throws(VersionParseError) {
    do throws(VersionScanner.Failure) {
      self = try Version.scan(bytes)
    } catch {
      throw VersionParseError(text: String(bytes), offset: error.offset, reason: error.reason)
    }
  }

  /// Parses a version given as UTF-8 bytes, or returns nil, without the cost of an explanation.
  package init?(parsingIfValid bytes: Span<UInt8>) {
    do throws(VersionScanner.Failure) {
      self = try Version.scan(bytes)
    } catch {
      return nil
    }
  }

  static func scan(_ bytes: Span<UInt8>) throws(VersionScanner.Failure) -> Version {
    var (start, end) = (0, bytes.count)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while start < end, isSpace(bytes[end - 1]) { end -= 1 }
    var scanner = VersionScanner(bytes, from: start, to: end)
    return try scanner.scan()
  }
}

/// Whether a byte is white space to Python's `str.strip`, as far as it is ASCII.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
}

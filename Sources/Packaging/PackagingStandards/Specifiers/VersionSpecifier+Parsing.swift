extension VersionSpecifier {
  /// Parses one specifier such as `>=1.0`; space around the operator and version is ignored.
  ///
  /// - Throws: ``VersionSpecifierParseError`` if the text is not a specifier.
  package init(_ text: String) throws(VersionSpecifierParseError) {
    self = try withBytes(of: text) { (bytes) throws(VersionSpecifierParseError) in
      try VersionSpecifier(parsing: bytes)
    }
  }

  /// Parses one specifier given as UTF-8 bytes.
  ///
  /// - Throws: ``VersionSpecifierParseError`` if the bytes are not a specifier.
  package init(parsing bytes: Span<UInt8>) throws(VersionSpecifierParseError) {
    let bytes = bytes.trimmingSpace()
    func failure(_ reason: VersionSpecifierParseError.Reason) -> VersionSpecifierParseError {
      VersionSpecifierParseError(text: String(bytes), reason: reason)
    }
    guard let (comparison, length) = Operator.prefix(of: bytes) else { throw failure(.missingOperator) }
    let operand = bytes.extracting(length..<bytes.count).trimmingSpace()
    guard operand.count > 0 else { throw failure(.missingVersion) }

    if comparison == .arbitraryEqual {
      for index in 0..<operand.count
      where isSpace(operand[index]) || operand[index] == UInt8(ascii: ";") || operand[index] == UInt8(ascii: ")") {
        throw failure(.unexpectedSpace)
      }
      self.init(literal: String(operand))
      return
    }

    let isPrefix =
      operand.count > 2 && operand[operand.count - 1] == UInt8(ascii: "*")
      && operand[operand.count - 2] == UInt8(ascii: ".")
    let version: Version
    do throws(VersionParseError) {
      version = try Version(parsing: isPrefix ? operand.extracting(0..<(operand.count - 2)) : operand)
    } catch {
      if error.reason == .wildcard { throw failure(.wildcardNotAllowed) }
      throw failure(.invalidVersion(error))
    }
    if isPrefix {
      let lastByte = operand[operand.count - 3]
      let isRelease = version == version.base && !version.hasLocal && lastByte >= 0x30 && lastByte <= 0x39
      guard comparison == .equal || comparison == .notEqual, isRelease else { throw failure(.wildcardNotAllowed) }
      self.init(prefix: version, isExcluded: comparison == .notEqual)
      return
    }
    guard let specifier = VersionSpecifier(comparison, version) else {
      throw failure(version.hasLocal ? .localNotAllowed : .compatibleNeedsTwoSegments)
    }
    self = specifier
  }
}

extension VersionSpecifier.Operator {
  /// The operator that `bytes` begin with, and its length.
  fileprivate static func prefix(of bytes: Span<UInt8>) -> (VersionSpecifier.Operator, Int)? {
    guard bytes.count > 0 else { return nil }
    let hasEqualSign = bytes.count > 1 && bytes[1] == UInt8(ascii: "=")
    switch bytes[0] {
    case UInt8(ascii: "="):
      guard hasEqualSign else { return nil }
      return bytes.count > 2 && bytes[2] == UInt8(ascii: "=") ? (.arbitraryEqual, 3) : (.equal, 2)
    case UInt8(ascii: "!"): return hasEqualSign ? (.notEqual, 2) : nil
    case UInt8(ascii: "~"): return hasEqualSign ? (.compatible, 2) : nil
    case UInt8(ascii: "<"): return hasEqualSign ? (.lessThanOrEqual, 2) : (.lessThan, 1)
    case UInt8(ascii: ">"): return hasEqualSign ? (.greaterThanOrEqual, 2) : (.greaterThan, 1)
    default: return nil
    }
  }
}

extension Span<UInt8> {
  /// The bytes without white space at either end.
  @_lifetime(copy self)
  func trimmingSpace() -> Span<UInt8> {
    var (start, end) = (0, count)
    while start < end, isSpace(self[start]) { start += 1 }
    while start < end, isSpace(self[end - 1]) { end -= 1 }
    return extracting(start..<end)
  }
}

import Support

extension Requirement {
  /// Parses a requirement such as `requests[security]>=2.8 ; python_version < '3'`.
  ///
  /// - Throws: ``RequirementParseError`` if the text is no requirement.
  package init(_ text: String) throws(RequirementParseError) {
    self = try withBytes(of: text) { (bytes) throws(RequirementParseError) in try Requirement(parsing: bytes) }
  }

  /// Parses a requirement and adds what was left out of its marker to `warnings`.
  ///
  /// - Throws: ``RequirementParseError`` if the text is no requirement.
  package init(_ text: String, warnings: inout [MarkerWarning]) throws(RequirementParseError) {
    self = try withBytes(of: text) { (bytes) throws(RequirementParseError) in
      try Requirement(parsing: bytes, warnings: &warnings)
    }
  }

  /// Parses a requirement given as UTF-8 bytes.
  ///
  /// - Throws: ``RequirementParseError`` if the bytes are no requirement.
  package init(parsing bytes: Span<UInt8>) throws(RequirementParseError) {
    var warnings: [MarkerWarning] = []
    try self.init(parsing: bytes, warnings: &warnings)
  }

  /// Parses a requirement and adds what was left out of its marker to `warnings`.
  ///
  /// - Throws: ``RequirementParseError`` if the bytes are no requirement.
  package init(parsing bytes: Span<UInt8>, warnings: inout [MarkerWarning]) throws(RequirementParseError) {
    var scanner = RequirementScanner(bytes)
    do throws(RequirementScanner.Failure) {
      self = try scanner.scanRequirement(warnings: &warnings)
    } catch {
      throw RequirementParseError(error, in: bytes)
    }
  }

  /// Parses a requirement of published metadata, which may be older than today's rules.
  ///
  /// What is plainly meant is understood, see ``SpecifierRepairs``.
  /// - Throws: ``RequirementParseError`` of the strict reading if no repair helps.
  package init(parsingLeniently bytes: Span<UInt8>) throws(RequirementParseError) {
    do throws(RequirementParseError) {
      try self.init(parsing: bytes)
    } catch {
      let repaired = SpecifierRepairs.firstParsed(of: String(bytes)) { try? Requirement($0) }
      guard let repaired else { throw error }
      self = repaired
    }
  }

  /// Parses a requirement of published metadata, which may be older than today's rules.
  ///
  /// - Throws: ``RequirementParseError`` of the strict reading if no repair helps.
  package init(lenient text: String) throws(RequirementParseError) {
    self = try withBytes(of: text) { (bytes) throws(RequirementParseError) in
      try Requirement(parsingLeniently: bytes)
    }
  }
}

extension RequirementScanner {
  /// Scans a whole requirement.
  mutating func scanRequirement(warnings: inout [MarkerWarning]) throws(Failure) -> Requirement {
    skipSpace()
    let name = try scanName()
    skipSpace()
    let extras = try scanExtras()
    skipSpace()
    var source = Requirement.Source.versions(VersionSpecifierSet())
    let sourceStart = position
    if skip(UInt8(ascii: "@")) {
      source = .url(try scanURL())
    } else {
      source = .versions(try scanSpecifiers())
    }
    skipSpace()
    if isAtEnd { return Requirement(name, extras: extras, source: source) }
    guard skip(UInt8(ascii: ";")) else {
      throw failure(
        position == sourceStart
          ? "expected a version specifier, `@`, `;` or the end after the name, found \(found)"
          : "expected `;` or the end, found \(found)", at: position, length: 1)
    }
    skipSpace()
    let marker = try scanMarker(warnings: &warnings)
    skipSpace()
    guard isAtEnd else {
      throw failure(
        "expected `and`, `or` or the end of the marker, found \(found)", at: position, length: end - position)
    }
    return Requirement(name, extras: extras, source: source, marker: marker)
  }

  // MARK: Names

  private mutating func scanName() throws(Failure) -> PackageName {
    let start = position
    skipNameBytes()
    guard position > start else {
      if isAtEnd { throw failure("expected a package name", at: position, length: 1) }
      throw unnamedFailure(at: start, "expected a package name, found \(found)")
    }
    // `https://...` and `git+https://...` begin like a name.
    if next == UInt8(ascii: ":") || next == UInt8(ascii: "+") || next == UInt8(ascii: "/") {
      throw unnamedFailure(at: start, "expected a package name, found a URL or path")
    }
    do throws(NameParseError) {
      return try PackageName(parsing: bytes.extracting(start..<position))
    } catch {
      throw failure(error.message, at: start, length: position - start)
    }
  }

  private func unnamedFailure(at start: Int, _ reason: String) -> Failure {
    var length = 0
    while start + length < end, !isSpace(bytes[start + length]) { length += 1 }
    var failure = failure(reason, at: start, length: length)
    let word = text(start, start + length)
    if word.contains("://") || word.contains("/") {
      failure.hint = "put the name before the URL, as in `name @ \(redactingCredentials(inWord: word))`"
    }
    return failure
  }

  private mutating func skipNameBytes() {
    while position < end, NameNormalization.isNameByte(bytes[position]) { position += 1 }
  }

  private mutating func scanExtras() throws(Failure) -> [ExtraName] {
    let start = position
    guard skip(UInt8(ascii: "[")) else { return [] }
    var extras: [ExtraName] = []
    var seen: Set<ExtraName> = []
    skipSpace()
    if skip(UInt8(ascii: "]")) { return [] }
    while true {
      skipSpace()
      let nameStart = position
      skipNameBytes()
      guard position > nameStart else {
        if isAtEnd { throw failure("this bracket is not closed", at: start, length: 1) }
        throw failure("expected the name of an extra, found \(found)", at: position, length: 1)
      }
      do throws(NameParseError) {
        let extra = try ExtraName(parsing: bytes.extracting(nameStart..<position))
        if seen.insert(extra).inserted { extras.append(extra) }
      } catch {
        throw failure(error.message, at: nameStart, length: position - nameStart)
      }
      skipSpace()
      if skip(UInt8(ascii: "]")) { return extras }
      guard skip(UInt8(ascii: ",")) else {
        if isAtEnd { throw failure("this bracket is not closed", at: start, length: 1) }
        throw failure("expected `,` or `]`, found \(found)", at: position, length: 1)
      }
    }
  }

  // MARK: URLs

  private mutating func scanURL() throws(Failure) -> RequirementURL {
    skipSpace()
    let start = position
    let urlEnd = endOfURL()
    guard urlEnd > start else { throw failure("expected a URL after `@`", at: start, length: 1) }
    position = urlEnd
    do throws(URLParseError) {
      return try RequirementURL(text(start, urlEnd))
    } catch {
      throw failure(error.message, at: start, length: urlEnd - start)
    }
  }

  /// Where a URL ends: before a semicolon or hash that space sets apart, or at the end.
  ///
  /// Paths may have spaces in them, so a space alone ends nothing.
  func endOfURL() -> Int {
    var index = position
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if isSpace(byte) {
        var afterSpace = index
        while afterSpace < end, isSpace(bytes[afterSpace]) { afterSpace += 1 }
        if afterSpace == end || bytes[afterSpace] == UInt8(ascii: ";") || bytes[afterSpace] == UInt8(ascii: "#") {
          break
        }
        index = afterSpace
      } else if byte == UInt8(ascii: ";"), index + 1 < end, isSpace(bytes[index + 1]) {
        break
      } else {
        index += 1
      }
    }
    return index
  }

  // MARK: Specifiers

  private mutating func scanSpecifiers() throws(Failure) -> VersionSpecifierSet {
    let start = position
    let isParenthesised = skip(UInt8(ascii: "("))
    var specifiers: [VersionSpecifier] = []
    while true {
      skipSpace()
      let first = next
      if isAtEnd || first == UInt8(ascii: ";") || first == UInt8(ascii: ")") { break }
      guard Self.isOperatorByte(first) else {
        if isParenthesised || !specifiers.isEmpty || first == UInt8(ascii: ",") {
          throw failure(
            "expected a version specifier such as `>=1.0`, found \(found)", at: position, length: 1)
        }
        break
      }
      specifiers.append(try scanSpecifier())
      skipSpace()
      guard skip(UInt8(ascii: ",")) else {
        if Self.isOperatorByte(next) {
          throw failure("expected `,` between version specifiers, found \(found)", at: position, length: 1)
        }
        break
      }
    }
    skipSpace()
    if isParenthesised, !skip(UInt8(ascii: ")")) {
      if isAtEnd || next == UInt8(ascii: ";") { throw failure("this parenthesis is not closed", at: start, length: 1) }
      throw failure("expected `,` or `)`, found \(found)", at: position, length: 1)
    }
    return VersionSpecifierSet(specifiers)
  }

  static func isOperatorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "~"): true
    default: false
    }
  }

  /// Whether the byte at `index` ends an epoch, as in `1!2.0`, and begins no operator.
  private func isEpochSign(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "!") && !(index + 1 < end && bytes[index + 1] == UInt8(ascii: "="))
  }

  private mutating func scanSpecifier() throws(Failure) -> VersionSpecifier {
    let start = position
    while Self.isOperatorByte(next) { position += 1 }
    let operatorEnd = position
    skipSpace()
    while position < end {
      let byte = bytes[position]
      if isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ")")
        || (Self.isOperatorByte(byte) && operatorEnd - start != 3 && !isEpochSign(position))
      {
        break
      }
      position += 1
    }
    do throws(VersionSpecifierParseError) {
      return try VersionSpecifier(parsing: bytes.extracting(start..<position))
    } catch {
      throw failure(error.message, at: start, length: position - start)
    }
  }
}

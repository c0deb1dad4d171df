import Support

/// A place where the text is not the JSON that was asked for.
package struct JSONError: UserFacingError, Equatable, Sendable {
  /// What is wrong at `offset`.
  package enum Kind: Equatable, Sendable {
    case unexpectedEnd
    case unexpectedByte(UInt8, expected: Expectation)
    case wrongType(found: JSONKind, expected: JSONKind)
    case invalidNumber
    case numberOutOfRange
    case invalidEscape
    case loneSurrogate
    case controlCharacter
    case invalidUTF8
    case tooDeep
    case trailingContent
    /// For callers that cannot do without any of the values: the reader itself gives every member.
    case repeatedName(String)
  }

  /// What the grammar allows where an unexpected byte stands.
  package enum Expectation: Equatable, Sendable {
    case value, key, colon, commaOrBrace, commaOrBracket, literal
  }

  package var kind: Kind
  /// Where the fault was noticed, in bytes from the start of the input.
  package var offset: Int

  package init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// One line for a person, with the byte offset.
  package var message: String { "\(reason) at byte \(offset)" }

  /// What is wrong, without the place.
  package var reason: String {
    switch kind {
    case .unexpectedEnd: "unexpected end of JSON"
    case .unexpectedByte(let byte, let expected): "expected \(expected.phrase), found \(Self.name(of: byte))"
    case .wrongType(let found, let expected): "expected \(expected.phrase), found \(found.phrase)"
    case .invalidNumber: "malformed number"
    case .numberOutOfRange: "number is out of range"
    case .invalidEscape: "malformed escape sequence"
    case .loneSurrogate: "surrogate escape without its other half"
    case .controlCharacter: "unescaped control character in a string"
    case .invalidUTF8: "string is not valid UTF-8"
    case .tooDeep: "nested more than \(JSONReader.maximumDepth) levels deep"
    case .trailingContent: "unexpected content after the end of the JSON value"
    case .repeatedName(let name): "the name `\(name)` stands twice in one object"
    }
  }

  /// The line of `offset` in the text that was read, and the column in Unicode scalars, both from one.
  package func location(in bytes: RawSpan) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for index in 0..<min(offset, bytes.byteCount) {
      let byte = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  private static func name(of byte: UInt8) -> String {
    if byte > 0x20, byte < 0x7F {
      return "`\(Character(Unicode.Scalar(byte)))`"
    }
    return "byte 0x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

extension JSONError.Expectation {
  var phrase: String {
    switch self {
    case .value: "a value"
    case .key: "a key in double quotes"
    case .colon: "`:`"
    case .commaOrBrace: "`,` or `}`"
    case .commaOrBracket: "`,` or `]`"
    case .literal: "`true`, `false` or `null`"
    }
  }
}

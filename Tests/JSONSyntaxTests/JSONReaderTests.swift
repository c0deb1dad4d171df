import JSONSyntax
import Testing

struct JSONReaderTests {
  @Test func anObjectIsReadByItsShape() throws {
    let text = Array(
      #" {"name": "flask", "size" : 12, "yanked":false, "none": null, "more":[1,{"x":[]}], "f": -2.5e1} "#.utf8)
    var reader = JSONReader(text.span.bytes)
    var seen: [String] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "name") {
        seen.append(try reader.readString())
      } else if reader.matches(key, "size") {
        seen.append("\(try reader.readInteger())")
      } else if reader.matches(key, "yanked") {
        seen.append("\(try reader.readBool())")
      } else if reader.matches(key, "f") {
        seen.append("\(try reader.readValue())")
      } else if try reader.readNullIfPresent() {
        seen.append("null")
      } else {
        let range = try reader.skipValue()
        seen.append(String(decoding: text[range], as: UTF8.self))
      }
    }
    try reader.finish()
    #expect(seen == ["flask", "12", "false", "null", #"[1,{"x":[]}]"#, "double(-25.0)"])
  }

  @Test func arraysNestAndEnd() throws {
    let text = Array("[[], [1, 2], [[3]]]".utf8)
    var reader = JSONReader(text.span.bytes)
    var sum: Int64 = 0
    func walk(_ reader: inout JSONReader) throws {
      try reader.beginArray()
      while try reader.nextElement() {
        if try reader.peekKind() == .array { try walk(&reader) } else { sum += try reader.readInteger() }
      }
    }
    try walk(&reader)
    try reader.finish()
    #expect(sum == 6)
  }

  @Test func anotherKindIsAnErrorAndLeavesTheValueToBeRead() throws {
    let text = Array(#"["x"]"#.utf8)
    var reader = JSONReader(text.span.bytes)
    try reader.beginArray()
    _ = try reader.nextElement()
    var thrown: JSONError?
    do throws(JSONError) { _ = try reader.readInteger() } catch { thrown = error }
    #expect(thrown == JSONError(.wrongType(found: .string, expected: .number), at: 1))
    let value = try reader.readString()
    #expect(value == "x")
  }

  @Test(arguments: [
    (#""""#, ""),
    (#""plain ascii text that is longer than eight bytes""#, "plain ascii text that is longer than eight bytes"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"),
    (#""\ud83d\ude00 ok""#, "😀 ok"),
    (#""日本語 text""#, "日本語 text"),
    (#""a\u0000b""#, "a\0b"),
    (#""1234567\"""#, "1234567\""),
    (#""\\""#, "\\"),
  ])
  func stringsAreDecoded(text: String, expected: String) throws {
    let bytes = Array(text.utf8)
    var reader = JSONReader(bytes.span.bytes)
    let content = try reader.readString()
    #expect(content == expected)
    try reader.finish()
    var second = JSONReader(bytes.span.bytes)
    var appended: [UInt8] = [1]
    try second.readString(appendingTo: &appended)
    #expect(appended == [1] + Array(expected.utf8))
  }

  @Test(arguments: [
    ("", JSONError(.unexpectedEnd, at: 0)),
    ("  ", JSONError(.unexpectedEnd, at: 2)),
    ("{", JSONError(.unexpectedEnd, at: 1)),
    ("[1", JSONError(.unexpectedEnd, at: 2)),
    ("[1,]", JSONError(.unexpectedByte(0x5D, expected: .value), at: 3)),
    ("[1 2]", JSONError(.unexpectedByte(0x32, expected: .commaOrBracket), at: 3)),
    ("{\"a\":1,}", JSONError(.unexpectedByte(0x7D, expected: .key), at: 7)),
    ("{\"a\" 1}", JSONError(.unexpectedByte(0x31, expected: .colon), at: 5)),
    ("{\"a\":1 \"b\":2}", JSONError(.unexpectedByte(0x22, expected: .commaOrBrace), at: 7)),
    ("{a:1}", JSONError(.unexpectedByte(0x61, expected: .key), at: 1)),
    ("[}", JSONError(.unexpectedByte(0x7D, expected: .value), at: 1)),
    ("{]", JSONError(.unexpectedByte(0x5D, expected: .key), at: 1)),
    ("[1}", JSONError(.unexpectedByte(0x7D, expected: .commaOrBracket), at: 2)),
    ("truth", JSONError(.unexpectedByte(0x74, expected: .literal), at: 0)),
    ("nul", JSONError(.unexpectedEnd, at: 3)),
    ("01", JSONError(.invalidNumber, at: 0)),
    ("-", JSONError(.unexpectedEnd, at: 1)),
    ("-x", JSONError(.invalidNumber, at: 0)),
    ("1.", JSONError(.invalidNumber, at: 0)),
    ("1e", JSONError(.invalidNumber, at: 0)),
    ("1 2", JSONError(.trailingContent, at: 2)),
    ("'a'", JSONError(.unexpectedByte(0x27, expected: .value), at: 0)),
    ("\"abc", JSONError(.unexpectedEnd, at: 4)),
    ("\"abc\\", JSONError(.unexpectedEnd, at: 5)),
    ("\"a\nb\"", JSONError(.controlCharacter, at: 2)),
    ("\"0123456789\u{1}\"", JSONError(.controlCharacter, at: 11)),
  ])
  func malformedTextIsAnErrorAtItsPlace(text: String, expected: JSONError) {
    #expect(throws: expected) { _ = try JSONValue(parsing: text) }
    #expect(throws: expected) {
      let bytes = Array(text.utf8)
      var reader = JSONReader(bytes.span.bytes)
      try reader.skipValue()
      try reader.finish()
    }
  }

  @Test(arguments: [
    (#""\x""#, JSONError(.invalidEscape, at: 1)),
    (#""ab\u12g4""#, JSONError(.invalidEscape, at: 3)),
    (#""\u12""#, JSONError(.invalidEscape, at: 1)),
    (#""\ud83d""#, JSONError(.loneSurrogate, at: 1)),
    (#""\ud83dx\ude00""#, JSONError(.loneSurrogate, at: 1)),
    (#""\ude00""#, JSONError(.loneSurrogate, at: 1)),
    (#""\ud83d\ud83d""#, JSONError(.loneSurrogate, at: 1)),
  ])
  func malformedEscapesAreErrors(text: String, expected: JSONError) {
    #expect(throws: expected) { _ = try JSONValue(parsing: text) }
  }

  @Test(
    arguments: [
      [0x22, 0x61, 0xFF, 0x22], [0x22, 0x61, 0xC3, 0x22], [0x22, 0x61, 0xC0, 0x80, 0x22],
      [0x22, 0x61, 0xED, 0xA0, 0x80, 0x22],
    ] as [[UInt8]])
  func malformedUTF8IsAnError(bytes: [UInt8]) {
    #expect(throws: JSONError(.invalidUTF8, at: 2)) { _ = try JSONValue(parsing: bytes) }
  }

  @Test func malformedUTF8NextToAnEscapeIsAnError() {
    #expect(throws: JSONError(.invalidUTF8, at: 3)) {
      _ = try JSONValue(parsing: [0x22, 0x5C, 0x6E, 0xFF, 0x22] as [UInt8])
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min), ("12", 12),
    ] as [(String, Int64)])
  func integersAreExact(text: String, expected: Int64) throws {
    let bytes = Array(text.utf8)
    var reader = JSONReader(bytes.span.bytes)
    let value = try reader.readInteger()
    #expect(value == expected)
  }

  @Test(arguments: ["9223372036854775808", "-9223372036854775809", "1.0", "1e3", "99999999999999999999999"])
  func integersOutOfRangeAreErrors(text: String) {
    let bytes = Array(text.utf8)
    #expect(throws: JSONError(.numberOutOfRange, at: 0)) {
      var reader = JSONReader(bytes.span.bytes)
      _ = try reader.readInteger()
    }
  }

  @Test func nestingIsLimited() throws {
    let limit = JSONReader.maximumDepth
    let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    _ = try JSONValue(parsing: deepest)
    let tooDeep = "[\(deepest)]"
    #expect(throws: JSONError(.tooDeep, at: limit)) { _ = try JSONValue(parsing: tooDeep) }
    #expect(throws: JSONError(.tooDeep, at: limit)) {
      let bytes = Array(tooDeep.utf8)
      var reader = JSONReader(bytes.span.bytes)
      try reader.skipValue()
    }
  }

  @Test(arguments: [
    ("{\n  \"a\": x\n}", 2, 8, "expected a value, found `x` at byte 9"),
    // Columns count characters, not bytes.
    ("{\"é\": x}", 1, 7, "expected a value, found `x` at byte 7"),
  ])
  func errorsNameLineAndColumn(text: String, line: Int, column: Int, message: String) {
    let bytes = Array(text.utf8)
    let error = #expect(throws: JSONError.self) { _ = try JSONValue(parsing: bytes) }
    let location = error?.location(in: bytes.span.bytes)
    #expect(location?.line == line)
    #expect(location?.column == column)
    #expect(error?.message == message)
  }

  @Test func escapedKeysMatch() throws {
    let bytes = Array(#"{"\u0066iles": 1}"#.utf8)
    var reader = JSONReader(bytes.span.bytes)
    try reader.beginObject()
    let key = try #require(try reader.nextKey())
    let matchesItsContent = reader.matches(key, "files")
    let matchesAnother = reader.matches(key, "names")
    #expect(matchesItsContent)
    #expect(!matchesAnother)
  }
}

extension JSONReader {
  /// Reads a number that is written as an integer and fits.
  fileprivate mutating func readInteger() throws(JSONError) -> Int64 {
    let text = try readNumberText()
    guard let value = integer(text) else { throw JSONError(.numberOutOfRange, at: text.lowerBound) }
    return value
  }
}

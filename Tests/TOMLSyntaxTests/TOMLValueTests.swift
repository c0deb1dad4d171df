import TOMLSyntax
import Testing

/// Parses `value` as the right-hand side of a key.
private func parsed(_ value: String) -> TOMLItem? {
  let document = TOMLDocument(parsing: "key = \(value)\n")
  return document.diagnostics.isEmpty ? document.root["key"] : nil
}

@Suite struct TOMLValueTests {
  @Test(arguments: [
    (#""plain""#, "plain"),
    (#""tab\tquote\" backslash\\""#, "tab\tquote\" backslash\\"),
    (#""\u00e9 \U0001F40D""#, "é 🐍"),
    (#"'C:\no\escapes'"#, #"C:\no\escapes"#),
    ("\"\"\"\nfirst newline trimmed\"\"\"", "first newline trimmed"),
    ("\"\"\"one \\\n   two\"\"\"", "one two"),
    ("\"\"\"ends with quotes\"\"\"\"\"", "ends with quotes\"\""),
    ("\"\"\"a \\\" \"\"\"\"", "a \" \""),
    ("'''it's'''", "it's"),
    ("''", ""),
    ("\"\"\"\"\"\"", ""),
  ])
  func stringsDecode(source: String, text: String) {
    #expect(parsed(source)?.string == text)
  }

  @Test(arguments: [
    ("0", 0), ("+99", 99), ("-17", -17), ("1_000", 1000), ("0xDEAD_beef", 0xdead_beef), ("0o755", 0o755),
    ("0b1101", 13), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
  ])
  func integersDecode(source: String, number: Int64) {
    #expect(parsed(source)?.integer == number)
  }

  @Test(arguments: [
    ("1.0", 1.0), ("-0.5", -0.5), ("5e+22", 5e22), ("6.626e-34", 6.626e-34), ("1_0.2_5", 10.25),
    ("inf", Double.infinity), ("-inf", -Double.infinity),
  ])
  func floatsDecode(source: String, number: Double) {
    #expect(parsed(source)?.float == number)
  }

  @Test(arguments: [
    ("1979-05-27T07:32:00Z", TOMLKind.offsetDateTime, "1979-05-27T07:32:00Z"),
    ("1979-05-27 07:32:00.5-07:00", .offsetDateTime, "1979-05-27T07:32:00.5-07:00"),
    ("1979-05-27t07:32:00", .localDateTime, "1979-05-27T07:32:00"),
    ("2024-02-29", .localDate, "2024-02-29"),
    ("23:59:60.123456789123", .localTime, "23:59:60.123456789"),
  ])
  func datesDecode(source: String, kind: TOMLKind, text: String) {
    #expect(parsed(source)?.kind == kind)
    #expect(parsed(source)?.dateTime?.description == text)
  }

  @Test(arguments: [
    ("01", "`01` is not a valid number", 6),
    ("1__0", "`1__0` is not a valid number", 6),
    ("_1", "expected a value; the text `_1` needs quotes to be a string", 6),
    ("1_", "`1_` is not a valid number", 6),
    ("+0x1", "`+0x1` is not a valid number", 6),
    ("0x", "`0x` is not a valid number", 6),
    ("1.", "`1.` is not a valid number", 6),
    (".5", "`.5` is not a valid number", 6),
    ("1.e1", "`1.e1` is not a valid number", 6),
    ("truely", "expected a value; the text `truely` needs quotes to be a string", 6),
    ("True", "expected a value; the text `True` needs quotes to be a string", 6),
    ("9223372036854775808", "the integer `9223372036854775808` does not fit in 64 bits", 6),
    ("2023-02-29", "the date does not exist", 6),
    ("2023-13-01", "the date does not exist", 6),
    ("24:00:00", "the time does not exist", 6),
    ("07:32", "expected a date or time such as `1979-05-27T07:32:00Z`", 6),
    ("1979-05-27T07:32:00+24:00", "the offset from UTC does not exist", 25),
    ("\"\\x41\"", "`\\x` is not an escape", 7),
    ("\"\\ud800\"", "the escape is not a Unicode scalar value", 7),
    ("\"unclosed", "expected `\"` to close the string", 6),
    ("'a\nb'", "expected `'` to close the string", 6),
    ("[1 2]", "expected `,` or `]` after the array element", 9),
    ("[,]", "expected a value before `,`", 7),
    ("{a=1,}", "an inline table cannot end with a comma", 11),
    ("{a=1", "expected `,` or `}` in the inline table", 10),
    ("{\n}", "expected `}` to close the inline table on the same line", 6),
    ("nan1", "expected a value; the text `nan1` needs quotes to be a string", 6),
    ("\"\"\"open", "expected `\"\"\"` to close the string", 6),
    ("", "expected a value", 6),
  ])
  func malformedValuesAreReported(source: String, message: String, offset: Int) {
    let document = TOMLDocument(parsing: "key = \(source)\n")
    #expect(document.diagnostics.first?.message == message)
    #expect(document.diagnostics.first?.range.start == offset)
    #expect(document.root["key"] == nil)
  }

  /// What a control character stands in is read all the same.
  @Test func controlCharactersAreReported() {
    let document = TOMLDocument(parsing: "key = \"\u{7}\"\n")
    #expect(document.diagnostics.count == 1)
    #expect(document.root["key"]?.string == "\u{7}")
  }

  @Test func nestedValuesDecode() {
    let item = parsed("[1, { a.b = [true] }, # comment\n  'x',\n]")
    let inner = TOMLValue.table([TOMLPair(key: "b", value: .array([.boolean(true)]))])
    #expect(item?.value == .array([.integer(1), .table([TOMLPair(key: "a", value: inner)]), .string("x")]))
  }

  @Test func valuesRoundTripThroughTheirSource() {
    let value = TOMLValue.table([
      TOMLPair(key: "bare-key_1", value: .float(3)),
      TOMLPair(key: "needs quotes", value: .string("a\u{1}\n\"b\\")),
      TOMLPair(key: "", value: .array([.boolean(false), .table([])])),
    ])
    #expect(parsed(value.inlineSource)?.value == value)
  }
}

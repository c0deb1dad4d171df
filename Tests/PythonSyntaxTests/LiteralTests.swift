import PythonSyntax
import Testing

@Suite struct LiteralTests {
  private func withExpression<Result>(_ source: String, _ body: (Expr) -> Result) -> Result? {
    let tree = parse(source, ParseOptions(mode: .expression))
    let view = tree.view
    guard view.kind(of: view.root) == .expressionModule else { return nil }
    return body(ExpressionModule(unchecked: view.root, in: view).body)
  }

  @Test(arguments: [
    ("0", "0"), ("255", "ff"), ("0xFF", "ff"), ("0o17", "f"), ("0b1_0", "2"), ("1_000", "3e8"),
    ("18446744073709551616", "10000000000000000"), ("0xdead_beef_0000_0001_f", "deadbeef00000001f"),
    ("340282366920938463463374607431768211455", "ffffffffffffffffffffffffffffffff"),
    ("00", "0"),
  ])
  func integersAreExact(source: String, expected: String) {
    #expect(withExpression(source) { $0.asNumberLiteral?.integerValue?.hexadecimal } == expected)
  }

  @Test(arguments: [
    ("1.5", 1.5), ("1e3", 1000), ("1_0.0_1", 10.01), (".5", 0.5), ("5.", 5), ("5.e3", 5000), ("3.14j", 3.14),
    ("10j", 10),
    ("1e999", .infinity), ("2.2250738585072014e-308", 2.2250738585072014e-308), ("0_0.1", 0.1),
  ])
  func floatsAreRoundedCorrectly(source: String, expected: Double) {
    #expect(withExpression(source) { $0.asNumberLiteral?.floatValue } == expected)
  }

  @Test(arguments: [
    (#"'a\n\t\\\''"#, "a\n\t\\'"), (#"r'\n'"#, #"\n"#), (#"'\x41\101\u00e9\U0001F600'"#, "AAé😀"),
    (#"'\N{BULLET}\N{bullet}'"#, "••"), (#"'\q'"#, #"\q"#), ("'a\\\nb'", "ab"), ("'''a\r\nb'''", "a\nb"), ("''", ""),
    (#"'\0\08'"#, "\0\08"),
  ])
  func stringsAreDecoded(source: String, expected: String) {
    #expect(withExpression(source) { $0.asStringLiteral?.value } == expected)
  }

  @Test(arguments: [(#"b'a\xff\777'"#, [UInt8(97), 255, 255]), (#"rb'\x'"#, [92, 120]), (#"b'\u'"#, [92, 117])])
  func bytesAreDecoded(source: String, expected: [UInt8]) {
    #expect(withExpression(source) { $0.asBytesLiteral?.value } == expected)
  }

  @Test(arguments: [
    ("'\\x4'", "The escape `\\x` needs 2 hexadecimal digits", 1),
    ("'\\u12'", "The escape `\\u` needs 4 hexadecimal digits", 1),
    ("'\\U00110000'", "The escape names no character: Unicode ends at U+10FFFF", 1),
    ("'\\N{NO SUCH NAME}'", "No Unicode character is named `NO SUCH NAME`", 1),
    ("'\\N'", "The escape `\\N` needs the name of a character in braces", 1),
    ("b'\\xg'", "The escape `\\x` needs 2 hexadecimal digits", 2),
    ("b'é'", "A bytes literal can only contain ASCII characters; write others as `\\x..`", 0),
  ])
  func brokenEscapesAreReported(source: String, message: String, offset: UInt32) {
    let error = parse(source).errors(for: .latest).first
    #expect(error?.message == message)
    #expect(error?.range.start == offset)
  }
}

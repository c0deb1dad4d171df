import Formatting
import Testing

/// Expressions whose trees are as deep as they are long.
@Suite struct DeepExpressionTests {
  @Test(arguments: [" + a", " and a", " < a", ".a", ".a(a)", "[a]", "(a)", "(a  # c\n)"])
  func longChainsNeedNoStack(link: String) {
    let count = 5_000
    let source = "x = a" + String(repeating: link, count: count) + "\n"
    let result = formatted(source)
    let letters = { (text: String) in text.utf8.count { $0 == UInt8(ascii: "a") } }
    #expect(letters(result) == letters(source), "\(result.prefix(200))")
    #expect(formatted(result) == result)
  }

  /// A bracket of a chain is not measured to the end of the chain again.
  @Test(
    arguments: ["x = a", "return a", "if a", "x = y + a", "assert a, a"],
    ["[a]", "[a](a)", "(a, b=a + a)", "[a](a  # c\n)", "(*a)[a:b + c]"])
  func chainsOfBracketsAreMeasuredInLinearTime(start: String, link: String) {
    let (few, many) = (measured(start, link, count: 100), measured(start, link, count: 1_000))
    #expect(few > 0)
    #expect(many < few * 15, "\(few) elements for 100 links, \(many) for 1,000")
  }

  private func measured(_ start: String, _ link: String, count: Int) -> Int {
    let end = start.hasPrefix("if") ? ": pass\n" : "\n"
    let source = start + String(repeating: link, count: count) + end
    return Array(source.utf8).withUnsafeBufferPointer { countLayoutWork($0, options: FormatOptions()).measured }
  }
}

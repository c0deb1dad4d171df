import Formatting
import Testing

/// Expressions whose trees are as deep as they are long.
@Suite struct DeepExpressionTests {
  @Test(arguments: [" + a", " and a", " < a", ".a", ".a(a)", "[a]"])
  func longChainsNeedNoStack(link: String) {
    // The printer measures each bracket of a chain of brackets to its end.
    let count = link == "[a]" ? 300 : 5_000
    let result = formatted("x = a" + String(repeating: link, count: count) + "\n")
    let names = result.utf8.count { $0 == UInt8(ascii: "a") }
    #expect(names >= count, "\(result.prefix(200))")
    #expect(formatted(result) == result)
  }
}

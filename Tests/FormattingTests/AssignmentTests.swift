import Formatting
import Testing

/// Assignments and other statements that end with a value.
@Suite struct AssignmentTests {
  private static let a40 = String(repeating: "a", count: 40)
  private static let b50 = String(repeating: "b", count: 50)
  private static let b80 = String(repeating: "b", count: 80)
  private static let b90 = String(repeating: "b", count: 90)

  @Test(arguments: [
    ("a=b=(c)\n", "a = b = c\n"),
    ("(a) = (b)\n", "(a) = b\n"),
    ("(a, b) = (c, d)\n", "(a, b) = (c, d)\n"),
    ("a = (b) = c\n", "a = b = c\n"),
    ("a: (int) = (1)\n", "a: int = 1\n"),
    ("a: (int)\n", "a: int\n"),
    ("a: (yield_)\n", "a: yield_\n"),
    ("a **= (b)\n", "a **= b\n"),
    ("type  A [T] = (B)\n", "type A[T] = B\n"),
  ])
  func parenthesesThatAreNotNeededGo(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("\(a40) = \(b50)\n", "\(a40) = (\n    \(b50)\n)\n"),
    ("\(a40) = \(b90)\n", "\(a40) = \(b90)\n"),
    ("\(a40) = b  # \(b90)\n", "\(a40) = b  # \(b90)\n"),
    ("\(a40) = b  # \(b50)\n", "\(a40) = (\n    b  # \(b50)\n)\n"),
    ("\(a40) = \(b50)  # c\n", "\(a40) = (\n    \(b50)  # c\n)\n"),
    ("a = (\n  b # c\n)\n", "a = b  # c\n"),
    ("a = (\n  # c\n  b\n)\n", "a = (\n    # c\n    b\n)\n"),
    ("a = (\n  b\n  # c\n)\n", "a = (\n    b\n    # c\n)\n"),
    ("\(a40) = \"\(b50)\"\n", "\(a40) = (\n    \"\(b50)\"\n)\n"),
    ("\(a40): int = \(b50)\n", "\(a40): int = (\n    \(b50)\n)\n"),
    ("\(a40) += \(b50)\n", "\(a40) += (\n    \(b50)\n)\n"),
    ("type \(a40) = \(b50)\n", "type \(a40) = (\n    \(b50)\n)\n"),
  ])
  func valueIsParenthesizedIfItFitsThen(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("\(a40)[b] = \(b50)\n", "\(a40)[b] = (\n    \(b50)\n)\n"),
    ("\(b90)[c] = \(a40)\n", "\(b90)[\n    c\n] = \(a40)\n"),
    ("\(a40)[b] = c(\(b50))\n", "\(a40)[b] = c(\n    \(b50)\n)\n"),
    ("\(a40)[b] = \(b50).c()\n", "\(a40)[b] = (\n    \(b50).c()\n)\n"),
    ("a = \(a40)[b] = \(b50)\n", "a = \(a40)[b] = (\n    \(b50)\n)\n"),
    ("a, b = \(b90)\n", "a, b = (\n    \(b90)\n)\n"),
    ("a, \(b90) = c\n", "(\n    a,\n    \(b90),\n) = c\n"),
    ("[a,] = b\n", "[\n    a,\n] = b\n"),
    ("a: \(a40)[b] = \(b50)\n", "a: \(a40)[b] = (\n    \(b50)\n)\n"),
  ])
  func valueIsSplitBeforeTheTarget(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("a = \"b\" \"c\"\n", "a = \"bc\"\n"),
    ("\(a40) = \"\(a40)\" \"bbbbb\"\n", "\(a40) = (\n    \"\(a40)bbbbb\"\n)\n"),
    ("\(a40) = \"\(a40)\" \"\(b50)\"\n", "\(a40) = (\n    \"\(a40)\"\n    \"\(b50)\"\n)\n"),
    ("\(a40) = \"\(a40)\" \"\(b50)\"  # c\n", "\(a40) = (\n    \"\(a40)\"\n    \"\(b50)\"\n)  # c\n"),
    ("a[b] = \"\(a40)\" \"\(b50)\"\n", "a[b] = (\n    \"\(a40)\"\n    \"\(b50)\"\n)\n"),
    ("\(a40) = f\"{b\n}\(b50)\"\n", "\(a40) = (\n    f\"{b}\(b50)\"\n)\n"),
    ("a = f\"{b\n}c\"\n", "a = f\"{b}c\"\n"),
  ])
  func stringsAreJoinedIfTheyFit(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("a = lambda b: (c)\n", "a = lambda b: c\n"),
    ("\(a40) = lambda b: \(b50)\n", "\(a40) = lambda b: (\n    \(b50)\n)\n"),
    ("a = \(a40).b(c).d(\(b50))\n", "a = \(a40).b(c).d(\n    \(b50)\n)\n"),
    ("a = await \(b80)(c)\n", "a = await \(b80)(\n    c\n)\n"),
  ])
  func lambdasAndCallsBreakInside(source: String, expected: String) {
    check(source, becomes: expected)
  }
}

import Diagnostics
import TestSupport
import Testing

@Suite struct DiffTests {
  private func unified(_ old: String, _ new: String) -> String {
    UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8)).text(name: "f")
  }

  @Test(arguments: [
    ("a\nb\n", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n+c\n"), ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"),
    ("", "a\n", "@@ -0,0 +1 @@\n+a\n"), ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"), ("a\n", "a\n", ""),
    ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n", "@@ -6,4 +6,3 @@\n 6\n 7\n 8\n-9\n"),
    ("a\u{1b}\n", "b\n", "@@ -1 +1 @@\n-a\u{1b}\n+b\n"),
    ("a\r\nb\r\n", "a\r\nc\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\n"),
  ])
  func hunksAreThoseOfPatch(_ old: String, _ new: String, _ expected: String) {
    #expect(unified(old, new) == "--- f\n+++ f\n" + expected)
  }

  @Test func textWithoutANameHasNoHeader() {
    #expect(UnifiedDiff(from: Array("a\n".utf8), to: Array("b\n".utf8)).text(name: nil) == "@@ -1 +1 @@\n-a\n+b\n")
  }

  @Test func distantChangesAreHunksOfTheirOwn() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("\n2\n", with: "\nx\n").replacing("\n19\n", with: "\ny\n")
    #expect(
      unified(old, new)
        == "--- f\n+++ f\n@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n@@ -16,5 +16,5 @@\n 16\n 17\n 18\n-19\n+y\n 20\n")
  }

  @Test func excerptNumbersTheNewLines() {
    let old = (1...12).map { "\($0)\n" }.joined()
    let new = old.replacing("\n2\n", with: "\nx\n\n").replacing("\n11\n", with: "\n")
    let excerpt = DiffExcerpt(from: Array(old.utf8), to: Array(new.utf8))
    #expect(excerpt.numberWidth == 2)
    #expect(
      excerpt.text()
        == "   |\n1  | 1\n   - 2\n2  + x\n3  +\n4  | 3\n\(String(repeating: "-", count: 80))\n11 | 10\n   - 11\n12 | 12\n   |\n"
    )
  }

  @Test(arguments: [
    // A new item like the one before it is shown whole, behind it.
    ("a(\n)\n\nz\n", "a(\n)\n\nb(\n)\n\nz\n", "@@ -1,4 +1,7 @@\n a(\n )\n \n+b(\n+)\n+\n z\n"),
    // What is taken away and what comes in its place are one difference.
    ("x\nq\nx\nr\n", "x\ns\nr\n", "@@ -1,4 +1,3 @@\n x\n-q\n-x\n+s\n r\n"),
  ])
  func changesStandWhereTheyReadBest(_ old: String, _ new: String, _ expected: String) {
    #expect(unified(old, new) == "--- f\n+++ f\n" + expected)
  }

  private func numbers(_ seed: UInt64, _ count: Int, below limit: UInt64) -> [UInt64] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in random.next() % limit }
  }

  @Test(arguments: 1...60)
  func piecesRebuildBothTextsWithTheLongestCommonPart(_ seed: Int) {
    let limit = UInt64(2 + seed % 5)
    let old = numbers(UInt64(seed), 5 + seed % 23, below: limit).map { "\($0)\n" }
    let new = numbers(UInt64(seed * 7 + 1), 4 + seed % 17, below: limit).map { "\($0)\n" }
    let diff = LineDiff(from: Array(old.joined().utf8), to: Array(new.joined().utf8))
    var kept = 0
    var oldPlace = 0
    var newPlace = 0
    for piece in diff.pieces {
      #expect(piece.old.lowerBound == oldPlace && piece.new.lowerBound == newPlace)
      oldPlace = piece.old.upperBound
      newPlace = piece.new.upperBound
      if piece.isEqual {
        #expect(Array(old[piece.old]) == Array(new[piece.new]))
        kept += piece.old.count
      }
    }
    #expect(oldPlace == old.count && newPlace == new.count)
    #expect(kept == longestCommonSubsequence(old, new))
  }

  private func longestCommonSubsequence(_ left: [String], _ right: [String]) -> Int {
    var row = Array(repeating: 0, count: right.count + 1)
    for first in left {
      var diagonal = 0
      for (index, second) in right.enumerated() {
        let above = row[index + 1]
        row[index + 1] = first == second ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row.last ?? 0
  }
}

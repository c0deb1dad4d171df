import Formatting
import PythonFiles
import Testing

/// Formatting of the part of a file between `«` and `»`.
@Suite struct FormatRangeTests {
  @Test(arguments: [
    ("a  =  1\n«b  =  2»\nc  =  3\n", "a  =  1\nb = 2\nc  =  3\n"),
    // A part of a statement stands for all of it.
    ("a  =  1\nb  =  «f( 1 )»  +  2\nc  =  3\n", "a  =  1\nb = f(1) + 2\nc  =  3\n"),
    ("«a  =  1\nb  =»  2\nc  =  3\n", "a = 1\nb = 2\nc  =  3\n"),
    // The header of a clause does not include its block.
    ("if  a«  :»\n    b  =  2\n", "if a:\n    b  =  2\n"),
    ("def f( «a» ):\n    b  =  2\n", "def f(a):\n    b  =  2\n"),
    ("def f( a ):\n    «b»  =  2\n    c  =  2\n", "def f( a ):\n    b = 2\n    c  =  2\n"),
    ("@a  .b\n@«c»  .d\ndef f( a ): pass\n", "@a  .b\n@c.d\ndef f( a ): pass\n"),
    ("if a:\n    b\nelif  «c» :\n    d  =  1\n", "if a:\n    b\nelif c:\n    d  =  1\n"),
    ("match  a:\n    case  «b» :\n        c  =  1\n", "match  a:\n    case b:\n        c  =  1\n"),
    ("try :\n    a\nexcept*  «b» :\n    c  =  1\n", "try :\n    a\nexcept* b:\n    c  =  1\n"),
    // A block on the line of its header is moved to a line of its own.
    ("if  a: «b»  =  2\nc  =  3\n", "if  a:\n    b = 2\nc  =  3\n"),
    // Indented otherwise than configured, the whole block is formatted.
    ("if  a:\n  «b»  =  2\n  c  =  3\nd  =  4\n", "if  a:\n    b = 2\n    c = 3\nd  =  4\n"),
    // Comments are formatted alone.
    ("a  =  1\n«#b»\nc  =  1\n", "a  =  1\n# b\nc  =  1\n"),
    // Nothing is formatted in code that is left alone.
    ("# fmt: off\na  =  1\n«b  =  1»\n", "# fmt: off\na  =  1\nb  =  1\n"),
    ("# fmt: off\na  =  1\n# fmt: on\n«b  =  1»\n", "# fmt: off\na  =  1\n# fmt: on\nb = 1\n"),
    ("«a  =  1»;  b  =  1 # fmt: skip\n", "a  =  1;  b  =  1 # fmt: skip\n"),
    // Docstrings are formatted as such.
    ("def f():\n    «''' a '''»\n    b  =  1\n", "def f():\n    \"\"\"a\"\"\"\n    b  =  1\n"),
    ("a  =  1«»\n", "a  =  1\n"),
    ("«a  =  1\n»", "a = 1\n"),
    ("a  =  1\n« \n»", "a  =  1\n"),
  ])
  func theStatementsOfTheRangeAreFormatted(marked: String, expected: String) throws {
    var position = SourcePosition(line: 1, column: 1)
    var start: SourcePosition?
    var end: SourcePosition?
    var source = ""
    for character in marked.unicodeScalars {
      switch character {
      case "«": start = position
      case "»": end = position
      case "\n":
        source.unicodeScalars.append(character)
        position = SourcePosition(line: position.line + 1, column: 1)
      default:
        source.unicodeScalars.append(character)
        position.column += 1
      }
    }
    // Without a mark the range would be that of the whole file, or empty.
    let (first, last): (SourcePosition, SourcePosition) = (try #require(start), try #require(end))
    #expect(formatted(source, from: first, to: last) == expected)
  }

  @Test(arguments: ["# b", " # b"])
  func aCommentThatMovesIntoParenthesesIsReplaced(comment: String) {
    let name = String(repeating: "a", count: 60)
    let source = "bbbbbbbbbbbbbbbbbbbbbbbbb = \(name)\(comment)\nc  =  1\n"
    #expect(
      formatted(source, from: SourcePosition(line: 1, column: 1), to: SourcePosition(line: 1, column: 9))
        == "bbbbbbbbbbbbbbbbbbbbbbbbb = (\n    \(name)  # b\n)\nc  =  1\n")
  }

  @Test func openRangesReachTheEndsOfTheFile() {
    let source = "a  =  1\nb  =  2\nc  =  3\n"
    #expect(formatted(source, from: nil, to: SourcePosition(line: 2, column: 1)) == "a = 1\nb  =  2\nc  =  3\n")
    #expect(formatted(source, from: SourcePosition(line: 3, column: 1), to: nil) == "a  =  1\nb  =  2\nc = 3\n")
    #expect(formatted(source, from: nil, to: nil) == "a = 1\nb = 2\nc = 3\n")
  }

  @Test(arguments: [
    (from: (line: 1, column: 1), to: (line: 2, column: 1), "a = 1\nb  =  2\nc  =  3\n"),
    (from: (line: 2, column: 1), to: (line: 3, column: 1), "a  =  1\nb = 2\nc  =  3\n"),
    (from: (line: 2, column: 1), to: (line: 4, column: 1), "a  =  1\nb = 2\nc = 3\n"),
    (from: (line: 1, column: 1), to: (line: 1, column: 2), "a = 1\nb  =  2\nc  =  3\n"),
    (from: (line: 1, column: 9), to: (line: 2, column: 1), "a  =  1\nb  =  2\nc  =  3\n"),
  ])
  func aByteOrderMarkBelongsToNoLine(
    from: (line: Int, column: Int), to: (line: Int, column: Int), _ expected: String
  ) {
    let source = "a  =  1\nb  =  2\nc  =  3\n"
    let start = SourcePosition(line: from.line, column: from.column)
    let end = SourcePosition(line: to.line, column: to.column)
    #expect(formatted("\u{FEFF}" + source, from: start, to: end) == "\u{FEFF}" + expected)
    #expect(formatted(source, from: start, to: end) == expected)
  }

  @Test func columnsCountCharacters() {
    // Counted in bytes, the position would still be in the first statement.
    let source = "f('ééé😀')  ;g( 1 )\n"
    let range = (SourcePosition(line: 1, column: 14), SourcePosition(line: 1, column: 15))
    #expect(formatted(source, from: range.0, to: range.1) == "f('ééé😀')  ;g(1)\n")
  }

  @Test func placesOutsideOfTheFileAreItsEnd() {
    let far = SourcePosition(line: .max, column: .max)
    #expect(formatted("a  =  1\n", from: SourcePosition(line: 1, column: 3), to: far) == "a = 1\n")
    #expect(formatted("a  =  1\n", from: far, to: far) == "a  =  1\n")
    #expect(formatted("a  =  1\n", from: far, to: SourcePosition(line: 1, column: 1)) == "a  =  1\n")
  }

  private func formatted(_ source: String, from start: SourcePosition?, to end: SourcePosition?) -> String {
    let bytes = Array(source.utf8)
    let result = bytes.withUnsafeBufferPointer {
      formatRange(of: ParsedFile(parsing: $0, FormatOptions()), from: start, to: end, options: FormatOptions())
    }
    return text(of: result, source)
  }
}

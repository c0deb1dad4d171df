import Formatting
import Testing

/// `fmt: off`, `fmt: on` and `fmt: skip`.
@Suite struct SuppressionTests {
  @Test(arguments: [
    ("# fmt: off\na  =  1\n# fmt: on\nb  =  1\n", "# fmt: off\na  =  1\n# fmt: on\nb = 1\n"),
    ("# yapf: disable\na  =  1\n# yapf: enable\nb  =  1\n", "# yapf: disable\na  =  1\n# yapf: enable\nb = 1\n"),
    ("#fmt:off\na  =  1\n", "# fmt:off\na  =  1\n"),
    // At the end of a line it is no such comment, unless it follows code to skip.
    ("a  =  1 # fmt: on\nb  =  1\n", "a = 1  # fmt: on\nb = 1\n"),
    ("a  =  1 # fmt: off\nb  =  1\n", "a  =  1  # fmt: off\nb = 1\n"),
    ("# fmt: offbeat\na  =  1\n", "# fmt: offbeat\na = 1\n"),
  ])
  func commentsSwitchFormattingOffAndOn(source: String, expected: String) { check(source, becomes: expected) }

  @Test(arguments: [
    // Comments before it are formatted, those after it are not.
    ("#a\n# fmt: off\n#b\na  =  1\n", "# a\n# fmt: off\n#b\na  =  1\n"),
    // After a statement, up to the end of the block.
    ("if a:\n  b  =  1\n  # fmt: off\n  c  =  1\nd  =  1\n", "if a:\n    b = 1\n    # fmt: off\n    c  =  1\nd = 1\n"),
    ("if a:\n  b  =  1\n  # fmt: off\n  #c\nd  =  1\n", "if a:\n    b = 1\n    # fmt: off\n    #c\nd = 1\n"),
    // Lines inside of statements keep their indentation.
    (
      "def f():\n  # fmt: off\n  a  = [\n    1,\n  ]\n  # fmt: on\n  b  =  1\n",
      "def f():\n    # fmt: off\n    a  = [\n    1,\n  ]\n    # fmt: on\n    b = 1\n"
    ),
    // Several times in a row, and empty lines in between.
    (
      "# fmt: off\na  =  1\n\n\n\n# fmt: on\n# fmt: off\nb  =  1\n# fmt: on\nc  =  1\n",
      "# fmt: off\na  =  1\n\n\n\n# fmt: on\n# fmt: off\nb  =  1\n# fmt: on\nc = 1\n"
    ),
    (
      "a  =  1\n# fmt: off\n#b\n# fmt: on\n#c\n\nd  =  1\n", "a = 1\n# fmt: off\n#b\n# fmt: on\n# c\n\nd = 1\n"
    ),
    // A semicolon and whole blocks belong to what is left alone.
    ("# fmt: off\na  ;  b  ;\n", "# fmt: off\na  ;  b  ;\n"),
    ("# fmt: off\nif a :\n  b\n  #c\n", "# fmt: off\nif a :\n  b\n  #c\n"),
    // Decorators belong to the statement.
    ("# fmt: off\n@a  .b\n# fmt: on\ndef f( ): pass\n", "# fmt: off\n@a  .b\n# fmt: on\ndef f( ): pass\n"),
  ])
  func statementsAreLeftAlone(source: String, expected: String) { check(source, becomes: expected) }

  @Test(arguments: [
    ("a  =  1 # fmt: skip\nb  =  1\n", "a  =  1  # fmt: skip\nb = 1\n"),
    ("a  =  1 # b # fmt: skip\n", "a  =  1  # b # fmt: skip\n"),
    ("a  =  1 # fmt: skip # b\n", "a  =  1  # fmt: skip # b\n"),
    ("a  =  1 ;  b  =  2 # fmt: skip\n", "a  =  1 ;  b  =  2  # fmt: skip\n"),
    ("a  =  1 ; # fmt: skip\n", "a  =  1 ;  # fmt: skip\n"),
    ("a  =  [\n  1\n] # fmt: skip\n", "a  =  [\n  1\n]  # fmt: skip\n"),
    ("if  a : # fmt: skip\n  b  =  1\n", "if  a :  # fmt: skip\n    b = 1\n"),
    ("if  a : b  # fmt: skip\n", "if  a : b  # fmt: skip\n"),
    ("if a:\n  b\nelse  : # fmt: skip\n  c  =  1\n", "if a:\n    b\nelse  :  # fmt: skip\n    c = 1\n"),
    ("@ a # fmt: skip\ndef f( ): pass\n", "@ a  # fmt: skip\ndef f():\n    pass\n"),
    ("match a:\n  case  b : # fmt: skip\n    c  =  1\n", "match a:\n    case  b :  # fmt: skip\n        c = 1\n"),
    (
      "try  : # fmt: skip\n  a\nfinally  : # fmt: skip\n  b\n",
      "try  :  # fmt: skip\n    a\nfinally  :  # fmt: skip\n    b\n"
    ),
  ])
  func skippedLinesAreLeftAlone(source: String, expected: String) { check(source, becomes: expected) }

  /// As for ruff, a comment behind a byte-order mark is at the end of a line, where nothing is switched off.
  @Test func commentBehindAByteOrderMarkSwitchesNothingOff() {
    check(
      "\u{FEFF}# fmt: off\nx   =   1\n# fmt: on\ny  =  2\n", becomes: "# fmt: off\nx = 1\n# fmt: on\ny = 2\n")
  }

  @Test func lineEndsOfCodeLeftAloneAreTheFilesOwn() {
    check(
      "# fmt: off\r\na  =  [\r\n1]\nb\r\n", becomes: "# fmt: off\r\na  =  [\r\n1]\r\nb\r\n")
  }
}

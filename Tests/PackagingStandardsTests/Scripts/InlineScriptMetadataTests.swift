import PackagingStandards
import Testing

@Suite struct InlineScriptMetadataTests {
  @Test(arguments: [
    ("# /// script\n# a = 1\n# ///\n", "a = 1\n", 2), ("# /// script\n# ///\n", "\n", 2),
    ("#!/usr/bin/env python\n\n# /// script\n# a = 1\n#\n# b = 2\n# ///\nimport os\n", "a = 1\n\nb = 2\n", 4),
    ("# /// script\r\n# a = 1\r\n# ///\r\n", "a = 1\n", 2), ("# /// script\r# a = 1\r# ///", "a = 1\n", 2),
    ("\u{FEFF}# /// script\n# a = 1\n# ///", "a = 1\n", 2),
    // Another kind of block, and one that goes on to its last end.
    ("# /// other\n# x\n# ///\n# c\n\n# /// script\n# a = 1\n# ///\n", "a = 1\n", 7),
    ("# /// script\n# a = 1\n# ///\n# b = 2\n# ///\n", "a = 1\n///\nb = 2\n", 2),
    ("# /// script\n#   a = 1\n# ///\n# not a part\n", "  a = 1\n", 2),
  ])
  func blocksAreFound(script: String, text: String, line: Int) throws {
    let metadata = try #require(try InlineScriptMetadata(script: Array(script.utf8)))
    #expect(metadata.text == text)
    #expect(metadata.firstLine == line)
    #expect(InlineScriptMetadata.isPresent(in: Array(script.utf8)))
  }

  @Test(arguments: [
    "", "import os\n", " # /// script\n # a = 1\n # ///\n", "# ///script\n# ///\n", "# /// script x\n# ///\n",
    "#/// script\n# ///\n",
  ])
  func whatIsNoBlockIsNone(script: String) throws {
    #expect(try InlineScriptMetadata(script: Array(script.utf8)) == nil)
    #expect(!InlineScriptMetadata.isPresent(in: Array(script.utf8)))
  }

  @Test(arguments: [
    ("# /// script\n# a = 1\n", 1), ("x\n# /// script\n# a = 1\n\n# ///\n", 2), ("# /// script\n#a = 1\n# ///\n", 1),
    ("# /// script\n# ///\n\n# /// script\n# ///\n", 4),
  ])
  func blocksThatDoNotEndOrComeTwiceAreErrors(script: String, line: Int) {
    let fault = #expect(throws: InlineScriptMetadata.Fault.self) {
      try InlineScriptMetadata(script: Array(script.utf8))
    }
    #expect(fault?.line == line)
  }
}

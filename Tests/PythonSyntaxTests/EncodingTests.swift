import PythonSyntax
import Testing

@Suite struct EncodingTests {
  @Test(arguments: [
    ("# coding: latin-1\n", "iso8859-1", UInt8(0xE9), "é"), ("# -*- coding: cp1252 -*-\n", "cp1252", 0x80, "€"),
    ("#!/usr/bin/python\n# vim: set fileencoding=koi8-r :\n", "koi8-r", 0xC1, "а"),
    ("# coding: ISO_8859_15\n", "iso8859-15", 0xA4, "€"),
  ])
  func declaredEncodingsAreDecoded(head: String, encoding: String, byte: UInt8, character: String) {
    let tree = parse(bytes: Array(head.utf8) + Array("x = '".utf8) + [byte] + Array("'\n".utf8))
    #expect(tree.errors.isEmpty)
    #expect(tree.encoding == .singleByte(encoding))
    let view = tree.view
    #expect(view.text(of: TextRange(0, UInt32(view.sourceCount))).contains("x = '\(character)'"))
  }

  @Test func aByteOrderMarkIsNoToken() {
    let tree = parse(bytes: [0xEF, 0xBB, 0xBF] + Array("x = 1\n".utf8))
    #expect(tree.errors.isEmpty)
    #expect(tree.encoding == .utf8WithByteOrderMark)
    #expect(tree.view.token(0).start == 3)
  }

  @Test(arguments: [
    Array("# coding: nonsense\n".utf8), [0xEF, 0xBB, 0xBF] + Array("# coding: latin-1\n".utf8), [0x61, 0x0A, 0xFF],
    Array("'a\0b'\n".utf8), Array("# coding: ascii\n".utf8) + [0xE9],
  ])
  func undecodableSourcesAreReported(bytes: [UInt8]) {
    let errors = parse(bytes: bytes).errors
    #expect(errors.contains { $0.category == .encoding })
  }

  @Test(arguments: ["x = 1\n# coding: latin-1\n", "\n\n# coding: nonsense\n", "# coding nonsense\n"])
  func otherCommentsDeclareNothing(source: String) {
    let tree = parse(source)
    #expect(tree.encoding == .utf8)
    #expect(tree.errors.isEmpty)
  }
}

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
    #expect(tree.errors(for: .latest).isEmpty)
    #expect(tree.encoding == .legacy(encoding))
    let view = tree.view
    #expect(view.text(of: TextRange(0, UInt32(view.sourceCount))).contains("x = '\(character)'"))
  }

  @Test(arguments: [
    ("gb2312", [UInt8](arrayLiteral: 0xBA, 0xBA, 0xD7, 0xD6), "汉字"), ("gbk", [0xE9, 0x46, 0x87, 0xD6], "镕囍"),
    ("gb18030", [0x81, 0x39, 0xEE, 0x39, 0x95, 0x32, 0x82, 0x36, 0x81, 0x30, 0x89, 0x38], "㐀𠀀ß"),
    ("hz", [0x7E, 0x7B, 0x3A, 0x3A, 0x57, 0x56, 0x7E, 0x7D, 0x7E, 0x7E], "汉字~"),
    ("big5", [0xBA, 0x7E, 0xA6, 0x72], "漢字"), ("cp950", [0xA3, 0xE1, 0xF9, 0xD6], "€碁"),
    ("big5hkscs", [0x9D, 0xEF, 0x88, 0x62], "嘅Ê̄"),
    // The second byte of the first character is a backslash's.
    ("shift_jis", [0x95, 0x5C, 0x8E, 0xA6, 0xB1], "表示ｱ"), ("cp932", [0x87, 0x40, 0xEE, 0xE0], "①髙"),
    ("shift_jis_2004", [0x82, 0xF5], "か゚"), ("euc_jp", [0xC6, 0xFC, 0x8F, 0xB0, 0xA1, 0x8E, 0xB1], "日丂ｱ"),
    ("euc_jis_2004", [0x8F, 0xA1, 0xA1, 0xAE, 0xA1], "𠂉俱"),
    ("euc_kr", [0xC7, 0xD1, 0xA4, 0xD4, 0xA4, 0xA9, 0xA4, 0xC9, 0xA4, 0xD4], "한뢔"), ("cp949", [0x8F, 0x4F], "뢔"),
    ("johab", [0xD0, 0x65, 0x8B, 0x69, 0xF7, 0xD3], "한글漢"),
    ("iso2022_jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
    ("iso2022_jp_2", [0x1B, 0x24, 0x28, 0x43, 0x47, 0x51, 0x1B, 0x28, 0x42, 0x1B, 0x2E, 0x41, 0x1B, 0x4E, 0x69], "한é"),
    ("iso2022_jp_3", [0x1B, 0x24, 0x28, 0x4F, 0x2E, 0x22, 0x1B, 0x28, 0x42], "𠀋"),
    ("iso2022_kr", [0x1B, 0x24, 0x29, 0x43, 0x0E, 0x47, 0x51, 0x31, 0x5B, 0x0F], "한글"),
    ("utf-7", [0x2B, 0x41, 0x4F, 0x6B, 0x41, 0x4B, 0x39, 0x67, 0x39, 0x33, 0x67, 0x41, 0x2D], "é+😀"),
  ])
  func encodingsOfSeveralBytesAreDecoded(encoding: String, bytes: [UInt8], text: String) {
    let tree = parse(bytes: Array("# coding: \(encoding)\nx = '".utf8) + bytes + Array("'\n".utf8))
    #expect(tree.errors(for: .latest) == [])
    #expect(tree.encoding == .legacy(encoding))
    let view = tree.view
    #expect(view.text(of: TextRange(0, UInt32(view.sourceCount))).contains("x = '\(text)'"))
  }

  @Test(arguments: [
    ("# coding: latin-1\n", "Only UTF-8 can be read here, but the file is declared to be `latin-1`; save it as UTF-8"),
    ("# coding: utf8\n", "This byte is not UTF-8; save the file as UTF-8 or declare its encoding in the first line"),
    ("", "This byte is not UTF-8; save the file as UTF-8 or declare its encoding in the first line"),
  ])
  func whereDeclarationsAreIgnoredTheyAreNamed(head: String, message: String) {
    let options = ParseOptions(ignoresEncodingDeclaration: true)
    let tree = parse(bytes: Array(head.utf8) + Array("x = '".utf8) + [0xE9] + Array("'\n".utf8), options)
    #expect(tree.errors(for: .latest).first?.message == message)
    #expect(parse(head + "x = 'é'\n", options).errors(for: .latest).isEmpty)
  }

  @Test(arguments: [
    ("GB2312_80", "gb2312"), ("cp936", "gbk"), ("MS932", "cp932"), ("SJIS", "shift_jis"), ("eucJP", "euc_jp"),
    ("KS_C-5601", "euc_kr"), ("uhc", "cp949"), ("big5.hkscs", "big5hkscs"), ("ISO-2022-JP", "iso2022_jp"),
    ("latin_1", "iso8859-1"), ("utf7", "utf-7"),
  ])
  func encodingsHaveOtherNames(name: String, encoding: String) {
    #expect(parse("# coding: \(name)\n").encoding == .legacy(encoding))
  }

  @Test(
    arguments: [
      ("gbk", [0x81, 0x7F]), ("gb18030", [0x81, 0x30, 0x81]), ("euc_jp", [0x8F, 0xA1]), ("hz", [0x7E, 0x7A]),
      ("iso2022_jp", [0x1B, 0x24]), ("utf-7", [0x2B, 0x41]), ("cp932", [0x81]), ("euc_kr", [0xA4, 0xD4, 0xA4]),
    ] as [(String, [UInt8])])
  func whatIsNoCharacterIsReportedOnceAndInPlace(encoding: String, bytes: [UInt8]) {
    let head = "# coding: \(encoding)\n# "
    let errors = parse(bytes: Array(head.utf8) + bytes + Array("\nx = 1\n".utf8)).errors(for: .latest)
    #expect(errors.map(\.category) == [.encoding])
    #expect(errors.first?.range.start == UInt32(head.utf8.count))
  }

  @Test func rangesAreThoseOfTheText() {
    let tree = parse(bytes: Array("# coding: gbk\nx = '".utf8) + [0xBA, 0xBA] + Array("' 1\n".utf8))
    #expect(tree.errors(for: .latest).map(\.range.start) == [24])
    let (line, column) = LineIndex(tree.view).position(of: 24)
    #expect(line == 1)
    #expect(column == 10)
  }

  @Test func aByteOrderMarkIsNoToken() {
    let tree = parse(bytes: [0xEF, 0xBB, 0xBF] + Array("x = 1\n".utf8))
    #expect(tree.errors(for: .latest).isEmpty)
    #expect(tree.encoding == .utf8WithByteOrderMark)
    #expect(tree.view.token(0).start == 3)
  }

  @Test(arguments: [
    Array("# coding: nonsense\n".utf8), [0xEF, 0xBB, 0xBF] + Array("# coding: latin-1\n".utf8), [0x61, 0x0A, 0xFF],
    Array("'a\0b'\n".utf8), Array("# coding: ascii\n".utf8) + [0xE9],
  ])
  func undecodableSourcesAreReported(bytes: [UInt8]) {
    let errors = parse(bytes: bytes).errors(for: .latest)
    #expect(errors.contains { $0.category == .encoding })
  }

  @Test(arguments: ["x = 1\n# coding: latin-1\n", "\n\n# coding: nonsense\n", "# coding nonsense\n"])
  func otherCommentsDeclareNothing(source: String) {
    let tree = parse(source)
    #expect(tree.encoding == .utf8)
    #expect(tree.errors(for: .latest).isEmpty)
  }
}

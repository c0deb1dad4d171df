import PackagingStandards
import Testing

@Suite struct RecordFileTests {
  func parse(_ text: String) throws -> RecordFile { try RecordFile(parsing: Array(text.utf8).span) }

  @Test func fieldsAreRead() throws {
    let record = try parse(
      "a/b.py,sha256=AVTFPZpEKzuHr7OvQZmhaU3LvwKz06AJw8mT\\_pNh2yI,3144\r\n\"c,\"\"d\"\".py\",,\n\nx.dist-info/RECORD,,\n"
    )
    #expect(
      record.entries == [
        .init(path: "a/b.py", hash: "sha256=AVTFPZpEKzuHr7OvQZmhaU3LvwKz06AJw8mT\\_pNh2yI", size: 3144),
        .init(path: "c,\"d\".py"), .init(path: "x.dist-info/RECORD"),
      ])
  }

  @Test(arguments: ["caf\u{1}.py,,", "\"caf\u{1}\".py,,", "ok.py,sha256=\u{1},"])
  func rowsThatAreNotUTF8AreRefusedByNumber(row: String) {
    let bytes = Array("ok.py,,\n\(row)\n".utf8).map { $0 == 1 ? 0xE9 : $0 }
    let error = #expect(throws: RecordFileError.self) { try RecordFile(parsing: bytes.span) }
    #expect(error?.message == "line 2 of `RECORD` is not valid UTF-8")
  }

  @Test(arguments: [
    ("a,b,c,d", RecordFileError.Reason.fieldCount(4)), (",,", .emptyPath), ("a,,x", .size("x")),
    ("\"a", .unclosedQuote),
    ("a,,-1", .size("-1")),
  ])
  func malformedLinesAreRefusedByNumber(line: String, reason: RecordFileError.Reason) {
    let error = #expect(throws: RecordFileError.self) { try parse("ok.py,,\n\(line)") }
    #expect(error?.line == 2)
    #expect(error?.reason == reason)
  }
}

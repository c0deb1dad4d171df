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

  @Test func writingAndReadingAreInverse() throws {
    let record = RecordFile(entries: [
      .init(path: "plain.py", hash: "sha256=x", size: 0), .init(path: "with,comma"), .init(path: "with \"quote\""),
      .init(path: "with\nbreak", size: .max), .init(path: "ünï.py"),
    ])
    #expect(try RecordFile(parsing: record.bytes.span) == record)
    #expect(String(decoding: record.bytes, as: UTF8.self).hasPrefix("plain.py,sha256=x,0\n\"with,comma\",,\n"))
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

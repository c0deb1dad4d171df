import SystemIO
import TerminalUI
import Testing

@Suite struct QuantityTests {
  @Test(arguments: [
    (0, "0.00ms"), (30_000, "0.03ms"), (984_000, "0.98ms"), (1_000_000, "1ms"), (182_900_000, "182ms"),
    (1_000_000_000, "1.00s"), (1_539_000_000, "1.53s"), (59_999_000_000, "59.99s"), (60_000_000_000, "1m 00s"),
    (125_000_000_000, "2m 05s"),
  ])
  func durationsAreShortAndFixed(nanoseconds: UInt64, text: String) {
    #expect(durationText(nanoseconds: nanoseconds) == text)
  }

  @Test(arguments: [(0, "0B"), (1023, "1023B"), (1024, "1.0KiB"), (1_572_864, "1.5MiB"), (5 << 30, "5.0GiB")])
  func byteCountsUseBinaryUnits(count: Int, text: String) {
    #expect(byteCountText(count) == text)
  }

  @Test func countsAgreeWithTheirNoun() {
    #expect([0, 1, 2].map { counted($0, "package") } == ["0 packages", "1 package", "2 packages"])
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("🐍", 2), ("", 0), ("\u{200b}", 0)])
  func widthCountsColumnsNotScalars(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }

  @Test func wrappingBreaksAtSpacesOnly() {
    #expect(wrapped("one two three\nfour", width: 7) == ["one two", "three", "four"])
    #expect(wrapped("unbreakable word", width: 4) == ["unbreakable", "word"])
  }

  @Test func tablesAlignAndDropTrailingBlanks() {
    var table = TextTable(headers: ["Package", "Version", "Note"])
    table.append(["a", "1.0"])
    table.append(["日本", "2", "x"])
    #expect(
      table.lines == [
        "Package Version Note",
        "------- ------- ----",
        "a       1.0",
        "日本    2       x",
      ])
  }
}

@Suite struct PainterTests {
  @Test func paintingIsOffUnlessEnabled() {
    #expect(Painter(isEnabled: false).paint("x", .bold, .red) == "x")
    #expect(Painter(isEnabled: true).paint("x", .bold, .red) == "\u{1b}[1;31mx\u{1b}[0m")
    #expect(Painter(for: .output, choice: .never).isEnabled == false)
    #expect(Painter(for: .output, choice: .always).isEnabled == true)
  }
}

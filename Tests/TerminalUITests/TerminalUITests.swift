import SystemIO
import TerminalUI
import Testing

@Suite struct QuantityTests {
  @Test(arguments: [
    (0, "0.00ms"), (30_000, "0.03ms"), (984_000, "0.98ms"), (1_000_000, "1ms"), (182_900_000, "182ms"),
    (1_000_000_000, "1.00s"), (1_539_000_000, "1.53s"), (59_999_000_000, "59.99s"), (60_000_000_000, "1m 00s"),
    (125_000_000_000, "2m 05s"),
  ])
  func durationsAreShortAndFixed(nanoseconds: Int64, text: String) {
    #expect(durationText(.nanoseconds(nanoseconds)) == text)
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
    var plain = TextTable(columns: 2, gap: 3)
    #expect(plain.lines == [])
    let painted = Painter(isEnabled: true).paint("x", .red)
    plain.append(["a", painted, "dropped"])
    plain.append(["日本", ""])
    #expect(plain.lines == ["a      " + painted, "日本"])
  }
}

@Suite struct PainterTests {
  @Test func paintingIsOffUnlessEnabled() {
    #expect(Painter(isEnabled: false).paint("x", .bold, .red) == "x")
    #expect(terminalText(Painter(isEnabled: true).paint("x", .bold, .red)) == "\u{1b}[1;31mx\u{1b}[0m")
    #expect(Painter(for: .output, choice: .never).isEnabled == false)
    #expect(Painter(for: .output, choice: .always).isEnabled == true)
  }
}

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain text, naïve 日本 🐍\t\n", "plain text, naïve 日本 🐍\t\n"),
    ("one\r\ntwo", "one\r\ntwo"),
    ("\u{1b}[31mred", "\\u001b[31mred"),
    ("\u{1b}]0;title\u{7}", "\\u001b]0;title\\u0007"),
    ("over\rwritten\u{8}", "over\\u000dwritten\\u0008"),
    ("\u{0}\u{b}\u{c}\u{7f}", "\\u0000\\u000b\\u000c\\u007f"),
    ("\u{9b}31m\u{85}\u{a0}", "\\u009b31m\\u0085\u{a0}"),
    ("a\u{202e}b\u{2066}c\u{2069}\u{200f}\u{61c}", "a\\u202eb\\u2066c\\u2069\\u200f\\u061c"),
    ("\u{2022}\u{201c}\u{2500}\u{2026}\u{200d}", "\u{2022}\u{201c}\u{2500}\u{2026}\u{200d}"),
    ("{\"text\": \"\u{7f}\"}", "{\"text\": \"\\u007f\"}"),
    ("\r", "\\u000d"), ("", ""),
  ])
  func foreignControlCharactersAreShown(text: String, shown: String) {
    #expect(terminalText(text) == shown)
  }

  @Test func everyControlCharacterIsEscaped() {
    for value in (0..<0x300 as Range<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl = scalar.properties.generalCategory == .control && value != 0x0A && value != 0x09
      #expect((terminalText(String(scalar)) != String(scalar)) == isControl, "U+\(String(value, radix: 16))")
    }
  }

  @Test func paintIsOursAndWhatIsPaintedIsNot() {
    let painter = Painter(isEnabled: true)
    #expect(
      terminalText("a " + painter.paint("b\u{1b}[2J", .green) + "\u{1b}[0m")
        == "a \u{1b}[32mb\\u001b[2J\u{1b}[0m\\u001b[0m")
  }

  @Test func noTextOfNoncharactersPassesForPaint() {
    let forged = String(String.UnicodeScalarView((0..<64).compactMap { Unicode.Scalar(UInt32(0xFDD0 + $0 % 32)) }))
    #expect(!terminalText(forged + "[31m").contains("\u{1b}"))
  }
}
